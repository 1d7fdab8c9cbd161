import type { LlmRateLimits } from '@rex/node-sdk';
import type { ToldLimits } from '../retry/read-rate-limits';
import { learnLimit, type LearnedLimit, spendLearned, waitForLearned } from './learned-limit';
import { addToWindow, correctWindow, type Slot, waitForWindow } from './minute-window';

/** What is known of the calls with one key of one model. */
export interface Lane {
  /** Calls of the last minute. */
  slots: readonly Slot[];
  /** The vendor refused: nothing goes out before. */
  blockedUntilMs: number;
  requests: LearnedLimit | undefined;
  tokens: LearnedLimit | undefined;
}

/** A call that wants to go out. */
export interface Entry {
  nowMs: number;
  /** Estimated, prompt and answer. */
  tokens: number;
  limits: LlmRateLimits;
}

export const EMPTY_LANE: Lane = { slots: [], blockedUntilMs: 0, requests: undefined, tokens: undefined };

/** How long a call has to wait, in milliseconds; 0 when it may go. */
export function waitForLane(lane: Lane, { nowMs, tokens, limits }: Entry): number {
  return Math.max(
    0,
    lane.blockedUntilMs - nowMs,
    waitForWindow(lane.slots, { limit: limits.requestsPerMinute, need: 1, of: 'requests', nowMs }),
    waitForWindow(lane.slots, { limit: limits.tokensPerMinute, need: tokens, of: 'tokens', nowMs }),
    waitForLearned(lane.requests, 1, nowMs),
    waitForLearned(lane.tokens, tokens, nowMs),
  );
}

/** The lane with one more call on its way. */
export function enterLane(lane: Lane, { nowMs, tokens }: Omit<Entry, 'limits'>): Lane {
  return {
    ...lane,
    slots: addToWindow(lane.slots, { requests: 1, tokens }, nowMs),
    requests: spendLearned(lane.requests, 1),
    tokens: spendLearned(lane.tokens, tokens),
  };
}

/** The lane once it is known how many tokens a call took that had been estimated. */
export function settleLane(lane: Lane, call: { estimated: number; took: number; enteredAtMs: number }): Lane {
  return { ...lane, slots: correctWindow(lane.slots, call.took - call.estimated, call.enteredAtMs) };
}

/** The lane with what an answer told of the vendor's limits. */
export function teachLane(lane: Lane, told: ToldLimits, nowMs: number): Lane {
  return {
    ...lane,
    requests: learnLimit(told.requests, nowMs) ?? lane.requests,
    tokens: learnLimit(told.tokens, nowMs) ?? lane.tokens,
  };
}

/** The lane after the vendor refused a call for some time. */
export function blockLane(lane: Lane, untilMs: number): Lane {
  return { ...lane, blockedUntilMs: Math.max(lane.blockedUntilMs, untilMs) };
}
