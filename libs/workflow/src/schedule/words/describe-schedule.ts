import type { Schedule } from '../schedule';
import { describeCron } from './describe-cron';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A schedule in words: `every weekday at 09:00, Europe/Berlin`, `every 15 minutes`. */
export function describeSchedule({ rhythm, timezone }: Schedule): string {
  return rhythm.kind === 'interval'
    ? describeInterval(rhythm.intervalSeconds)
    : (describeCron(rhythm.expression, timezone) ?? rhythm.expression);
}

/** In the largest unit of which it is a whole number. */
function describeInterval(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ['second', 1];
  const count = seconds / size;
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}
