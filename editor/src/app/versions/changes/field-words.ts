import { readLabel } from '../../panel/schema/read-label';

/** A place in a node in words: `/config/retry/delayMs` is `Retry › Delay`. */
export function fieldWords(pointer: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const shown = parts[0] === 'config' && parts.length > 1 ? parts.slice(1) : parts;
  return shown.map(partWords).join(' › ');
}

function partWords(part: string): string {
  return /^\d+$/.test(part) ? $localize`item ${Number(part) + 1}` : readLabel(part).label;
}

/** A value as one reads it: texts as they are, everything else as JSON. Undefined: it was not there. */
export function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** Whether before and after are better read side by side than in a line. */
export function isLong(text: string | null): boolean {
  return text !== null && (text.length > 80 || text.includes('\n'));
}
