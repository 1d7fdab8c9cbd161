import { ValidateBy } from 'class-validator';

/** A day of the calendar as ISO 8601 writes it, such as `2026-03-01`. */
export function isCalendarDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = new Date(value);
  // Some engines roll days over that a month does not have. PostgreSQL knows no year 0.
  return !Number.isNaN(time.getTime()) && dayOf(time) === value && !value.startsWith('0000');
}

/** The day (UTC) of a time. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Checks a field of a DTO. */
export const CalendarDay = () =>
  ValidateBy({
    name: 'calendarDay',
    validator: {
      validate: isCalendarDay,
      defaultMessage: (given) => `${given?.property} must be a day such as 2026-03-01`,
    },
  });
