import type { SecretForm } from './secret-forms';

/** A part of a text, from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

/** The beginning of a secret counts as the secret from so many characters on, if they are half of it: messages get cut off. */
const MIN_BEGINNING_LENGTH = 8;

const BASE64 = /[\w+/-]/;
const PADDING = '=';

/** Where a form of a secret stands in a text, whole or cut off in its second half. In linear time; spans may overlap. */
export function findSecret(text: string, { text: form, extent }: SecretForm): Span[] {
  const beginning = form.slice(0, Math.max(MIN_BEGINNING_LENGTH, Math.ceil(form.length / 2)));
  const extend = (span: Span) => (extent === 'exact' ? span : wholeRun(text, span));
  const whole = spansOf(text, form, (start) => extend({ start, end: start + form.length }));
  if (beginning === form) return whole;
  const begun = spansOf(text, beginning, (start) => extend({ start, end: endOfMatch(text, start, form) }));
  return [...whole, ...begun];
}

/** The text with `replacement` in the place of each span; those that overlap are one. */
export function replaceSpans(text: string, spans: Span[], replacement: string): string {
  let replaced = '';
  let keptFrom = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start >= keptFrom) replaced += text.slice(keptFrom, start) + replacement;
    keptFrom = Math.max(keptFrom, end);
  }
  return replaced + text.slice(keptFrom);
}

/** Goes on behind each span: a run that holds a secret many times is gone through once. */
function spansOf(text: string, part: string, spanAt: (start: number) => Span): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(part); start !== -1;) {
    const span = spanAt(start);
    spans.push(span);
    start = text.indexOf(part, span.end);
  }
  return spans;
}

function endOfMatch(text: string, start: number, form: string): number {
  let length = 0;
  while (length < form.length && text[start + length] === form[length]) length += 1;
  return start + length;
}

function wholeRun(text: string, { start, end }: Span): Span {
  while (start > 0 && BASE64.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && BASE64.test(text[end] ?? '')) end += 1;
  while (text[end] === PADDING) end += 1;
  return { start, end };
}
