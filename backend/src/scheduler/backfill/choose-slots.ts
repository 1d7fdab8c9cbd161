import { UserError } from '@rex/platform';
import { slotsBetween, type Schedule } from '@rex/workflow';

/** Most slots of one backfill. */
export const MAX_BACKFILL = 1000;

/** Most slots of backfills that wait in a schedule. */
export const MAX_WAITING_BACKFILLS = 10_000;

/** Which slots are to be made up for, and what of them is over. */
export interface SlotChoice {
  from: Date;
  to: Date;
  now: Date;
  /** The first slot that is not decided: that one and later ones are the tick's. */
  nextSlotAt: Date | null;
  /** Slots up to here may have started and are forgotten. */
  forgottenUntil: Date | null;
}

/** The past slots of a range, from `from` to before `to`. @throws UserError `backfill-range-invalid`, `backfill-too-large` */
export function chooseSlots(schedule: Schedule, choice: SlotChoice): Date[] {
  const { from, to, now, nextSlotAt, forgottenUntil } = choice;
  if (from >= to) throw rangeInvalid('"to" must be later than "from".');
  if (from > now) throw rangeInvalid('The range lies in the future; slots to come start by themselves.');
  if (forgottenUntil !== null && from <= forgottenUntil) {
    throw rangeInvalid(
      `Slots up to ${forgottenUntil.toISOString()} may have started; that is not kept any more. Begin after it.`,
    );
  }
  const end = Math.min(to.getTime(), (nextSlotAt ?? to).getTime(), now.getTime() + 1);
  const { slots, isComplete } = slotsBetween(
    schedule,
    new Date(from.getTime() - 1),
    new Date(end - 1),
    MAX_BACKFILL,
  );
  if (!isComplete) throw tooLarge(`The range has more than ${MAX_BACKFILL} slots. Take a shorter one.`);
  return slots;
}

/** @throws UserError `backfill-too-large` when too many would wait. */
export function requireRoom(waiting: number, slots: number): void {
  if (waiting + slots <= MAX_WAITING_BACKFILLS) return;
  throw tooLarge(
    `At most ${MAX_WAITING_BACKFILLS} slots may wait in a schedule. Wait until there are fewer.`,
  );
}

function rangeInvalid(reason: string): UserError {
  return new UserError('backfill-range-invalid', reason, { status: 422 });
}

function tooLarge(reason: string): UserError {
  return new UserError('backfill-too-large', reason, { status: 422 });
}
