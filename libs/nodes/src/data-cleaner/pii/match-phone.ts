import { isDecimal, isDigit, isLetterOrDigit, isSpaceOrDash } from './characters';

/** How a number begins, and how many digits it has then, with all that it begins with. */
interface PhoneForm {
  start: RegExp;
  min: number;
  max: number;
}

/** The forms that tell a phone number from other numbers, by their first character, in the order in which they are tried. */
const FORMS: Readonly<Record<string, readonly PhoneForm[]>> = {
  '+': [
    { start: /\+1/y, min: 11, max: 11 },
    { start: /\+[2-9]/y, min: 8, max: 15 },
  ],
  '(': [{ start: /\(0\d{0,4}\)|\([1-9]\d\d?\)/y, min: 9, max: 12 }],
  '0': [
    { start: /00[1-9]/y, min: 11, max: 17 },
    { start: /0[1-9]/y, min: 9, max: 12 },
  ],
};

/** North America and the mobile numbers of China: no sign that begins a number, but groups that others do not have. */
const GROUPED = /(?:1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])\d{3}[ .-]\d{4}|1[3-9]\d[ -]\d{4}[ -]\d{4}/y;

/** Between two groups stand at most so many of: space, dash, dot, slash, bracket. */
const MAX_SEPARATORS = 3;

/**
 * Where a phone number ends that starts at an index, -1 if there is none. It begins with `+`, `00`, a `0` or an area code in
 * brackets, or is grouped as in North America. Dates and decimal numbers are none.
 */
export function matchPhone(text: string, start: number): number {
  if (!mayStart(text, start)) return -1;
  const forms = FORMS[text.charAt(start)];
  if (forms) {
    const form = forms.find((each) => isAt(each.start, text, start));
    return form ? endOfForm(text, start, form) : -1;
  }
  // The cheap question first: most digits begin something else.
  const isGrouped = !isDigit(text.charCodeAt(start + 3)) || text.charAt(start) === '1';
  if (!isGrouped || !isAt(GROUPED, text, start)) return -1;
  return isEnd(text, GROUPED.lastIndex) && text.charCodeAt(GROUPED.lastIndex) !== 45 ? GROUPED.lastIndex : -1;
}

function isAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

/** A number does not begin inside another, nor after what marks it as something else, as in #12, a/0123 or -0123. */
function mayStart(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (text.charCodeAt(start) === 43) return before !== 43;
  if (before === 46) return !isDigit(text.charCodeAt(start - 2));
  if (before === 47) return FOUR_DIGITS.test(text.slice(Math.max(0, start - 5), start - 1));
  return before !== 43 && before !== 45 && before !== 35;
}

/** Before a slash: another phone number. */
const FOUR_DIGITS = /^\d{4}$/;

function endOfForm(text: string, start: number, { min, max }: PhoneForm): number {
  let best = -1;
  let digits = 0;
  let index = start;
  while (digits <= max) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) {
      digits += 1;
      index += 1;
      continue;
    }
    if (digits >= min && isEnd(text, index)) best = index;
    const next = afterSeparators(text, index);
    if (next < 0) break;
    index = next;
  }
  return best < 0 || isOtherNumber(text, start, best) ? -1 : best;
}

/** Where the next group of digits begins, -1 if none follows. A sign or a bracket may begin the number. */
function afterSeparators(text: string, from: number): number {
  for (let index = from; index <= from + MAX_SEPARATORS; index += 1) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) return index;
    const isSign = code === 43 && index === from;
    if (!isSign && code !== 40 && code !== 41 && code !== 46 && code !== 47 && !isSpaceOrDash(code))
      return -1;
  }
  return -1;
}

/** Whether a number can end here: no letter, no decimals and no minutes follow. */
function isEnd(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (isLetterOrDigit(code) || isDecimal(text, end)) return false;
  return code !== 58 || !isDigit(text.charCodeAt(end + 1));
}

const DATE = /\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d|\1\d)/y;
/** Coordinates have up to seven decimals; a phone number whose only separator is a dot has more. */
const DECIMAL = /^(?:\+\d+\.\d{1,7}|0\d*\.\d+)$/;

function isOtherNumber(text: string, start: number, end: number): boolean {
  return isAt(DATE, text, start) || DECIMAL.test(text.slice(start, end));
}
