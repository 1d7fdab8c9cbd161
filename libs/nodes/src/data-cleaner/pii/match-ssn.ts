import { isDecimal, isSpaceOrDash } from './characters';

/** 3, 2 and 4 digits, parted alike; numbers that the US never gave out are none. */
const SSN =
  /(?!000|666|9)\d{3}([\s\p{Pd}\u2212])(?!00)\d{2}\1(?!0000)\d{4}(?![A-Za-z0-9]|[-\u2010-\u2014]\d)/uy;

/** Where a US social security number ends that starts at an index, -1 if there is none. */
export function matchSsn(text: string, start: number): number {
  // Cheap questions first: most digits begin something else.
  if (!isSpaceOrDash(text.charCodeAt(start + 3)) || text.charCodeAt(start - 1) === 45) return -1;
  SSN.lastIndex = start;
  if (!SSN.test(text)) return -1;
  return isDecimal(text, start + 11) ? -1 : start + 11;
}
