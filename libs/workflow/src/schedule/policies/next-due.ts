import type { Schedule } from '../schedule';
import { nextSlots } from '../slots/next-slots';
import { jitterMs } from './jitter-ms';

/** A slot, and when it may start: its jitter later. */
export interface DueSlot {
  slot: Date;
  dueAt: Date;
}

/** A slot with the time at which it may start. */
export function dueSlotOf(schedule: Schedule, scheduleId: string, slot: Date): DueSlot {
  return { slot, dueAt: new Date(slot.getTime() + jitterMs(schedule, scheduleId, slot)) };
}

/** The first slot after an instant; undefined when the schedule has ended. */
export function nextDue(schedule: Schedule, scheduleId: string, after: Date): DueSlot | undefined {
  const [slot] = nextSlots(schedule, after, 1);
  return slot && dueSlotOf(schedule, scheduleId, slot);
}
