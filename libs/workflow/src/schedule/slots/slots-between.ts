import type { Schedule } from '../schedule';
import { nextSlot } from './next-slots';

/** Slots of a range. */
export interface SlotRange {
  slots: Date[];
  /** False when there are more than were asked for. */
  isComplete: boolean;
}

/** The slots after one instant, up to and including another, oldest first and at most `limit` of them. */
export function slotsBetween(schedule: Schedule, after: Date, upTo: Date, limit: number): SlotRange {
  const slots: Date[] = [];
  for (let last = after.getTime(); ;) {
    const next = nextSlot(schedule, last);
    if (next === undefined || next > upTo.getTime()) return { slots, isComplete: true };
    if (slots.length >= limit) return { slots, isComplete: false };
    slots.push(new Date(next));
    last = next;
  }
}
