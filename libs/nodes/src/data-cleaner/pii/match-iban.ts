import { isDigit, isLetter, isLetterOrDigit, isSpaceOrDash } from './characters';
import { passesMod97 } from './check-digits';

/** Lengths by country: the IBAN registry of SWIFT, as of release 99. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
    'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
    'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
    'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/**
 * Where an IBAN ends that starts at an index, -1 if there is none: it has its country's length and the right check digits. Its
 * characters stand together or have single spaces or dashes between them.
 */
export function matchIban(text: string, start: number): number {
  if (!isLetter(text.charCodeAt(start + 1)) || !isDigit(text.charCodeAt(start + 2))) return -1;
  const length = LENGTHS.get(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return -1;
  let iban = '';
  let index = start;
  for (; iban.length < length; index += 1) {
    const code = text.charCodeAt(index);
    if (isLetterOrDigit(code)) iban += text.charAt(index);
    else if (!isSpaceOrDash(code) || !isLetterOrDigit(text.charCodeAt(index + 1))) return -1;
  }
  return !isLetterOrDigit(text.charCodeAt(index)) && isDigit(iban.charCodeAt(3)) && passesMod97(iban)
    ? index
    : -1;
}
