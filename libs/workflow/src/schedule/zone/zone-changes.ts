import { zoneOffset } from './zone-offset';

/** A moment at which the clocks of a zone are put forward or back. All in milliseconds. */
export interface ZoneChange {
  /** The first instant with the new offset. */
  at: number;
  offsetBefore: number;
  offsetAfter: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SECOND_MS = 1000;

/** Years of zones that are kept ready. */
const MAX_YEARS = 5000;

const years = new Map<string, ZoneChange[]>();

/** The changes of a zone in a calendar year of UTC, in order. The first look at a year costs a millisecond. */
export function changesInYear(zone: string, year: number): ZoneChange[] {
  const key = `${zone} ${year}`;
  const known = years.get(key);
  if (known) return known;
  if (years.size >= MAX_YEARS) years.clear();
  const found = findChanges(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
  years.set(key, found);
  return found;
}

/** No zone has had two changes within a day since 1970, so one look a day sees each. */
function findChanges(zone: string, from: number, to: number): ZoneChange[] {
  const found: ZoneChange[] = [];
  // A change in the very first second of the year belongs to it, so the look before it counts.
  let before = from - SECOND_MS;
  let offsetBefore = zoneOffset(zone, before);
  for (let after = from; ; after = Math.min(after + DAY_MS, to - SECOND_MS)) {
    const offsetAfter = zoneOffset(zone, after);
    if (offsetAfter !== offsetBefore) {
      found.push({ at: firstWith(zone, offsetAfter, before, after), offsetBefore, offsetAfter });
    }
    if (after >= to - SECOND_MS) return found;
    before = after;
    offsetBefore = offsetAfter;
  }
}

function firstWith(zone: string, offset: number, before: number, after: number): number {
  let [old, fresh] = [before, after];
  while (fresh - old > SECOND_MS) {
    const middle = old + Math.floor((fresh - old) / 2 / SECOND_MS) * SECOND_MS;
    if (zoneOffset(zone, middle) === offset) fresh = middle;
    else old = middle;
  }
  return fresh;
}
