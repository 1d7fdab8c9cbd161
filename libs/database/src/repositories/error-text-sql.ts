import { containsPattern } from './contains-pattern';

/** Stands for a backslash while the other escapes are undone. JSON holds no raw control character. */
const BACKSLASH = '\u0001';

/** Escapes of JSON strings and what they mean, the backslash first. What else is escaped (`\u0000`) is searched as it is written. */
const ESCAPES = [
  [String.raw`\\`, 'chr(1)'],
  [String.raw`\"`, `'"'`],
  [String.raw`\n`, 'chr(10)'],
  [String.raw`\r`, 'chr(13)'],
  [String.raw`\t`, 'chr(9)'],
] as const;

/**
 * SQL for the text of a key of an error, which is a column of JSON text. It is not parsed: JSON that is not storable as jsonb (a zero
 * character, half a surrogate pair) must not fail a list. The key can't stand in a value: quotes are escaped there.
 */
function textOf(column: string, key: 'code' | 'message'): string {
  const raw = String.raw`substring(${column} from '"${key}":"((?:[^"\\]|\\.)*)"')`;
  return ESCAPES.reduce((sql, [escape, meant]) => `replace(${sql}, '${escape}', ${meant})`, raw);
}

/** SQL for the code of an error (a column). */
export function errorCodeOf(column: string): string {
  return textOf(column, 'code');
}

/** SQL that is true where the code or the message of an error (a column) matches a pattern of `errorPattern`, in any case. */
export function errorMatches(column: string, pattern: string): string {
  return `(${textOf(column, 'code')} ILIKE ${pattern} OR ${textOf(column, 'message')} ILIKE ${pattern})`;
}

/** The pattern for `errorMatches` that finds a text anywhere, literally; null finds everything. */
export function errorPattern(text: string | undefined): string | null {
  return containsPattern(text?.replaceAll('\\', BACKSLASH));
}
