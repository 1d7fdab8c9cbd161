// Characters are asked for by their UTF-16 code, since these questions stand in the innermost loops. A place outside of the text
// has the code NaN, which is nothing at all.

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter of ASCII. */
export function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

export function isLetterOrDigit(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

export function isHexDigit(code: number): boolean {
  const small = code | 32;
  return isDigit(code) || (small >= 97 && small <= 102);
}

/** What people put between groups of digits: a space or a dash of any kind. */
export function isSpaceOrDash(code: number): boolean {
  return code === 32 || code === 45 || (code > 127 && SPACES_AND_DASHES.has(code));
}

const SPACES_AND_DASHES: ReadonlySet<number> = new Set([
  ...[0xa0, 0x2007, 0x2008, 0x2009, 0x202f],
  ...[0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212],
]);

/** Whether a dot and a digit stand at an index, so that the number before them goes on, as in `0.5`. */
export function isDecimal(text: string, index: number): boolean {
  return text.charCodeAt(index) === 46 && isDigit(text.charCodeAt(index + 1));
}

/**
 * A letter, mark or digit of a script that puts spaces between words. Scripts without spaces are left out: in them a word can't
 * be told from the sentence around it.
 */
export function isWordCharacter(code: number): boolean {
  if (code < 128) return isLetterOrDigit(code);
  // Halves of surrogate pairs are emoji and rare scripts; NaN is the end of the text.
  if (!(code < 0xd800 || code > 0xdfff)) return false;
  const known = WORD_CHARACTERS[code] ?? UNKNOWN;
  if (known !== UNKNOWN) return known === YES;
  const isWord = SPACED_SCRIPTS.test(String.fromCharCode(code));
  WORD_CHARACTERS[code] = isWord ? YES : NO;
  return isWord;
}

const [UNKNOWN, YES, NO] = [0, 1, 2];
/** Answers of SPACED_SCRIPTS by code, as they come to be known. */
const WORD_CHARACTERS = new Uint8Array(0x10000);
const SPACED_SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Inherited}]$/u;
