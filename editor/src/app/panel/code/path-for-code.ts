import type { CodeLanguage } from './create-code-editor';

/** A path as it is written in code; in JSON as a template, in quotes unless the caret is inside some. */
export function pathForCode(path: string, language: CodeLanguage, before: string): string {
  if (language === 'javascript') return path;
  const quotes = before.match(/(?<!\\)(?:\\\\)*"/g)?.length ?? 0;
  // The quotes of a key such as ["content-type"] are those of JavaScript inside a JSON text.
  const inText = `{{ ${path.replace(/"/g, "'")} }}`;
  return quotes % 2 === 1 ? inText : `"${inText}"`;
}
