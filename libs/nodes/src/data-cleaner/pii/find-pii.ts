import { passesLuhn, passesMod97 } from './check-digits';

/** The kinds of personal data that are found, in the order that decides between equals. */
export const PII_KINDS = ['email', 'iban', 'card', 'ssn', 'ipv6', 'ipv4', 'phone'] as const;

/** A kind of personal data. */
export type PiiKind = (typeof PII_KINDS)[number];

/** Where personal data stands in a text. */
export interface PiiMatch {
  kind: PiiKind;
  start: number;
  end: number;
}

/**
 * Candidates by kind. Every pattern starts where its characters start (a lookbehind of one character) and every repetition has
 * an upper bound, so a text costs linear time whatever it holds.
 */
const PATTERNS: Record<PiiKind, { pattern: RegExp; realLength: (text: string) => number }> = {
  email: {
    pattern:
      /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){1,8}/gi,
    realLength: whole((text) => !text.startsWith('.') && !text.includes('..') && !text.includes('.@')),
  },
  iban: {
    pattern: /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/gi,
    realLength: longest((text) => text.length > 14 && passesMod97(text.replaceAll(' ', ''))),
  },
  card: {
    pattern: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g,
    realLength: longest((text) => text.length > 12 && passesLuhn(digitsOf(text))),
  },
  ssn: {
    pattern: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
    realLength: whole(() => true),
  },
  ipv6: {
    pattern: /(?<![0-9a-z:.])[0-9a-f:]{2,39}(?![0-9a-z:])/gi,
    realLength: whole(isIpv6),
  },
  ipv4: {
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g,
    realLength: whole((text) => text.split('.').every((part) => Number(part) <= 255)),
  },
  phone: {
    pattern:
      /(?<![\w.+/-])(?:\+|\(|00|0(?=[1-9])|(?=[2-9]\d\d[ .-]\d{3}[ .-]\d{4}))[\d(](?:[ ./()-]{0,2}\d){6,14}(?![\w])/g,
    realLength: whole((text) => digitsOf(text).length >= 7 && digitsOf(text).length <= 15),
  },
};

/**
 * All personal data in a text, without overlaps, from left to right. Of matches that overlap the longest wins, then the
 * leftmost, then the kind that PII_KINDS names first.
 */
export function findPii(text: string, kinds: readonly PiiKind[]): PiiMatch[] {
  const found = kinds.flatMap((kind) => matchesOf(kind, text));
  found.sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      PII_KINDS.indexOf(a.kind) - PII_KINDS.indexOf(b.kind),
  );
  const taken = new Uint8Array(found.length > 0 ? text.length : 0);
  const kept = found.filter(({ start, end }) => {
    // Longer ones were placed before, so an overlap covers one of the two ends.
    if (taken[start] === 1 || taken[end - 1] === 1) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

function matchesOf(kind: PiiKind, text: string): PiiMatch[] {
  const { pattern, realLength } = PATTERNS[kind];
  const matches: PiiMatch[] = [];
  for (const match of text.matchAll(pattern)) {
    const length = realLength(match[0]);
    if (length > 0) matches.push({ kind, start: match.index, end: match.index + length });
  }
  return matches;
}

/** All of a candidate, or nothing of it. */
function whole(isReal: (text: string) => boolean): (text: string) => number {
  return (text) => (isReal(text) ? text.length : 0);
}

/** The longest real beginning of a candidate that ends at a separator: what follows may be the next word. */
function longest(isReal: (text: string) => boolean): (text: string) => number {
  return (text) => {
    for (let end = text.length; end > 0; end = separatorBefore(text, end)) {
      if (isReal(text.slice(0, end))) return end;
    }
    return 0;
  };
}

function separatorBefore(text: string, end: number): number {
  return Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('-', end - 1));
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function isIpv6(text: string): boolean {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = [left, right ?? ''].flatMap((side) => (side === '' ? [] : side.split(':')));
  const isHex = groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
  return isHex && (right === undefined ? groups.length === 8 : groups.length >= 1 && groups.length < 8);
}
