import type { CronItem } from '../cron/cron-field';

/** How a value of a field is said: `Monday`, `the 15th`. */
type Say = (value: number) => string;

/** A member of a field's list in words: `5`, `5 to 30`, `every 4th from 5 to 30`. What only days have is said by describeDays. */
export function itemWords(item: CronItem, say: Say = String): string {
  switch (item.kind) {
    case 'any':
      return item.step === 1 ? 'all' : `every ${ordinal(item.step)}`;
    case 'value':
      return say(item.value);
    case 'range': {
      const ends = item.from === item.to ? say(item.from) : `${say(item.from)} to ${say(item.to)}`;
      return item.step === 1 ? ends : `every ${ordinal(item.step)} from ${ends}`;
    }
    case 'last-day':
      return 'the last day';
    case 'last-workday':
      return 'the last workday';
    case 'nearest-workday':
      return `the workday nearest to the ${ordinal(item.day)}`;
    case 'last-weekday':
      return `the last ${say(item.weekday)}`;
    case 'nth-weekday':
      return `the ${ordinal(item.nth)} ${say(item.weekday)}`;
  }
}

/** `1st`, `2nd`, `11th`, `23rd`. */
export function ordinal(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}
