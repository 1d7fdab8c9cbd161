/** A zero character, or a surrogate without its other half (those in pairs are one character to the flag `u`). */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const EVERY_UNSTORABLE = new RegExp(UNSTORABLE, 'gu');

/**
 * JSON text as UTF-8 text can carry it: raw zero characters and lone surrogates, which PostgreSQL and UTF-8 can't hold, become
 * escapes of the same value. JSON.stringify writes none of them, so nearly every text passes as it is.
 */
export function storableJson(json: string): string {
  if (!UNSTORABLE.test(json)) return json;
  return json.replace(EVERY_UNSTORABLE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
