import { codeAt, fromCode, isInstance, isView, types, viewBytes } from './primordials';

const REPLACEMENT = 0xfffd;

/** The Encoding Standard's TextEncoder: UTF-8 only, lone surrogates become U+FFFD. */
export class TextEncoder {
  get encoding(): string {
    return 'utf-8';
  }

  encode(value: unknown = ''): Uint8Array {
    const text = `${value as string}`;
    const bytes = new types.Uint8Array(utf8Length(text));
    let at = 0;
    for (let index = 0; index < text.length; index++) {
      const point = pointAt(text, index);
      if (point > 0xffff) index++;
      if (point < 0x80) {
        bytes[at++] = point;
        continue;
      }
      if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6);
      else {
        if (point < 0x10000) bytes[at++] = 0xe0 | (point >> 12);
        else {
          bytes[at++] = 0xf0 | (point >> 18);
          bytes[at++] = 0x80 | ((point >> 12) & 63);
        }
        bytes[at++] = 0x80 | ((point >> 6) & 63);
      }
      bytes[at++] = 0x80 | (point & 63);
    }
    return bytes;
  }
}

/** The Encoding Standard's TextDecoder, for UTF-8. */
export class TextDecoder {
  readonly #fatal: boolean;
  readonly #ignoreBom: boolean;

  constructor(label: unknown = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const name = `${label as string}`;
    if (name !== 'utf-8' && name !== 'utf8' && name !== 'UTF-8' && name !== 'UTF8') {
      throw new types.RangeError(`TextDecoder: only utf-8 is available, not "${name}"`);
    }
    this.#fatal = !!options.fatal;
    this.#ignoreBom = !!options.ignoreBOM;
  }

  get encoding(): string {
    return 'utf-8';
  }

  decode(input?: unknown): string {
    if (input === undefined) return '';
    if (!isView(input) && !isInstance(input, types.ArrayBuffer)) {
      throw new types.TypeError('TextDecoder: the input must be an ArrayBuffer or a view of one');
    }
    const bytes = viewBytes(input);
    let text = '';
    for (let index = 0; index < bytes.length;) {
      const { point, size } = decodePoint(bytes, index);
      if (point < 0 && this.#fatal) throw new types.TypeError('TextDecoder: the bytes are not UTF-8');
      if (!(index === 0 && point === 0xfeff && !this.#ignoreBom))
        text += pointText(point < 0 ? REPLACEMENT : point);
      index += size;
    }
    return text;
  }
}

function pointText(point: number): string {
  if (point <= 0xffff) return fromCode(point);
  return fromCode(0xd800 + ((point - 0x10000) >> 10)) + fromCode(0xdc00 + ((point - 0x10000) & 0x3ff));
}

/** The code point at an index; a lone surrogate is U+FFFD. */
export function pointAt(text: string, index: number): number {
  const code = codeAt(text, index);
  if (code < 0xd800 || code > 0xdfff) return code;
  const low = code <= 0xdbff && index + 1 < text.length ? codeAt(text, index + 1) : 0;
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : REPLACEMENT;
}

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const point = pointAt(text, index);
    if (point > 0xffff) index++;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** One code point, or -1 and the number of bytes to skip (the Encoding Standard's "maximal subpart"). */
function decodePoint(bytes: Uint8Array, index: number): { point: number; size: number } {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return { point: first, size: 1 };
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) === 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (size === 0) return { point: -1, size: 1 };
  let point = first & (0xff >> (size + 1));
  for (let offset = 1; offset < size; offset++) {
    const byte = bytes[index + offset];
    if (byte === undefined || !isContinuation(byte, offset === 1 ? first : 0))
      return { point: -1, size: offset };
    point = (point << 6) | (byte & 63);
  }
  return { point, size };
}

/** Whether a byte may follow; `first` is the leading byte when this is the second one (no overlong forms, no surrogates). */
function isContinuation(byte: number, first: number): boolean {
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return byte >= lowest && byte <= highest;
}
