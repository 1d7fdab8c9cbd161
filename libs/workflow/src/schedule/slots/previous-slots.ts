import type { Schedule } from '../schedule';
import { LAST_INSTANT } from './next-slots';

/** The last slots before an instant, newest first; fewer than `count` when the schedule starts after. */
export function previousSlots(schedule: Schedule, before: Date, count: number): Date[] {
  const slots: Date[] = [];
  let last = before.getTime();
  while (slots.length < count) {
    const previous = previousSlot(schedule, last);
    if (previous === undefined) break;
    slots.push(new Date(previous));
    last = previous;
  }
  return slots;
}

/** The last slot before an instant, in milliseconds; undefined when there is none. */
export function previousSlot(
  { dueTimes, startAt = 0, endAt = LAST_INSTANT - 1 }: Schedule,
  before: number,
): number | undefined {
  const upTo = Math.min(before, endAt + 1, LAST_INSTANT);
  if (!(upTo > startAt)) return undefined;
  const due = dueTimes.before(upTo);
  return due === undefined || due < startAt ? undefined : due;
}
