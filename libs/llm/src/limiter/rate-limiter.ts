import type { LlmRateLimits } from '@rex/node-sdk';
import { LRUCache } from 'lru-cache';
import type { ToldLimits } from '../retry/read-rate-limits';
import { blockLane, EMPTY_LANE, enterLane, type Lane, settleLane, teachLane, waitForLane } from './lane';

/** Time, as the limiter needs it. */
export interface LimiterClock {
  nowMs(): number;
  /** Rejects when the signal fires. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

/** A call that wants to go out. */
export interface Admission {
  /** Whose limits apply: one provider, key and model. */
  lane: string;
  tokens: number;
  limits: LlmRateLimits;
  /** Longest time to be held back here. */
  maxWaitMs: number;
  signal: AbortSignal;
}

/** May go now, after a wait; or would have to wait for longer than it may. */
export type Admitted =
  | { kind: 'go'; waitedMs: number; enteredAtMs: number }
  | { kind: 'later'; waitedMs: number; retryAfterMs: number };

/** Most lanes that are remembered. */
const MAX_LANES = 10_000;

/** Keeps the calls of a process with one key of one model within its limits, set ones and those that vendors tell. */
export class RateLimiter {
  private readonly lanes = new LRUCache<string, Lane>({ max: MAX_LANES });

  constructor(private readonly clock: LimiterClock) {}

  /** Waits for the turn of a call, and counts it. @throws the reason of the signal when it fires */
  async enter({ lane, tokens, limits, maxWaitMs, signal }: Admission): Promise<Admitted> {
    const beganAtMs = this.clock.nowMs();
    for (;;) {
      const nowMs = this.clock.nowMs();
      const waitedMs = nowMs - beganAtMs;
      // Whoever waited for the same instant looks again: only one of them may find room.
      const waitMs = waitForLane(this.lane(lane), { nowMs, tokens, limits });
      if (waitMs <= 0) {
        this.change(lane, (known) => enterLane(known, { nowMs, tokens }));
        return { kind: 'go', waitedMs, enteredAtMs: nowMs };
      }
      if (waitedMs + waitMs > maxWaitMs) return { kind: 'later', waitedMs, retryAfterMs: waitMs };
      await this.clock.sleep(waitMs, signal);
    }
  }

  /** Puts what a call took in place of what it was thought to take. */
  settle(lane: string, call: { estimated: number; took: number; enteredAtMs: number }): void {
    this.change(lane, (known) => settleLane(known, call));
  }

  /** Takes in what an answer told of limits. */
  learn(lane: string, told: ToldLimits): void {
    if (told.requests || told.tokens)
      this.change(lane, (known) => teachLane(known, told, this.clock.nowMs()));
  }

  /** Holds everything back for as long as the vendor asked. */
  block(lane: string, durationMs: number): void {
    this.change(lane, (known) => blockLane(known, this.clock.nowMs() + durationMs));
  }

  private lane(name: string): Lane {
    return this.lanes.get(name) ?? EMPTY_LANE;
  }

  private change(name: string, change: (lane: Lane) => Lane): void {
    this.lanes.set(name, change(this.lane(name)));
  }
}
