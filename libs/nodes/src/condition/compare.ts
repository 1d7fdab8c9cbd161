import { isJsonObject, type JsonValue } from '@rex/workflow';

/**
 * Equality of JSON values, by content. Values typed into a form are often text, so a number equals the text that spells it,
 * and a boolean equals "true" or "false"; nothing else is converted. Texts may be compared without case.
 */
export function areEqual(a: JsonValue, b: JsonValue, ignoreCase: boolean): boolean {
  if (typeof a === 'string' && typeof b === 'string') return fold(a, ignoreCase) === fold(b, ignoreCase);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => areEqual(item, b[index] ?? null, ignoreCase));
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && areEqual(a[key] ?? null, b[key] ?? null, ignoreCase))
    );
  }
  if (typeof a === 'number' && typeof b === 'string') return a === toNumber(b);
  if (typeof a === 'string' && typeof b === 'number') return b === toNumber(a);
  if (typeof a === 'boolean' && typeof b === 'string') return a === toBoolean(b);
  if (typeof a === 'string' && typeof b === 'boolean') return b === toBoolean(a);
  return a === b;
}

/**
 * Order of two values: negative, zero or positive; undefined when they can't be ordered. Numbers, and texts that spell numbers,
 * go by size; ISO 8601 dates by time (UTC unless they say otherwise), also beside a number, which is milliseconds since 1970
 * then; other texts by their characters.
 */
export function order(a: JsonValue, b: JsonValue, ignoreCase: boolean): number | undefined {
  if (typeof a === 'string' && typeof b === 'string' && INTEGER.test(a) && INTEGER.test(b)) {
    // Long ids are exact as text; as numbers they would not be.
    return Number(BigInt(a) - BigInt(b));
  }
  for (const toScale of [toNumber, toMoment]) {
    const [left, right] = [toScale(a), toScale(b)];
    if (left !== undefined && right !== undefined) return left - right;
  }
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const [left, right] = [fold(a, ignoreCase), fold(b, ignoreCase)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The text of a text, number or boolean; undefined for anything else. */
export function toText(value: JsonValue): string | undefined {
  return value === null || typeof value === 'object' ? undefined : String(value);
}

/** The boolean that a value is or spells ("true", "FALSE"); undefined for anything else. */
export function toBoolean(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

/** Text as it is compared. Both ways, because some letters meet in one case only: ß and ẞ, σ and ς, k and the Kelvin sign. */
export function fold(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.toLowerCase().toUpperCase() : text;
}

const INTEGER = /^-?\d{1,1000}$/;
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function toNumber(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMBER.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function toMoment(value: JsonValue): number | undefined {
  return typeof value === 'number' ? value : toTime(value);
}

function toTime(value: JsonValue): number | undefined {
  const parts = typeof value === 'string' ? ISO_DATE.exec(value) : null;
  const [whole = '', date = '', time, , , offset] = parts ?? [];
  if (!isCalendarDate(date)) return undefined;
  // Without an offset Date.parse would take the time zone of the machine.
  const isLocal = time !== undefined && offset === undefined;
  const moment = Date.parse(isLocal ? `${whole}Z` : whole);
  return Number.isNaN(moment) ? undefined : moment;
}

/** Date.parse makes the 2nd of March of the 30th of February. */
function isCalendarDate(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
