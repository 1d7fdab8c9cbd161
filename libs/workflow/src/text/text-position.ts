/** A place in a text as people count: from 1, in UTF-16 units. */
export interface TextPosition {
  line: number;
  column: number;
}

/** The place of an offset, with line ends as JavaScript has them (LF, CR, CR LF, U+2028, U+2029). */
export function textPosition(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
