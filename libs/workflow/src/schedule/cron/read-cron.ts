import { suggestion } from '../../text/suggest-word';
import { CRON_FIELDS, type CronFieldName, type CronFields, type CronItem } from './cron-field';
import { CronMistake } from './cron-mistake';
import { readCronItem } from './read-cron-item';

/** Longest expression that is read. The longest that anybody has needed is a third of it. */
export const MAX_CRON_LENGTH = 200;

/** What the fields of an expression list, or why it is none, with the column where (from 1). */
export type ReadCron = { ok: true; fields: CronFields } | { ok: false; message: string; column: number };

const MACROS = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** Reads a cron expression of the dialect in docs/schedules.md. Never throws; the work is bounded by MAX_CRON_LENGTH. */
export function readCron(expression: string): ReadCron {
  try {
    return { ok: true, fields: readFields(expression) };
  } catch (error) {
    if (!(error instanceof CronMistake)) throw error;
    return { ok: false, message: error.message, column: error.offset + 1 };
  }
}

function readFields(expression: string): CronFields {
  if (expression.length > MAX_CRON_LENGTH) {
    throw new CronMistake(`it must have at most ${MAX_CRON_LENGTH} characters`, MAX_CRON_LENGTH);
  }
  const written = withoutOuterSpace(expression);
  const foreign = written.search(/[^\t\x20-\x7e]/);
  if (foreign >= 0) throw new CronMistake('it has a character that no field knows', foreign);
  const name = written.trim();
  const text = name.startsWith('@') ? readMacro(name, written.indexOf(name)) : written;
  const words = [...text.matchAll(/[^ \t]+/g)].map((match) => ({ word: match[0], offset: match.index }));
  if (words.length !== 5 && words.length !== 6) {
    const has = words.length === 1 ? '1 field' : `${words.length} fields`;
    const offset = words[6]?.offset ?? expression.length;
    throw new CronMistake(
      `it has ${has}, and needs five (minute, hour, day, month, weekday), or six with seconds first`,
      offset,
    );
  }
  const spare = { word: '0', offset: 0 };
  const placed = words.length === 6 ? words : [spare, ...words];
  const read = (field: CronFieldName) => {
    const { word, offset } = placed[CRON_FIELDS.indexOf(field)] ?? spare;
    return readList(field, word.toUpperCase(), offset);
  };
  return {
    second: read('second'),
    minute: read('minute'),
    hour: read('hour'),
    day: read('day'),
    month: read('month'),
    weekday: read('weekday'),
  };
}

/** What was copied along with an expression, such as the end of its line, becomes spaces: columns stay as they are. */
function withoutOuterSpace(text: string): string {
  const start = text.length - text.trimStart().length;
  return `${' '.repeat(start)}${text.trim()}`;
}

function readMacro(text: string, offset: number): string {
  const name = text.toLowerCase();
  const expression = MACROS.get(name);
  if (expression !== undefined) return expression;
  const known = [...MACROS.keys()];
  throw new CronMistake(
    `there is no "${text}"${suggestion(name, known, `; there are ${known.join(', ')}`)}`,
    offset,
  );
}

function readList(field: CronFieldName, text: string, start: number): CronItem[] {
  if (text === '?' && (field === 'day' || field === 'weekday')) return [{ kind: 'any', step: 1 }];
  let offset = start;
  const items = text.split(',').map((item) => {
    const read = readCronItem(field, item, offset);
    offset += item.length + 1;
    return read;
  });
  if (items.length > 1 && items.some(({ kind }) => kind === 'last-workday')) {
    throw new CronMistake('LW must stand alone', start);
  }
  // A list with everything in it is everything, so that whether a day is left open is plain to see.
  const everything = items.find((item) => item.kind === 'any' && item.step === 1);
  return everything ? [everything] : items;
}
