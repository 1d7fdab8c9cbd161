import type { SlotPlace } from '@rex/database';
import { LAST_INSTANT } from '@rex/workflow';
import { fromCursor, toCursor } from '../common/cursor';

/** A time in milliseconds, in a number of bytes that base64url writes without a rest. */
const TIME_BYTES = 6;
const TIME_LENGTH = 8;

/** The place behind a slot in a list, as callers get it: nothing that they should read or build. */
export function toSlotCursor({ scheduledFor, scheduleId }: SlotPlace): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(scheduledFor.getTime(), 0, TIME_BYTES);
  return time.toString('base64url') + toCursor(scheduleId);
}

/** The slot behind which a page begins. @throws UserError `cursor-invalid` */
export function fromSlotCursor(cursor: string): SlotPlace {
  const time = Buffer.from(cursor.slice(0, TIME_LENGTH), 'base64url');
  const isTime = time.length === TIME_BYTES && time.toString('base64url') === cursor.slice(0, TIME_LENGTH);
  const at = isTime ? time.readUIntBE(0, TIME_BYTES) : LAST_INSTANT;
  // No slot is at that time or later, and the database knows no year of five digits.
  const scheduleId = fromCursor(at < LAST_INSTANT ? cursor.slice(TIME_LENGTH) : '');
  return { scheduledFor: new Date(at), scheduleId };
}
