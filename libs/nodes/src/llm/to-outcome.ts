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

/** A vendor that names less names no time at all: it was not ready when it was asked again. */
const SHORTEST_WAIT_MS = 1000;

/** Longest wait that nobody named. */
const LONGEST_GUESS_MS = 30_000;

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
  const afterMs = isTold(code, retryAfterMs, status) ? retryAfterMs : growing(retryAfterMs, step.postponedMs);
  if (step.postponedMs + afterMs <= config.maxWaitSeconds * 1000) return postponed(error, afterMs);
  return failed({ ...error, message: `${message} It would take longer than maxWaitSeconds allows.` });
}

/** Whether somebody knows how long the wait is: not with a budget that others hold. What has no status is counted here, by the limiter. */
function isTold(code: string, retryAfterMs: number, status: number | undefined): boolean {
  return code !== 'llm-budget-busy' && (status === undefined || retryAfterMs >= SHORTEST_WAIT_MS);
}

/** As long again as was waited so far: it ends within a few calls, and a long wait frees the worker. */
function growing(toldMs: number, waitedMs: number): number {
  return Math.max(toldMs, SHORTEST_WAIT_MS, Math.min(waitedMs, LONGEST_GUESS_MS));
}
