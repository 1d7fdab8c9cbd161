/** A part of a text that is code, or not. */
export interface TextPart {
  text: string;
  isCode: boolean;
}

/** Takes a text with `code` in it apart. */
export function inlineCode(text: string): TextPart[] {
  return text
    .split('`')
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
