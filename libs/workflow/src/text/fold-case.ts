/**
 * A text in the form by which texts are the same in any case. Upper case, because `ß` and `ss`, and the two small sigmas, are one
 * there; composed, because an accent may be a character of its own.
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').toUpperCase();
}
