import { nextSlots, type JsonObject, type Schedule } from '@rex/workflow';

/** So many of the next due times an execution is told. */
const UPCOMING = 3;

/** A slot that starts, or a run outside of slots: then without an id. */
export interface StartedSlot {
  schedule: Schedule;
  scheduledFor: Date;
  firedAt: Date;
  slotId: string | null;
}

/** What a Schedule trigger gives to its workflow (DESIGN section 5). */
export function slotPayload({ schedule, scheduledFor, firedAt, slotId }: StartedSlot): JsonObject {
  return {
    scheduledFor: scheduledFor.toISOString(),
    firedAt: firedAt.toISOString(),
    latenessMs: firedAt.getTime() - scheduledFor.getTime(),
    slotId,
    upcoming: nextSlots(schedule, scheduledFor, UPCOMING).map((slot) => slot.toISOString()),
  };
}

/** Names a slot: the same slot never has two. */
export function slotIdOf(scheduleId: string, slot: Date): string {
  return `${scheduleId}:${slot.toISOString()}`;
}
