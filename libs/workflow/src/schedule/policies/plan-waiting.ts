import type { OverlapPolicy } from '../schedule';

/** What waits for its turn in a schedule, and what runs of it. */
export interface WaitingQuestion {
  overlap: OverlapPolicy;
  /** Executions of the schedule that have not ended, whatever started them. */
  unfinished: number;
  /** Those of them that make up for past slots. */
  unfinishedBackfills: number;
  /** Slots that wait for an earlier execution. */
  waitingSlots: number;
  /** Past slots that a backfill wants to start. */
  waitingBackfills: number;
  /** Most executions of backfills at a time. */
  backfillConcurrency: number;
}

/** How many of those that wait start now, oldest first. */
export interface WaitingPlan {
  slots: number;
  backfills: number;
}

/** Decides who has their turn. Where executions must not overlap, a backfill is one of them and stands behind slots. */
export function planWaiting(question: WaitingQuestion): WaitingPlan {
  const { overlap, unfinished, unfinishedBackfills, waitingSlots, waitingBackfills } = question;
  if (overlap === 'allow') {
    const room = Math.max(0, question.backfillConcurrency - unfinishedBackfills);
    return { slots: waitingSlots, backfills: Math.min(waitingBackfills, room) };
  }
  if (unfinished > 0) return { slots: 0, backfills: 0 };
  return waitingSlots > 0
    ? { slots: 1, backfills: 0 }
    : { slots: 0, backfills: Math.min(waitingBackfills, 1) };
}
