import { isDigit, isLetter, isLetterOrDigit, isWordCharacter } from './characters';

/** Where something stands in a text. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The e-mail address around the `@` at an index. Generous on purpose: the name is all that could belong to one (RFC 5321 and
 * 6531, without quotes), the domain ends in a name of letters. Left alone are `lodash@4.17.21` and `icon@2x.png`.
 */
export function matchEmail(text: string, at: number): Span | undefined {
  const end = endOfDomain(text, at + 1);
  if (end === undefined) return undefined;
  let start = at;
  while (start > 0 && isNameCharacter(text, start - 1)) start -= 1;
  // What merely stands before an address: bullets, dots, quotes.
  while (start < at && !isAddressStart(text.charCodeAt(start))) start += 1;
  return start < at ? { start, end } : undefined;
}

function isNameCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return isWordCharacter(code) || NAME_SIGNS.has(code);
}

/** The signs of names that do not part words: `. _ % + - ' & ~ # $ ! * ^`. Equals, slash and braces part them. */
const NAME_SIGNS: ReadonlySet<number> = new Set([..."._%+-'&~#$!*^"].map((sign) => sign.charCodeAt(0)));

function isAddressStart(code: number): boolean {
  return isWordCharacter(code) || code === 95;
}

/** After the last name of at least two letters in the domain that begins at an index. */
function endOfDomain(text: string, start: number): number | undefined {
  if (!isWordCharacter(text.charCodeAt(start)) || NO_DOMAIN.test(text.slice(start, start + 40)))
    return undefined;
  let end: number | undefined;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 46) {
      const last = endOfTopName(text, index + 1);
      if (last !== undefined) end = last;
      else if (!isWordCharacter(text.charCodeAt(index + 1))) return end;
    } else if (!isWordCharacter(code) && code !== 45 && code !== 95) return end;
  }
  return end;
}

/** Where a name that can stand last in a domain ends: two letters or more, or the ASCII form of other letters (RFC 5890). */
function endOfTopName(text: string, start: number): number | undefined {
  if (text.startsWith('xn--', start)) {
    let end = start + 4;
    while (isLetterOrDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 45) end += 1;
    return end;
  }
  let end = start;
  for (let code = text.charCodeAt(end); isTopLetter(code); code = text.charCodeAt(end)) end += 1;
  return end - start >= 2 ? end : undefined;
}

function isTopLetter(code: number): boolean {
  return isLetter(code) || (code > 127 && isWordCharacter(code) && !isDigit(code));
}

/** A version, as in `lodash@4.17.21-rc.one`, or the density of a picture, as in `icon@2x.png`. */
const NO_DOMAIN = /^(?:\d+\.\d+\.\d|[1-9]x\.(?:png|jpe?g|gif|webp|avif|svg)\b)/i;
