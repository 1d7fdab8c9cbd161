import type { JsonValue } from '@rex/workflow';
import { parseText } from './loose-value';

// The value of a header field is text: 1.10, true and "quoted" are sent as they are written. Besides it can be a list, which
// repeats the field, or null, and those are written as JSON. What is shown reads back as the same: readHeader(showHeader(value)).

/** What a row of headers shows of a value. */
export function showHeader(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return readHeader(value) === value ? value : JSON.stringify(value);
}

/** The value that the text of a row of headers stands for. */
export function readHeader(text: string): JsonValue {
  const parsed = parseText(text);
  if (parsed === null || Array.isArray(parsed)) return parsed;
  // Quotes are part of the text, unless they are there to tell it from a list or null.
  return typeof parsed === 'string' && readHeader(parsed) !== parsed ? parsed : text;
}
