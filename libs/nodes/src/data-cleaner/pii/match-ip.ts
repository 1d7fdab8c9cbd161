import { isDigit, isHexDigit, isLetterOrDigit } from './characters';
import type { Span } from './match-email';

/** Longest IPv6 address as text, with an IPv4 address at its end. */
const MAX_LENGTH = 45;

/** Where an IPv4 address ends that starts at an index, -1 if there is none. Not the version v1.2.3.4, nor one of five parts. */
export function matchIpv4(text: string, start: number): number {
  if (text.charCodeAt(start - 1) === 46 && isDigit(text.charCodeAt(start - 2))) return -1;
  let index = start;
  for (let part = 0; part < 4; part += 1) {
    if (part > 0 && text.charCodeAt(index++) !== 46) return -1;
    const from = index;
    let value = 0;
    for (; index - from < 3 && isDigit(text.charCodeAt(index)); index += 1)
      value = value * 10 + text.charCodeAt(index) - 48;
    if (index === from || value > 255) return -1;
  }
  if (isLetterOrDigit(text.charCodeAt(index))) return -1;
  return text.charCodeAt(index) === 46 && isDigit(text.charCodeAt(index + 1)) ? -1 : index;
}

/**
 * The IPv6 address whose first colon is the one at an index, in every form of RFC 4291 and with a zone (RFC 4007). A word before
 * it (`IPv6:2001:db8::1`) or a port after it may be joined by a colon.
 */
export function matchIpv6(text: string, colon: number): Span | undefined {
  let start = colon;
  while (colon - start < 5 && isHexDigit(text.charCodeAt(start - 1))) start -= 1;
  // Only the first colon of a run is asked.
  if (text.charCodeAt(start - 1) === 58) return undefined;
  let end = colon;
  while (end - start <= MAX_LENGTH && (isHexDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 58))
    end += 1;
  // An address has two colons or more.
  if (end - start > MAX_LENGTH || text.lastIndexOf(':', end - 1) === colon) return undefined;
  const isWord = isLetterOrDigit(text.charCodeAt(start - 1));
  const starts = isWord ? [colon + 1] : [start, colon + 1];
  for (const from of starts) {
    for (const to of [end, endBeforePort(text, end)]) {
      const last = to === end ? endWithIpv4(text, from, end) : to;
      if (!isLetterOrDigit(text.charCodeAt(last)) && isIpv6(text.slice(from, last)))
        return { start: from, end: endWithZone(text, last) };
    }
  }
  return undefined;
}

/** Where the last colon of a run stands, with the digits after it: a port, or the colon of a sentence. */
function endBeforePort(text: string, end: number): number {
  return text.lastIndexOf(':', end - 1);
}

/** Where the address ends when an IPv4 address is its last part. */
function endWithIpv4(text: string, from: number, end: number): number {
  if (text.charCodeAt(end) !== 46) return end;
  const last = matchIpv4(text, Math.max(from, text.lastIndexOf(':', end) + 1));
  return last < 0 ? end : last;
}

const ZONE = /%[A-Za-z0-9._~-]{1,32}(?<![.-])/y;

function endWithZone(text: string, end: number): number {
  ZONE.lastIndex = end;
  return ZONE.test(text) ? ZONE.lastIndex : end;
}

function isIpv6(text: string): boolean {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = [left, right ?? ''].flatMap((side) => (side === '' ? [] : side.split(':')));
  const endsInIpv4 = groups.at(-1)?.includes('.') ?? false;
  const hex = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = groups.length + Number(endsInIpv4);
  if (right === undefined) return count === 8;
  // `abc::def` is a name in a program; `::` alone says nothing about anybody.
  return count > 0 && count < 8 && (/\d/.test(text) || groups.join('').length > 6);
}
