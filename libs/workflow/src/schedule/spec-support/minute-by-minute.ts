import { oracleMatches } from './cron-oracle';

const MINUTE_MS = 60 * 1000;

/** What clocks in a zone show, by the runtime itself and nothing of ours. */
export function oracleWall(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

/** Every minute at which the clock shows a match, found by looking at each. For cron that recurs within the day. */
export function recurringMinutes(expression: string, zone: string, after: number, upTo: number): number[] {
  const wallAt = oracleWall(zone);
  const due: number[] = [];
  for (let at = nextMinute(after); at <= upTo; at += MINUTE_MS) {
    if (oracleMatches(expression, wallAt(at))) due.push(at);
  }
  return due;
}

/**
 * Every minute at which the clock gets to, or past, a match for the first time, found by looking at each since the day before. For
 * cron that names its times of day.
 */
export function fixedMinutes(expression: string, zone: string, after: number, upTo: number): number[] {
  const wallAt = oracleWall(zone);
  const due: number[] = [];
  const begin = nextMinute(after - 26 * 60 * MINUTE_MS);
  let latest = wallAt(begin);
  for (let at = begin + MINUTE_MS; at <= upTo; at += MINUTE_MS) {
    const wall = wallAt(at);
    let isDue = false;
    for (let passed = latest + MINUTE_MS; passed <= wall; passed += MINUTE_MS) {
      isDue ||= oracleMatches(expression, passed);
    }
    latest = Math.max(latest, wall);
    if (isDue && at > after) due.push(at);
  }
  return due;
}

function nextMinute(instant: number): number {
  return (Math.floor(instant / MINUTE_MS) + 1) * MINUTE_MS;
}
