/** The six parts of a cron expression, in the order in which they are written. */
export const CRON_FIELDS = ['second', 'minute', 'hour', 'day', 'month', 'weekday'] as const;

export type CronFieldName = (typeof CRON_FIELDS)[number];

/** One member of a field's list. Numbers are as in cron: months from 1, weekdays from 0 for Sunday. */
export type CronItem =
  | { kind: 'any'; step: number }
  | { kind: 'value'; value: number }
  | { kind: 'range'; from: number; to: number; step: number }
  | { kind: 'last-day' }
  | { kind: 'last-workday' }
  | { kind: 'nearest-workday'; day: number }
  | { kind: 'last-weekday'; weekday: number }
  | { kind: 'nth-weekday'; weekday: number; nth: number };

/** What each field of an expression lists. */
export type CronFields = Record<CronFieldName, CronItem[]>;

/** Least and greatest number of a field, and the words for it. */
export interface CronFieldRules {
  min: number;
  max: number;
  /** What a value is called: `is no minute`. */
  noun: string;
  names: ReadonlyMap<string, number>;
}

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const NO_NAMES = new Map<string, number>();

export const CRON_FIELD_RULES: Record<CronFieldName, CronFieldRules> = {
  second: { min: 0, max: 59, noun: 'second', names: NO_NAMES },
  minute: { min: 0, max: 59, noun: 'minute', names: NO_NAMES },
  hour: { min: 0, max: 23, noun: 'hour', names: NO_NAMES },
  day: { min: 1, max: 31, noun: 'day of the month', names: NO_NAMES },
  month: { min: 1, max: 12, noun: 'month', names: numbered(MONTH_NAMES, 1) },
  weekday: { min: 0, max: 7, noun: 'weekday', names: numbered(WEEKDAY_NAMES, 0) },
};

/** Names count whole or by their first three letters. */
function numbered(words: string[], first: number): ReadonlyMap<string, number> {
  return new Map(
    words
      .map((word) => word.toUpperCase())
      .flatMap((word, index) => [
        [word, index + first],
        [word.slice(0, 3), index + first],
      ]),
  );
}

/** Whether a field leaves everything open: `*` or `?` and nothing else. */
export function isOpen(items: CronItem[]): boolean {
  const [only] = items;
  return items.length === 1 && only?.kind === 'any' && only.step === 1;
}
