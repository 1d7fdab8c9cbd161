import { isTimezone } from '../text/is-timezone';

/** What a text of a format must be, and how a message says it. */
export interface Format {
  test: (text: string) => boolean;
  words: string;
}

/**
 * Formats that are checked, all in linear time. Sources: RFC 3339 (dates), 5321 (mail), 3986 (URIs), 9562 (UUIDs). `regex` only
 * compiles: it runs nothing.
 */
export const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['date', { test: isDate, words: 'must be a date, such as 2026-03-01' }],
  [
    'date-time',
    { test: isDateTime, words: 'must be a date and time with an offset, such as 2026-03-01T08:00:00Z' },
  ],
  ['email', { test: isMail, words: 'must be an e-mail address' }],
  ['uri', { test: isUri, words: 'must be a URI, such as https://example.com/a' }],
  ['uuid', { test: isUuid, words: 'must be a UUID' }],
  ['timezone', { test: isTimezone, words: 'must be the name of a time zone, such as UTC or Europe/Berlin' }],
  ['regex', { test: isRegex, words: 'must be a valid regular expression' }],
]);

/** Whether a text is a day of the calendar, such as 2026-03-01 (RFC 3339). */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

function isDateTime(text: string): boolean {
  const time =
    /^(\d{4}-\d\d-\d\d)[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  return time !== null && isDate(time[1] ?? '');
}

function isMail(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  if (more.length > 0 || local.length > 64 || domain.length > 253) return false;
  const isLocal = local.split('.').every((atom) => /^[\w!#$%&'*+/=?^`{|}~-]+$/.test(atom));
  return isLocal && domain.split('.').every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(label));
}

function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[!#-;=?-[\]_a-z~]+$/i.test(text);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

function isRegex(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
