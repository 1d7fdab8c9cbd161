/** Before every id (the nil uuid of RFC 9562). */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** After every id (the max uuid of RFC 9562). */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The time in a uuid v7 has 48 bits. */
const LAST_MS = 2 ** 48 - 1;

/** Not later than any id made in this millisecond or after it: a uuid v7 begins with its time (RFC 9562, 5.7). */
export function firstIdAt(timeMs: number): string {
  const hex = Math.min(Math.max(Math.trunc(timeMs), 0), LAST_MS)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${FIRST_ID.slice(13)}`;
}
