import { UserError } from '@rex/platform';
import { dayOf } from './calendar-day';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MAX_DAYS = 366;

/**
 * The days that are meant, both included: by default the last thirty.
 * @throws UserError `request-invalid` for a range that ends before it begins, or is too long
 */
export function usageRange(
  asked: { from?: string | null; to?: string | null },
  now: Date,
): { from: string; to: string } {
  const to = asked.to ?? dayOf(now);
  const from = asked.from ?? daysBefore(to, USUAL_DAYS - 1);
  if (from > to) throw invalid('from must not be later than to');
  if (from < daysBefore(to, MAX_DAYS - 1))
    throw invalid(`from and to must not be more than ${MAX_DAYS} days apart`);
  return { from, to };
}

/** Not earlier than the first day that there is. */
function daysBefore(day: string, days: number): string {
  const time = new Date(Date.parse(day) - days * DAY_MS);
  return time.getUTCFullYear() < 1 ? '0001-01-01' : dayOf(time);
}

function invalid(message: string): UserError {
  const errors = [{ code: 'property-invalid', path: '/from', message }];
  return new UserError('request-invalid', `The request has a mistake: ${message}.`, { errors });
}
