import { TextDecoder, TextEncoder } from '../text-encoding';

/** Characters that are escaped besides controls and everything beyond ASCII (the URL Standard's percent-encode sets). */
export const ENCODE_SETS = {
  fragment: ' "<>`',
  query: ' "#<>',
  specialQuery: ' "#<>\'',
  path: ' "#<>?^`{}',
  userinfo: ' "#<>?^`{}/:;=@[\\]|',
} as const;

/** Escapes a text for one part of a URL. */
export function percentEncode(text: string, set: string): string {
  let encoded = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isPlain = code > 0x1f && code < 0x7f && !set.includes(character);
    encoded += isPlain ? character : escapeBytes(character);
  }
  return encoded;
}

/** Every byte of a text's UTF-8 as `%XX`. */
export function escapeBytes(text: string): string {
  let escaped = '';
  for (const byte of new TextEncoder().encode(text)) {
    escaped += `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;
  }
  return escaped;
}

/** Resolves escapes; bytes that are not UTF-8 become U+FFFD. Wrong escapes stay as they are. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  const source = new TextEncoder().encode(text);
  const bytes: number[] = [];
  for (let index = 0; index < source.length; index++) {
    const byte = source[index] ?? 0;
    const hex = byte === 0x25 ? String.fromCharCode(source[index + 1] ?? 0, source[index + 2] ?? 0) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      bytes.push(parseInt(hex, 16));
      index += 2;
    } else {
      bytes.push(byte);
    }
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}
