import { MAX_STORAGE_KEY_LENGTH } from '@rex/node-sdk';

const LAST_CODE_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** Comes after every key. */
const AFTER_ALL_KEYS = String.fromCodePoint(LAST_CODE_POINT).repeat(MAX_STORAGE_KEY_LENGTH + 1);

/**
 * The first text, by code points, after all keys that begin with the prefix: they are those from the prefix up to, without,
 * this one.
 */
export function endOfPrefix(prefix: string): string {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  // What ends in the last code point has no sibling: the next one is its parent's.
  while (points.at(-1) === LAST_CODE_POINT) points.pop();
  const last = points.pop();
  if (last === undefined) return AFTER_ALL_KEYS;
  // Surrogates are no characters, and UTF-8 has no bytes for them.
  const next = last + 1 === FIRST_SURROGATE ? AFTER_SURROGATES : last + 1;
  return String.fromCodePoint(...points, next);
}
