import { dueOf, type ReviewedSchedule } from '@rex/database';
import { PUT_OFF_SECONDS } from '../tick/put-off-seconds';

/** Whether a schedule is due when its config says so. Newer rules of a time zone make it wrong too. */
export function isScheduleRight(row: ReviewedSchedule): boolean {
  if (row.stoppedAt !== null) return true;
  if (!row.isOfVersion) return false;
  const { nextSlotAt, nextDueAt, hasEnded, problem } = dueOf(row, row.nextSlotAt, row.now);
  const isUndecided = row.nextSlotAt !== null && row.nextSlotAt.getTime() <= row.now.getTime();
  if (problem !== null || row.problem !== null) return problem === row.problem;
  // Of one that has come due, only that somebody will look at it: a tick may have put it off.
  if (isUndecided) return row.pausedAt !== null || isSoon(row.nextDueAt, nextDueAt ?? row.now, row.now);
  return (
    hasEnded === row.hasEnded &&
    nextSlotAt?.getTime() === row.nextSlotAt?.getTime() &&
    nextDueAt?.getTime() === row.nextDueAt?.getTime()
  );
}

/** Not later than it should be, or than a tick puts off. */
function isSoon(dueAt: Date | null, shouldBe: Date, now: Date): boolean {
  if (dueAt === null) return false;
  return dueAt.getTime() <= Math.max(shouldBe.getTime(), now.getTime() + PUT_OFF_SECONDS * 1000);
}
