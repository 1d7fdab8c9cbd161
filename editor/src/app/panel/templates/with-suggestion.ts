import type { Suggestions } from './suggest-paths';

/** A text after an edit, and where the caret is in it. */
export interface EditedText {
  readonly text: string;
  readonly caret: number;
}

/** A text in which a suggestion took the place of what was typed of it. Braces that are open are closed behind it. */
export function withSuggestion(
  text: string,
  caret: number,
  { from, isOpen }: Suggestions,
  path: string,
): EditedText {
  const before = text.slice(0, from);
  // `{{path` is written `{{ path`.
  const space = before.endsWith('{{') ? ' ' : '';
  const end = from + space.length + path.length;
  return { text: `${before}${space}${path}${isOpen ? ' }}' : ''}${text.slice(caret)}`, caret: end };
}

/** A text with something put in the place of what was selected. */
export function insertAt(
  text: string,
  { start, end }: { start: number; end: number },
  inserted: string,
): EditedText {
  return { text: text.slice(0, start) + inserted + text.slice(end), caret: start + inserted.length };
}
