import type { OverlapPolicy } from '../schedule';

/** Most slots of a schedule that wait for an earlier execution. */
export const DEFAULT_WAITING_LIMIT = 100;

/** What a schedule has under way when one of its slots is due. */
export interface OverlapQuestion {
  policy: OverlapPolicy;
  /** Executions of the schedule that have not ended. */
  unfinished: number;
  /** Earlier slots of the schedule that wait for their turn. */
  waiting: number;
  waitingLimit?: number;
}

/** What becomes of the slot. */
export type OverlapDecision =
  { kind: 'start' } | { kind: 'wait' } | { kind: 'skip'; reason: 'overlap' | 'too-many-waiting' };

/** Decides what becomes of a slot that is due while others of its schedule may still run. Slots that wait keep their order. */
export function decideOverlap(question: OverlapQuestion): OverlapDecision {
  const { policy, unfinished, waiting, waitingLimit = DEFAULT_WAITING_LIMIT } = question;
  if (policy === 'allow') return { kind: 'start' };
  if (unfinished === 0 && waiting === 0) return { kind: 'start' };
  if (policy === 'skip') return { kind: 'skip', reason: 'overlap' };
  return waiting < waitingLimit ? { kind: 'wait' } : { kind: 'skip', reason: 'too-many-waiting' };
}
