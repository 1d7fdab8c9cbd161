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

const SECOND_MS = 1000;

/** Since 1970 no zone has come back to an offset within a week (Boa Vista did in October 2000), so looks so far apart see each change. */
const LOOK_EVERY_MS = 6 * 24 * 60 * 60 * 1000;

/** Years of zones that are kept ready. */
const MAX_YEARS = 5000;

/** The one that was not asked for longest is first. */
const years = new Map<string, ZoneYear>();

/** A year of a zone, by the name that the runtime has for it. The first look at it costs half a millisecond, any other next to nothing. */
export function zoneYear(zone: string, year: number): ZoneYear {
  const key = `${zone} ${year}`;
  const found = years.get(key) ?? readYear(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1) - SECOND_MS);
  years.delete(key);
  years.set(key, found);
  const [oldest] = years.keys();
  if (years.size > MAX_YEARS && oldest !== undefined) years.delete(oldest);
  return found;
}

function readYear(zone: string, first: number, last: number): ZoneYear {
  const start = first - SECOND_MS;
  const year: ZoneYear = { offsetBefore: zoneOffset(zone, start), changes: [] };
  for (let before = start; before < last; before += LOOK_EVERY_MS) {
    year.changes.push(...changesWithin(zone, before, Math.min(before + LOOK_EVERY_MS, last)));
  }
  return year;
}

/** What changes after one instant, up to and including another. */
function changesWithin(zone: string, after: number, upTo: number): ZoneChange[] {
  const changes: ZoneChange[] = [];
  const last = zoneOffset(zone, upTo);
  let offsetBefore = zoneOffset(zone, after);
  for (let from = after; offsetBefore !== last;) {
    const at = firstWithout(zone, offsetBefore, from, upTo);
    const offsetAfter = zoneOffset(zone, at);
    changes.push({ at, offsetBefore, offsetAfter });
    [from, offsetBefore] = [at, offsetAfter];
  }
  return changes;
}

/** The first second at which a zone has no longer the offset that it has at `before`, and has not at `after` either. */
function firstWithout(zone: string, offset: number, before: number, after: number): number {
  let [old, fresh] = [before, after];
  while (fresh - old > SECOND_MS) {
    const middle = old + Math.floor((fresh - old) / 2 / SECOND_MS) * SECOND_MS;
    if (zoneOffset(zone, middle) === offset) old = middle;
    else fresh = middle;
  }
  return fresh;
}
