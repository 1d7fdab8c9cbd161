import type { JsonValue } from '@rex/workflow';
import { removeSpecial, TEXT_OPS } from './clean-text';
import type { CleanOperation } from './data-cleaner-config';
import { PII_KINDS, type PiiKind } from './find-pii';
import { maskPii } from './mask-pii';

type Cleaner = (value: JsonValue) => JsonValue;

/** Does one operation on every part of a value, the inner parts first. `count` is told of each piece of personal data. */
export function cleanValue(
  operation: CleanOperation,
  value: JsonValue,
  count: (kind: PiiKind) => void,
): JsonValue {
  return mapJson(value, cleanerFor(typeof operation === 'string' ? { op: operation } : operation, count));
}

function cleanerFor(operation: Exclude<CleanOperation, string>, count: (kind: PiiKind) => void): Cleaner {
  switch (operation.op) {
    case 'truncate':
      return onText((text) => truncate(text, 'length' in operation ? operation.length : text.length));
    case 'remove-special':
      return onText((text) => removeSpecial(text, 'keep' in operation ? operation.keep : ''));
    case 'mask-pii': {
      const kinds = ('kinds' in operation && operation.kinds) || PII_KINDS;
      const mode = ('mode' in operation && operation.mode) || 'mask';
      return onText((text) => maskPii(text, { kinds, mode }, count));
    }
    case 'parse-numbers':
      return onText(parseNumber);
    case 'parse-booleans':
      return onText((text) => BOOLEANS.get(text.trim().toLowerCase()) ?? text);
    case 'remove-nulls':
      return without((part) => part === null);
    case 'remove-empties':
      return without((part) =>
        typeof part === 'object' ? part !== null && Object.keys(part).length === 0 : part === '',
      );
    case 'deduplicate':
      return deduplicate;
    default:
      return onText(TEXT_OPS[operation.op]);
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function onText(change: (text: string) => JsonValue): Cleaner {
  return (value) => (typeof value === 'string' ? change(value) : value);
}

function mapJson(value: JsonValue, change: Cleaner): JsonValue {
  if (typeof value !== 'object' || value === null) return change(value);
  if (Array.isArray(value)) return change(value.map((item) => mapJson(item, change)));
  // Entries become own properties, so even a "__proto__" in the data stays data.
  return change(
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapJson(item ?? null, change)])),
  );
}

function without(isGone: (value: JsonValue) => boolean): Cleaner {
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.filter((item) => !isGone(item));
    return Object.fromEntries(Object.entries(value).filter(([, item]) => !isGone(item ?? null)));
  };
}

/** Items of an array that equal an earlier one go; objects are equal whatever the order of their keys. */
function deduplicate(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  const seen = new Set<string>();
  return value.filter((item) => {
    const text = JSON.stringify(item, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
    return !seen.has(text) && seen.add(text);
  });
}

/** A JSON number, if the text is one and keeps its value; `007` and what is too long for a number stay text. */
function parseNumber(text: string): JsonValue {
  const trimmed = text.length > 40 ? '' : text.trim();
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(trimmed)) return text;
  const number = Number(trimmed);
  const isExact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return isExact ? number : text;
}

/** At most `length` characters (code points). */
function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (let taken = 0; taken < length && end < text.length; taken += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}
