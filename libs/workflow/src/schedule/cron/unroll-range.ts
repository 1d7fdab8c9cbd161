import { CRON_FIELD_RULES, type CronFieldName } from './cron-field';

/** A range whose end comes before its beginning, such as `22-2`. */
export interface BackwardRange {
  from: number;
  to: number;
  step: number;
  /** As they were written, in capitals. */
  first: string;
  last: string;
}

/** Names of months and weekdays are written by so many letters. */
const SHORT_NAME = 3;

/** What means what a range that runs over the end of its field was meant to say: `22-23,0-2`. With a step, each of its values: `22,0,2`. */
export function unrollRange(field: CronFieldName, range: BackwardRange): string {
  const { from, to, step, first, last } = range;
  const { min } = CRON_FIELD_RULES[field];
  const max = greatestOf(field);
  if (step > 1) {
    const all = [...numbersFrom(from, max), ...numbersFrom(min, to)];
    return all.filter((_, index) => index % step === 0).join(',');
  }
  const [before, after] = [wordsFor(field, first), wordsFor(field, last)];
  return `${rangeText(from, max, before)},${rangeText(min, to, after)}`;
}

/** Sunday is written 0 here, where it begins a range, so the greatest weekday is Saturday. */
function greatestOf(field: CronFieldName): number {
  return field === 'weekday' ? 6 : CRON_FIELD_RULES[field].max;
}

function numbersFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function rangeText(from: number, to: number, write: (value: number) => string): string {
  return from === to ? write(from) : `${write(from)}-${write(to)}`;
}

/** Writes values as one of them was written: by name or by number. */
function wordsFor(field: CronFieldName, written: string): (value: number) => string {
  const { names } = CRON_FIELD_RULES[field];
  if (!names.has(written)) return String;
  const short = [...names].filter(([name]) => name.length === SHORT_NAME);
  return (value) => short.find(([, number]) => number === value)?.[0] ?? String(value);
}
