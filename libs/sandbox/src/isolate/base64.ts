import { codeAt, fromCode, sliceText, types } from './primordials';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of a text whose characters are bytes (code points 0 to 255), as browsers define it. */
export function btoa(value: unknown): string {
  const text = `${value as string}`;
  let encoded = '';
  for (let index = 0; index < text.length; index += 3) {
    const first = byteAt(text, index);
    const second = index + 1 < text.length ? byteAt(text, index + 1) : undefined;
    const third = index + 2 < text.length ? byteAt(text, index + 2) : undefined;
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    encoded += letter(bits >> 18) + letter(bits >> 12);
    encoded += second === undefined ? '=' : letter(bits >> 6);
    encoded += third === undefined ? '=' : letter(bits);
  }
  return encoded;
}

/** The text whose base64 is given. White space is ignored, padding may be left out (WHATWG forgiving-base64). */
export function atob(value: unknown): string {
  const text = `${value as string}`;
  let decoded = '';
  let bits = 0;
  let letters = 0;
  let padding = 0;
  for (let index = 0; index < text.length; index++) {
    const code = codeAt(text, index);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b)) continue;
    if (code === 0x3d) {
      padding++;
      continue;
    }
    const sextet = padding > 0 ? -1 : sextetOf(code);
    if (sextet < 0) throw invalid();
    bits = ((bits << 6) | sextet) & 0xffffff;
    letters++;
    if (letters % 4 === 0)
      decoded += fromCode((bits >> 16) & 255) + fromCode((bits >> 8) & 255) + fromCode(bits & 255);
  }
  const rest = letters % 4;
  if (rest === 1 || padding > 2 || (padding > 0 && (rest + padding) % 4 !== 0)) throw invalid();
  if (rest === 2) decoded += fromCode((bits >> 4) & 255);
  if (rest === 3) decoded += fromCode((bits >> 10) & 255) + fromCode((bits >> 2) & 255);
  return decoded;
}

function letter(bits: number): string {
  return sliceText(ALPHABET, bits & 63, (bits & 63) + 1);
}

function byteAt(text: string, index: number): number {
  const code = codeAt(text, index);
  if (code > 255)
    throw new types.Error('btoa: the text has characters beyond U+00FF; encode it with TextEncoder first');
  return code;
}

function sextetOf(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  if (code === 0x2b) return 62;
  return code === 0x2f ? 63 : -1;
}

function invalid(): Error {
  return new types.Error('atob: the text is not base64');
}
