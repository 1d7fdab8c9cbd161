import type { JsonValue } from '@rex/workflow';

// A text field for any JSON value. Nothing that is typed can get lost: what is no JSON is a text, and so is a number that would
// be written in another way, such as 1.10, 007 or one of twenty digits. What a text field shows reads back as the very value it
// was made of (readValue(showValue(value)) is value).

/** What a field shows of a value: texts as they are, unless they would be read as something else; all else as JSON. */
export function showValue(value: JsonValue | undefined, indent = 0): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value, null, indent);
  return value.trim() === '' || parseText(value) !== undefined ? JSON.stringify(value) : value;
}

/** The value that a text stands for; undefined when the field is empty. */
export function readValue(text: string): JsonValue | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseText(text);
  return parsed === undefined ? text : parsed;
}

/** The JSON that a text is; undefined when it is none, or a number that would be written in another way. */
export function parseText(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === 'number' && String(value) !== text.trim() ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Why a text that was meant as JSON is none. */
export interface JsonMistake {
  readonly message: string;
  /** From 1. */
  readonly line: number;
}

/** What is wrong with a text that was meant as JSON; null when it is, or when it is a text or a template. */
export function jsonMistake(text: string, isTextAllowed: boolean): JsonMistake | null {
  const trimmed = text.trim();
  if (trimmed === '' || /^\{\{[^]*\}\}$/.test(trimmed)) return null;
  if (isTextAllowed && !/^[[{"]/.test(trimmed)) return null;
  try {
    JSON.parse(text);
    return null;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : '';
    const position = /position (\d+)/.exec(reason)?.[1];
    const line = lineCount(position === undefined ? text : text.slice(0, Number(position)));
    return {
      line,
      message: $localize`This is no JSON yet, so it is kept as text; look at line ${line}:LINE:.`,
    };
  }
}

const lineCount = (text: string): number => text.split('\n').length;

/** What a number field shows of a value. */
export function showNumber(value: JsonValue | undefined): string {
  return value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}

/** The number that a text stands for; a half-typed one stays the text that it is, which validation then complains about. */
export function readNumber(text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : trimmed;
}

/** True when a text holds a template. */
export function holdsTemplate(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && /(^|[^\\])\{\{/.test(value);
}
