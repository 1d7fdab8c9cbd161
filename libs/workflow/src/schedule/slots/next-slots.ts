import type { Schedule } from '../schedule';

/** Nothing is due from this instant on: what is asked about the year 9999 costs nothing. */
export const LAST_INSTANT = Date.UTC(3000, 0, 1);

/** The first slots after an instant, oldest first; fewer than `count` when the schedule ends before. */
export function nextSlots(schedule: Schedule, after: Date, count: number): Date[] {
  const slots: Date[] = [];
  let last = after.getTime();
  while (slots.length < count) {
    const next = nextSlot(schedule, last);
    if (next === undefined) break;
    slots.push(new Date(next));
    last = next;
  }
  return slots;
}

/** The first slot after an instant, in milliseconds; undefined when there is none. */
export function nextSlot({ dueTimes, startAt = 0, endAt }: Schedule, after: number): number | undefined {
  const from = Math.max(after, startAt - 1);
  if (!(from < LAST_INSTANT)) return undefined;
  const due = dueTimes.after(from);
  return due === undefined || due > (endAt ?? due) || due >= LAST_INSTANT ? undefined : due;
}
