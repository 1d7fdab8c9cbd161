import { isDate } from '@rex/workflow';
import { Transform } from 'class-transformer';

/** RFC 3339, with a time zone; leap seconds are left out, as nobody here makes any. */
const TIMESTAMP =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * The time that an RFC 3339 text names; undefined for other texts, and for days that their month does not have: Date would move those
 * into the next. Fractions of a millisecond are cut off.
 */
export function parseTimestamp(text: string): Date | undefined {
  if (!TIMESTAMP.test(text) || !isDate(text.slice(0, 10))) return undefined;
  const time = new Date(text.toUpperCase());
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Turns a text of a DTO into a Date where it names one; @IsDate() complains of what is left. */
export const timestamp = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (parseTimestamp(value) ?? value) : value,
  );
