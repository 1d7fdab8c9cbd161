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

/** Longest time between two looks at a budget that others hold. */
const LONGEST_BUSY_WAIT_MS = 30_000;

/** What becomes of the step when there is no answer: it waits where it was told to, for as long as the config allows, or fails. */
export function toOutcome(
  { code, message, details }: LlmError,
  { config, step }: Pick<NodeContext<LlmConfig>, 'config' | 'step'>,
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
  const afterMs =
    code === 'llm-budget-busy' ? Math.max(retryAfterMs, growing(step.postponedMs)) : retryAfterMs;
  if (step.postponedMs + afterMs <= config.maxWaitSeconds * 1000) return postponed(error, afterMs);
  return failed({ ...error, message: `${message} It would take longer than maxWaitSeconds allows.` });
}

/** Nobody knows when others are done: as long again as was waited so far, so that a long wait frees the worker. */
function growing(waitedMs: number): number {
  return Math.min(waitedMs, LONGEST_BUSY_WAIT_MS);
}
