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

/**
 * The matches of some kinds that begin in a part of a text (an e-mail address: whose `@` stands in it). They may overlap.
 *
 * Linear: one pass asks each character what could begin at it, and every answer looks at a bounded number of characters, but for
 * e-mail addresses, which look no further than to the next `@` on either side.
 */
export function findPii(text: string, kinds: ReadonlySet<string>, from = 0, to = text.length): PiiMatch[] {
  const found: PiiMatch[] = [];
  const add = (kind: PiiKind, start: number, end: number) => {
    if (end >= 0) found.push({ kind, start, end });
  };
  const addSpan = (kind: PiiKind, span: Span | undefined) => {
    if (span) add(kind, span.start, span.end);
  };
  const [hasEmail, hasIban, hasIpv6] = [kinds.has('email'), kinds.has('iban'), kinds.has('ipv6')];
  const [hasCard, hasSsn, hasIpv4] = [kinds.has('card'), kinds.has('ssn'), kinds.has('ipv4')];
  const hasPhone = kinds.has('phone');
  let isInside = isLetterOrDigit(text.charCodeAt(from - 1));
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (isLetter(code)) {
      if (hasIban && !isInside) add('iban', index, matchIban(text, index));
      isInside = true;
    } else if (isDigit(code)) {
      if (!isInside) {
        if (hasCard) add('card', index, matchCard(text, index));
        if (hasSsn) add('ssn', index, matchSsn(text, index));
        if (hasIpv4) add('ipv4', index, matchIpv4(text, index));
        if (hasPhone) add('phone', index, matchPhone(text, index));
      }
      isInside = true;
    } else {
      if (code === AT && hasEmail) addSpan('email', matchEmail(text, index));
      else if (code === COLON && hasIpv6) addSpan('ipv6', matchIpv6(text, index));
      else if ((code === PLUS || code === BRACKET) && hasPhone && !isInside)
        add('phone', index, matchPhone(text, index));
      isInside = false;
    }
  }
  return found;
}

const [AT, COLON, PLUS, BRACKET] = [64, 58, 43, 40];
