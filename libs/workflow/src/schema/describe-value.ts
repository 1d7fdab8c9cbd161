/** Most values or names that a message lists: a schema may hold thousands. */
export const MAX_LISTED = 50;

/** Most names among which a misspelt one is looked for. */
export const MAX_SUGGESTED = 1000;

/** Longest description that a message takes up, in characters. */
const MAX_DESCRIPTION = 300;

/** A value in a message: as JSON, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The name of a JSON Schema type with its article. */
export function withArticle(type: string): string {
  if (type === 'null') return 'null';
  if (type === 'integer') return 'a whole number';
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** The kind of a value with its article. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : withArticle(typeof value);
}

/** Lowers the first letter, but not that of a name in capitals such as HTTP. */
function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** A field's description as the end of a sentence, cut short. */
export function asClause(description: string): string {
  const text = lowerFirst(description);
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION)}…` : text;
}
