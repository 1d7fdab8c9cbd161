import { suggestion } from '../../text/suggest-word';
import { CRON_FIELD_RULES, type CronFieldName, type CronItem } from './cron-field';
import { CronMistake } from './cron-mistake';
import { unrollRange } from './unroll-range';

/**
 * Reads one member of a field's list.
 * @param text in capitals
 * @throws CronMistake
 */
export function readCronItem(field: CronFieldName, text: string, offset: number): CronItem {
  if (text === '') throw new CronMistake('a value is missing here', offset);
  const special = field === 'day' ? readDay(text, offset) : readWeekday(field, text, offset);
  if (special) return special;
  const [base = '', step, ...more] = text.split('/');
  if (more.length > 0) throw new CronMistake(`"${text}" has more than one step`, offset);
  const every = step === undefined ? 1 : readStep(field, step, offset + base.length + 1);
  const { max } = CRON_FIELD_RULES[field];
  if (base === '*') return { kind: 'any', step: every };
  const [first = '', last, ...rest] = base.split('-');
  if (rest.length > 0) throw new CronMistake(`"${base}" is no range; write it as 1-5`, offset);
  const from = readValue(field, first, offset);
  if (last === undefined) {
    if (step === undefined) return { kind: 'value', value: from };
    return { kind: 'range', from, to: field === 'weekday' ? Math.max(from, 6) : max, step: every };
  }
  const to = readValue(field, last, offset + first.length + 1);
  const range = { ...withSunday(field, from, to), step: every };
  if (range.from <= range.to) return { kind: 'range', ...range };
  const forwards = unrollRange(field, { ...range, first, last });
  throw new CronMistake(`the range runs backwards: write it as ${forwards}`, offset + first.length + 1);
}

/** The forms that only the day of the month has. */
function readDay(text: string, offset: number): CronItem | undefined {
  if (text === 'L') return { kind: 'last-day' };
  if (text === 'LW' || text === 'WL') return { kind: 'last-workday' };
  if (/^L-\d+$/.test(text)) {
    throw new CronMistake(`"${text}" is not known: only the last day itself can be told, by L`, offset);
  }
  const [, day] = /^(\w+)W$/.exec(text) ?? [];
  return day === undefined ? undefined : { kind: 'nearest-workday', day: readValue('day', day, offset) };
}

/** The forms that only the weekday has. */
function readWeekday(field: CronFieldName, text: string, offset: number): CronItem | undefined {
  if (field !== 'weekday') return undefined;
  if (text === 'L') throw new CronMistake('L needs a weekday before it, such as FRIL', offset);
  const [, lastOf] = /^(\d|[A-Z]{3,})#?L$/.exec(text) ?? [];
  if (lastOf !== undefined) {
    return { kind: 'last-weekday', weekday: readValue('weekday', lastOf, offset) % 7 };
  }
  if (!text.includes('#')) return undefined;
  const [weekday = '', nth = ''] = text.split(/#(.*)/);
  if (!/^[1-5]$/.test(nth)) {
    const shown = `"${nth}" is no count of weekdays: use 1 to 5, or L for the last`;
    throw new CronMistake(shown, offset + weekday.length + 1);
  }
  return { kind: 'nth-weekday', weekday: readValue('weekday', weekday, offset) % 7, nth: Number(nth) };
}

function readStep(field: CronFieldName, text: string, offset: number): number {
  const { min, max } = CRON_FIELD_RULES[field];
  const most = field === 'weekday' ? 7 : max - min + 1;
  const step = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (step >= 1 && step <= most) return step;
  throw new CronMistake(`"${text}" is no step: use 1 to ${most}`, offset);
}

/** Sunday is 0 at the beginning of a range and 7 at its end. */
function withSunday(field: CronFieldName, from: number, to: number): { from: number; to: number } {
  if (field !== 'weekday') return { from, to };
  if (from === 7 && to < 7) return { from: 0, to };
  return to === 0 && from > 0 ? { from, to: 7 } : { from, to };
}

function readValue(field: CronFieldName, text: string, offset: number): number {
  const { min, max, noun, names } = CRON_FIELD_RULES[field];
  const named = names.get(text);
  if (named !== undefined) return named;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  const shown = text === '' ? `a ${noun} is missing here` : `"${text}" is no ${noun}`;
  const hint = suggestion(text, names.keys(), '');
  throw new CronMistake(hint === '' ? `${shown}: use ${min} to ${max}` : shown + hint, offset);
}
