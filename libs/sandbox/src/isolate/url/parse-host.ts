import { toAsciiLabel } from './punycode';
import { percentDecode, percentEncode } from './percent-encoding';

const FORBIDDEN_IN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_IN_DOMAIN = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/;

/** The host of a URL in its normal form; undefined if it is none. `isSpecial`: http, https, ws, wss, ftp, file. */
export function parseHost(text: string, isSpecial: boolean): string | undefined {
  if (text.startsWith('[')) {
    const address = text.endsWith(']') ? parseIpv6(text.slice(1, -1)) : undefined;
    return address === undefined ? undefined : `[${address}]`;
  }
  if (!isSpecial) return FORBIDDEN_IN_HOST.test(text) ? undefined : percentEncode(text, '');
  const domain = toAsciiDomain(percentDecode(text));
  if (domain === undefined || domain === '' || FORBIDDEN_IN_DOMAIN.test(domain)) return undefined;
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
}

/** Lower case, compatibility forms folded, other scripts in Punycode: what UTS 46 gives for names in practical use. */
function toAsciiDomain(domain: string): string | undefined {
  const folded = domain
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .replaceAll('\u00ad', '');
  const labels = folded.split('.').map(toAsciiLabel);
  return labels.includes(undefined) ? undefined : labels.join('.');
}

function endsInNumber(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.at(-1) === '' && labels.length > 1) labels.pop();
  const last = labels.at(-1) ?? '';
  return /^\d+$/.test(last) || /^0x[0-9a-f]*$/i.test(last);
}

/** IPv4 in all its spellings (decimal, octal, hexadecimal, fewer parts) as four decimal numbers. */
function parseIpv4(text: string): string | undefined {
  const parts = text.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return undefined;
  const numbers = parts.map(parseIpv4Part);
  const last = numbers.pop();
  if (last === undefined || numbers.some((each) => each === undefined || each > 255)) return undefined;
  if (last >= 256 ** (4 - numbers.length)) return undefined;
  let address = last;
  numbers.forEach((each, index) => (address += (each ?? 0) * 256 ** (3 - index)));
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

function parseIpv4Part(part: string): number | undefined {
  if (/^0x[0-9a-f]*$/i.test(part)) return part.length === 2 ? 0 : parseInt(part, 16);
  if (/^0[0-7]*$/.test(part)) return parseInt(part, 8);
  return /^[1-9]\d*$/.test(part) ? parseInt(part, 10) : undefined;
}

/** IPv6 in its shortest form (RFC 5952). */
function parseIpv6(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : pieces(half)));
  if (head === undefined || head.includes(undefined) || tail?.includes(undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return compress([...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])] as number[]);
}

function pieces(half: string): (number | undefined)[] {
  const parts = half.split(':');
  return parts.flatMap((part, index) => {
    if (/^[0-9a-f]{1,4}$/i.test(part)) return [parseInt(part, 16)];
    const bytes =
      index === parts.length - 1 ? /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(part) : null;
    const numbers = bytes?.slice(1).map(Number) ?? [];
    const isPlain =
      numbers.length === 4 && numbers.every((each, at) => each < 256 && String(each) === bytes?.[at + 1]);
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    return isPlain ? [a * 256 + b, c * 256 + d] : [undefined];
  });
}

function compress(numbers: number[]): string {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && numbers[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = numbers.map((each) => each.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}
