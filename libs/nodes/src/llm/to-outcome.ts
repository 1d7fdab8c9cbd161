import {
  failed,
  isRetryable,
  postponed,
  type LlmError,
  type NodeContext,
  type NodeOutcome,
  type StepError,
} from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import type { LlmConfig } from './llm-config';

/** Longest part of a wrong answer that is shown. */
const LONGEST_RAW_TEXT = 20_000;

/** Whoever is asked says when to come again, and no fault is anybody's. */
const WAITS: ReadonlySet<string> = new Set(['llm-rate-limited', 'llm-budget-busy', 'llm-unavailable']);

/** What becomes of the step when there is no answer: it waits where it was told to, for as long as the config allows, or fails. */
export function toOutcome(
  { code, message, details }: LlmError,
  { config, step, clock }: Pick<NodeContext<LlmConfig>, 'config' | 'step' | 'clock'>,
): NodeOutcome {
  const { retryAfterMs, rawText, complaints, status, requestId, usage, cost, attempts } = details;
  const more = {
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(rawText === undefined ? {} : { rawText: rawText.slice(0, LONGEST_RAW_TEXT).toWellFormed() }),
    ...(complaints === undefined ? {} : { complaints }),
    ...(usage === undefined ? {} : { usage: { ...usage } }),
    ...(cost === undefined ? {} : { cost }),
    ...(attempts === undefined ? {} : { attempts: attempts.map((each) => ({ ...each })) }),
  };
  const error: StepError = {
    code,
    message,
    retryable: isRetryable({ code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(Object.keys(more).length === 0 ? {} : { details: more as JsonObject }),
  };
  if (retryAfterMs === undefined || !WAITS.has(code)) return failed(error);
  const waitedMs = clock.now().getTime() - step.startedAt.getTime();
  if (waitedMs + retryAfterMs <= config.maxWaitSeconds * 1000) return postponed(error, retryAfterMs);
  return failed({ ...error, message: `${message} It would take longer than maxWaitSeconds allows.` });
}
