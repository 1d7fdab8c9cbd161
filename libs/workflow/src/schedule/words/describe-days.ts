import { isOpen, MONTH_NAMES, WEEKDAY_NAMES, type CronFields, type CronItem } from '../cron/cron-field';
import { itemWords, ordinal } from './item-words';
import { listWords } from './list-words';

/** On which days an expression is due: `every weekday`, `on the 1st of every month`; undefined when on all. */
export function describeDays({ day, month, weekday }: CronFields): string | undefined {
  const months = isOpen(month) ? undefined : listWords(month.map((item) => monthWords(item)));
  if (isOpen(day) && isOpen(weekday)) return months === undefined ? undefined : `every day in ${months}`;
  const ofMonth = isOpen(day) ? [] : [`on ${listWords(day.map((item) => dayWords(item)))}`];
  const inMonth = months === undefined ? ' of every month' : '';
  const byDay = ofMonth.map((words) => `${words}${inMonth}`);
  const byWeekday = isOpen(weekday) ? [] : [weekdaysWords(weekday, inMonth)];
  return `${[...byDay, ...byWeekday].join(' or ')}${months === undefined ? '' : ` in ${months}`}`;
}

function dayWords(item: CronItem): string {
  if (item.kind === 'any') return `every ${ordinal(item.step)} day from the 1st`;
  if (item.kind === 'range' && item.step > 1) {
    return `every ${ordinal(item.step)} day from the ${ordinal(item.from)} to the ${ordinal(item.to)}`;
  }
  return itemWords(item, (value) => `the ${ordinal(value)}`);
}

function monthWords(item: CronItem): string {
  if (item.kind === 'any') return `every ${ordinal(item.step)} month from January`;
  return itemWords(item, (value) => MONTH_NAMES[value - 1] ?? '');
}

function weekdaysWords(items: CronItem[], inMonth: string): string {
  const [item] = items;
  if (items.length === 1 && item?.kind === 'range' && item.from === 1 && item.to === 5 && item.step === 1) {
    return 'every weekday';
  }
  const say = (value: number) => WEEKDAY_NAMES[value % 7] ?? '';
  const isOfMonth = ({ kind }: CronItem) => kind === 'last-weekday' || kind === 'nth-weekday';
  const weekly = items.filter((each) => !isOfMonth(each)).map((each) => weekdayWords(each, say));
  const monthly = items.filter(isOfMonth).map((each) => itemWords(each, say));
  const parts = [
    ...(weekly.length > 0 ? [`every ${listWords(weekly)}`] : []),
    ...(monthly.length > 0 ? [`on ${listWords(monthly)}${inMonth}`] : []),
  ];
  return parts.join(' or ');
}

function weekdayWords(item: CronItem, say: (value: number) => string): string {
  if (item.kind === 'any') return `${ordinal(item.step)} weekday from Sunday`;
  if (item.kind === 'range' && item.step > 1) {
    return `${ordinal(item.step)} day from ${say(item.from)} to ${say(item.to)}`;
  }
  return itemWords(item, say);
}
