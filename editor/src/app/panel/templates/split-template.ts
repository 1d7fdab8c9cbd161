/** A piece of a text: a template with its braces, or what stands between templates. */
export interface TextPiece {
  readonly text: string;
  readonly isTemplate: boolean;
}

/** Takes a text apart for marking. Quick and rough: what really is a template, only the parser knows. */
export function splitTemplate(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/(?<!\\)\{\{[^]*?(?:\}\}|$)/g)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isTemplate: false });
    pieces.push({ text: match[0], isTemplate: true });
    end = match.index + match[0].length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), isTemplate: false });
  return pieces;
}
