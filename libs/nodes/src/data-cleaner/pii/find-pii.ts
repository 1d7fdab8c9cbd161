import { isDigit, isLetter, isLetterOrDigit } from './characters';
import { matchCard } from './match-card';
import { matchEmail, type Span } from './match-email';
import { matchIban } from './match-iban';
import { matchIpv4, matchIpv6 } from './match-ip';
import { matchPhone } from './match-phone';
import { matchSsn } from './match-ssn';

/** The kinds of personal data that are found, in the order that decides between equals. */
export const PII_KINDS = ['email', 'iban', 'card', 'ssn', 'ipv6', 'ipv4', 'phone'] as const;

/** A kind of personal data. */
export type PiiKind = (typeof PII_KINDS)[number];

/** Where personal data stands in a text, and of which kind: one of PII_KINDS, or the name of a pattern of the user's. */
export interface PiiMatch extends Span {
  kind: string;
}

/** Kinds whose matches begin at a character of their own, with what tells where such a match ends (-1: there is none). */
const BY_START = { card: matchCard, ssn: matchSsn, ipv4: matchIpv4, phone: matchPhone } as const;

/**
 * The matches of some kinds that begin in a part of a text (an e-mail address: whose `@` stands in it). They may overlap.
 *
 * Linear: one pass asks each character what could begin at it, and every answer looks at a bounded number of characters, but for
 * e-mail addresses, which look no further than to the next `@` on either side.
 */
export function findPii(text: string, kinds: ReadonlySet<string>, from = 0, to = text.length): PiiMatch[] {
  const found: PiiMatch[] = [];
  const add = (kind: PiiKind, span: Span | undefined) => {
    if (span) found.push({ kind, start: span.start, end: span.end });
  };
  const starters = (Object.keys(BY_START) as (keyof typeof BY_START)[]).filter((kind) => kinds.has(kind));
  const [hasEmail, hasIban, hasIpv6] = [kinds.has('email'), kinds.has('iban'), kinds.has('ipv6')];
  const hasPhone = kinds.has('phone');
  let isInside = isLetterOrDigit(text.charCodeAt(from - 1));
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (isLetter(code)) {
      if (hasIban && !isInside) add('iban', spanTo(index, matchIban(text, index)));
      isInside = true;
    } else if (isDigit(code)) {
      if (!isInside) for (const kind of starters) add(kind, spanTo(index, BY_START[kind](text, index)));
      isInside = true;
    } else {
      if (code === 64) {
        if (hasEmail) add('email', matchEmail(text, index));
      } else if (code === 58) {
        if (hasIpv6) add('ipv6', matchIpv6(text, index));
      } else if ((code === 43 || code === 40) && hasPhone && !isInside) {
        add('phone', spanTo(index, matchPhone(text, index)));
      }
      isInside = false;
    }
  }
  return found;
}

function spanTo(start: number, end: number): Span | undefined {
  return end < 0 ? undefined : { start, end };
}
