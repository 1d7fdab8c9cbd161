import type { Schedule } from '../schedule';
import { nextSlot } from '../slots/next-slots';

/**
 * By how many milliseconds the start of a slot is put off: from 0 up to, not including, the jitter of the schedule or the time to
 * the next slot, whichever is shorter, so that no slot starts when the next one is due. It follows from the schedule's id and the
 * slot alone: every backend comes to the same, and slots of different schedules are spread.
 */
export function jitterMs(schedule: Schedule, scheduleId: string, slot: Date): number {
  if (schedule.jitterMs <= 0) return 0;
  const next = nextSlot(schedule, slot.getTime());
  const room = Math.min(schedule.jitterMs, next === undefined ? Infinity : next - slot.getTime());
  return Math.floor(fractionOf(`${scheduleId} ${slot.getTime()}`) * room);
}

/** A number from 0 to below 1 that looks random but belongs to the text: FNV-1a, then the finisher of MurmurHash3. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
