import type { CronFields } from '../cron/cron-field';
import { readCron } from '../cron/read-cron';
import { describeDays } from './describe-days';
import { describeTimes } from './describe-times';

/**
 * A cron expression in words, such as `every weekday at 09:00, Europe/Berlin`; undefined when it is none. Words follow the
 * expression's own fields, so every expression of the dialect has its sentence.
 */
export function describeCron(expression: string, zone: string): string | undefined {
  const read = readCron(expression);
  return read.ok ? `${describeFields(read.fields)}, ${zone}` : undefined;
}

function describeFields(fields: CronFields): string {
  const times = describeTimes(fields);
  const days = describeDays(fields);
  if (days === undefined) return /^at \d/.test(times) ? `every day ${times}` : times;
  return times.startsWith('at ') ? `${days} ${times}` : `${times}, ${days}`;
}
