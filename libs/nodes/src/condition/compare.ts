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
 * go by size; two ISO 8601 dates by time (UTC unless they say otherwise); other texts by their characters.
 */
export function order(a: JsonValue, b: JsonValue, ignoreCase: boolean): number | undefined {
  for (const toScale of [toNumber, toTime]) {
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

/** Text as it is compared. */
export function fold(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.toLowerCase() : text;
}

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function toNumber(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : undefined;
}

function toTime(value: JsonValue): number | undefined {
  const parts = typeof value === 'string' ? ISO_DATE.exec(value) : null;
  if (!parts) return undefined;
  // Without an offset Date.parse would take the time zone of the machine.
  const isLocal = parts[2] !== undefined && parts[5] === undefined;
  const time = Date.parse(isLocal ? `${parts[0]}Z` : parts[0]);
  return Number.isNaN(time) ? undefined : time;
}
