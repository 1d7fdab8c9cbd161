import { isOpen, type CronFields, type CronItem } from '../cron/cron-field';
import { itemWords } from './item-words';
import { listWords } from './list-words';

/** Most times of day that are told one by one. */
const MAX_TIMES = 6;

/** When on a day an expression is due: `at 09:00 and 17:00`, `every 15 minutes between 09:00 and 17:59`. */
export function describeTimes({ second, minute, hour }: CronFields): string {
  const clock = timesOfDay(second, minute, hour);
  if (clock) return `at ${listWords(clock)}`;
  const [atSecond] = valuesOf(second) ?? [];
  const isOnTheMinute = second.length === 1 && atSecond === 0;
  if (isOnTheMinute) {
    const every = periodOf(minute, 60, 'minute');
    if (every !== undefined) return `${every}${hoursOf(hour)}`;
    const [first, ...more] = valuesOf(minute) ?? [];
    const everyHours = periodOf(hour, 24, 'hour');
    if (first !== undefined && more.length === 0 && everyHours !== undefined) {
      return first === 0 ? everyHours : `${everyHours} at minute ${first}`;
    }
    return `at ${part('minute', minute)}${hoursOf(hour, ' of ')}`;
  }
  const every = isOpen(minute) ? periodOf(second, 60, 'second') : undefined;
  if (every !== undefined) return `${every}${hoursOf(hour)}`;
  const minutes = isOpen(minute) ? 'every minute' : part('minute', minute);
  return `at ${part('second', second)} of ${minutes}${hoursOf(hour, ' of ')}`;
}

/** The few times of day that single values make, in the order of the clock. */
function timesOfDay(second: CronItem[], minute: CronItem[], hour: CronItem[]): string[] | undefined {
  const [seconds, minutes, hours] = [valuesOf(second), valuesOf(minute), valuesOf(hour)];
  if (!seconds || !minutes || !hours) return undefined;
  if (seconds.length * minutes.length * hours.length > MAX_TIMES) return undefined;
  const times = hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => timeText(h, m, s))));
  return [...new Set(times)].sort();
}

function timeText(hour: number, minute: number, second: number): string {
  const parts = second === 0 ? [hour, minute] : [hour, minute, second];
  return parts.map((each) => String(each).padStart(2, '0')).join(':');
}

function valuesOf(items: CronItem[]): number[] | undefined {
  const values = items.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  return values.length === items.length ? values : undefined;
}

/** `every minute`, `every 15 minutes`: only where the step goes up in the whole, as 7 minutes don't in an hour. */
function periodOf(items: CronItem[], whole: number, unit: string): string | undefined {
  const [item] = items;
  if (items.length !== 1 || !item) return undefined;
  const isWhole = item.kind === 'any' || (item.kind === 'range' && item.from === 0 && item.to === whole - 1);
  if (!isWhole || whole % item.step !== 0) return undefined;
  return item.step === 1 ? `every ${unit}` : `every ${item.step} ${unit}s`;
}

function hoursOf(hour: CronItem[], of = ' in '): string {
  const [item] = hour;
  if (isOpen(hour)) return of === ' in ' ? '' : ' of every hour';
  if (of === ' in ' && hour.length === 1 && item?.kind === 'range' && item.step === 1) {
    return ` between ${timeText(item.from, 0, 0)} and ${timeText(item.to, 59, 0)}`;
  }
  return `${of}${part('hour', hour)}`;
}

/** `minute 5`, `minutes 5 and 10 to 20`, `every 7th minute`. */
function part(unit: string, items: CronItem[]): string {
  const [item] = items;
  if (items.length === 1 && item?.kind === 'any')
    return item.step === 1 ? `every ${unit}` : `${itemWords(item)} ${unit}`;
  const isOne = items.length === 1 && item?.kind === 'value';
  return `${unit}${isOne ? '' : 's'} ${listWords(items.map((each) => itemWords(each)))}`;
}
