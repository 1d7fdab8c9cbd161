import type { JsonValue } from '@rex/workflow';

/** Numbers with more digits than this may change their value as JSON numbers (IEEE 754). */
const EXACT_DIGITS = 15;

/** A JSON number, if the text is one and keeps its value; `007` and what has too many digits stay text. */
export function parseNumber(text: string): JsonValue {
  const trimmed = text.length > 40 ? '' : text.trim();
  const parts = /^-?(0|[1-9]\d*)(?:\.(\d+))?(?:e[+-]?\d+)?$/i.exec(trimmed);
  if (!parts) return text;
  const number = Number(trimmed);
  const digits = `${parts[1]}${parts[2] ?? ''}`.replace(/^0+|0+$/g, '');
  if (digits === '') return 0;
  const isExact = Number.isInteger(number)
    ? Number.isSafeInteger(number)
    : Number.isFinite(number) && digits.length <= EXACT_DIGITS;
  return isExact && number !== 0 ? number : text;
}

/** True or false for `true` and `false` in any case. */
export function parseBoolean(text: string): JsonValue {
  // Long texts need no copy in small letters.
  return text.length > 40 ? text : (BOOLEANS.get(text.trim().toLowerCase()) ?? text);
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
