import { isDigit, isDecimal, isLetterOrDigit, isSpaceOrDash } from './characters';

/** Shortest and longest number of a card (ISO/IEC 7812). */
const [MIN_DIGITS, MAX_DIGITS] = [13, 19];

/**
 * Where a card number ends that starts at an index, -1 if there is none. It has the first digits of a card network and the right
 * check digit (Luhn). Its digits stand together or in groups of three or more, parted by a space, a dash or, all of them, by a
 * dot; only the last group may be shorter.
 */
export function matchCard(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first < 50 || first > 56 || isPartOfNumber(text, start)) return -1;
  let best = -1;
  let digits = 0;
  let inGroup = 0;
  let number = 0;
  let separator = 0;
  // The sums of Luhn for a number that ends here, and for one that has a further digit.
  let [sum, sumBeforeOne] = [0, 0];
  for (let index = start; digits <= MAX_DIGITS; index += 1) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) {
      const digit = code - 48;
      const doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
      const next = sumBeforeOne + digit;
      sumBeforeOne = sum + doubled;
      sum = next;
      if (digits < 6) number = number * 10 + digit;
      digits += 1;
      inGroup += 1;
      continue;
    }
    const isDot = code === 46;
    if (
      digits >= MIN_DIGITS &&
      sum % 10 === 0 &&
      isIssued(number, digits) &&
      isFree(text, start, index, separator)
    ) {
      best = index;
    }
    const isGrouped = inGroup > 2 && isDigit(text.charCodeAt(index + 1));
    const fitsSeparator = isDot
      ? separator === 0 || separator === 46
      : isSpaceOrDash(code) && separator !== 46;
    if (!isGrouped || !fitsSeparator) break;
    separator = code === 45 || isDot ? code : separator || code;
    inGroup = 0;
  }
  return best;
}

/** Whether what begins here goes on a decimal number: 0.4111111111111111. */
function isPartOfNumber(text: string, start: number): boolean {
  return start > 1 && isDigit(text.charCodeAt(start - 2)) && isDecimal(text, start - 1);
}

/** Whether what stands around lets it be a number of its own: a UUID's groups of digits are none. */
function isFree(text: string, start: number, end: number, separator: number): boolean {
  if (isLetterOrDigit(text.charCodeAt(end)) || isDecimal(text, end)) return false;
  if (separator !== 45) return true;
  const isJoinedBefore = text.charCodeAt(start - 1) === 45 && isLetterOrDigit(text.charCodeAt(start - 2));
  const isJoinedAfter = text.charCodeAt(end) === 45 && isLetterOrDigit(text.charCodeAt(end + 1));
  return !isJoinedBefore && !isJoinedAfter;
}

/** Whether a network issues cards with these first six digits and this length. */
function isIssued(first: number, length: number): boolean {
  const four = Math.floor(first / 100);
  const two = Math.floor(first / 10_000);
  switch (Math.floor(first / 100_000)) {
    case 2:
      // Mir and Mastercard; other beginnings are those of dates.
      return length >= 16 && ((four >= 2200 && four <= 2204) || (four >= 2221 && four <= 2720));
    case 3:
      if (two === 34 || two === 37) return length === 15;
      if (two === 35) return length >= 16 && four >= 3528 && four <= 3589;
      return length >= 14 && (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059));
    case 4:
    case 5:
    case 6:
      return true;
    default:
      return two === 81 && length >= 16;
  }
}
