import { zoneOffset } from './zone-offset';

/** A moment at which the clocks of a zone are put forward or back. All in milliseconds. */
export interface ZoneChange {
  /** The first instant with the new offset. */
  at: number;
  offsetBefore: number;
  offsetAfter: number;
}

/** What the clocks of a zone do in a calendar year of UTC. */
export interface ZoneYear {
  /** Just before the year begins: a change in its first second belongs to it. */
  offsetBefore: number;
  /** In order. */
  changes: ZoneChange[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SECOND_MS = 1000;

/** Years of zones that are kept ready. */
const MAX_YEARS = 5000;

const years = new Map<string, ZoneYear>();

/** A year of a zone. The first look at it costs a few milliseconds, any other next to nothing. */
export function zoneYear(zone: string, year: number): ZoneYear {
  const key = `${zone} ${year}`;
  const known = years.get(key);
  if (known) return known;
  if (years.size >= MAX_YEARS) years.clear();
  const found = readYear(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1) - SECOND_MS);
  years.set(key, found);
  return found;
}

/** No zone has had two changes within a day since 1970, so one look a day sees each. */
function readYear(zone: string, first: number, last: number): ZoneYear {
  const year: ZoneYear = { offsetBefore: zoneOffset(zone, first - SECOND_MS), changes: [] };
  let before = first - SECOND_MS;
  let { offsetBefore } = year;
  for (let after = first; before < last; after = Math.min(after + DAY_MS, last)) {
    const offsetAfter = zoneOffset(zone, after);
    if (offsetAfter !== offsetBefore) {
      year.changes.push({ at: firstWith(zone, offsetAfter, before, after), offsetBefore, offsetAfter });
    }
    before = after;
    offsetBefore = offsetAfter;
  }
  return year;
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
