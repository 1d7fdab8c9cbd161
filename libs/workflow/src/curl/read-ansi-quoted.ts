const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', e: '\u001b', E: '\u001b', f: '\f', v: '\v' },
  ...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};

const NUMERIC = /\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8}))/y;
const encoder = new TextEncoder();
const PLAIN = /[^\\']+/y;

/**
 * Reads what stands in `$'…'`, from just behind its quote: escapes as in C. `\xHH` and `\NNN` are bytes of UTF-8, as a terminal
 * takes them. Undefined when nothing closes it.
 */
export function readAnsiQuoted(text: string, from: number): { text: string; end: number } | undefined {
  const chunks: (Uint8Array | number[])[] = [];
  for (let at = from; at < text.length;) {
    if (text[at] === "'")
      return {
        text: new TextDecoder().decode(Uint8Array.from(chunks.flatMap((each) => [...each]))),
        end: at + 1,
      };
    const plain = matchAt(PLAIN, text, at);
    if (plain) {
      chunks.push(encoder.encode(plain[0]));
      at += plain[0].length;
      continue;
    }
    const numeric = matchAt(NUMERIC, text, at);
    if (numeric) {
      chunks.push(bytesOf(numeric));
      at += numeric[0].length;
      continue;
    }
    const escaped = text[at + 1] ?? '';
    // An escape that C does not know stands as it is written.
    const meant = Object.hasOwn(ESCAPES, escaped) ? ESCAPES[escaped] : `\\${escaped}`;
    chunks.push(encoder.encode(meant));
    at += 2;
  }
  return undefined;
}

function bytesOf([, hex, octal, short, long]: RegExpExecArray): Uint8Array | number[] {
  if (hex !== undefined) return [Number.parseInt(hex, 16)];
  if (octal !== undefined) return [Number.parseInt(octal, 8) & 0xff];
  const code = Number.parseInt(short ?? long ?? '', 16);
  return encoder.encode(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
