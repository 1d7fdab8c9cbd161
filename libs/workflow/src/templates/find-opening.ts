/** Where an expression opens, or where braces were escaped. */
export interface Opening {
  /** Index of the first backslash before the braces, or of the braces. */
  start: number;
  /** Index just after the two braces. */
  end: number;
  /** Number of backslashes that stand in the text instead of those written. */
  backslashes: number;
  isEscaped: boolean;
}

/**
 * Finds the next `{{` at or after an index. A backslash before it makes the braces plain text, and a pair of backslashes
 * stands for one: `\{{` is the text `{{`, `\\{{` is a backslash and then an expression. Elsewhere backslashes mean nothing.
 */
export function findOpening(text: string, from: number): Opening | undefined {
  const braces = text.indexOf('{{', from);
  if (braces === -1) return undefined;
  let start = braces;
  while (start > from && text[start - 1] === '\\') start -= 1;
  const written = braces - start;
  return { start, end: braces + 2, backslashes: Math.floor(written / 2), isEscaped: written % 2 === 1 };
}

/** True when the text holds an expression: `{{` that is not escaped. */
export function isTemplate(text: string): boolean {
  for (let from = 0; ;) {
    const opening = findOpening(text, from);
    if (!opening) return false;
    if (!opening.isEscaped) return true;
    from = opening.end;
  }
}
