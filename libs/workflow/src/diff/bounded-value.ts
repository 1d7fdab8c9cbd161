/** Most characters of JSON text that a value in a diff takes. */
export const MAX_VALUE_CHARACTERS = 10_000;

/** A value as it is, or the beginning of its JSON text when that is longer than MAX_VALUE_CHARACTERS. Texts are cut as texts. */
export function boundedValue(value: unknown): { value: unknown; isCut: boolean } {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  if (text.length <= MAX_VALUE_CHARACTERS) return { value, isCut: false };
  return { value: wholeCharacters(text.slice(0, MAX_VALUE_CHARACTERS)), isCut: true };
}

/** Without the half of a surrogate pair at its end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
