/**
 * Zones by their names in small letters. Asking the runtime costs a quarter of a millisecond. Letters may be in either case, so the
 * spelling as typed would never be found again; there are some six hundred names.
 */
const zones = new Map<string, string>();

/** Intl also takes offsets such as +01:00, which know no daylight saving. */
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/;

/** An IANA time zone as the runtime writes it, such as Europe/Berlin, for a name in letters of either case; undefined: no zone. */
export function canonicalTimezone(name: string): string | undefined {
  if (!NAME.test(name)) return undefined;
  const key = name.toLowerCase();
  const known = zones.get(key);
  if (known !== undefined) return known;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    zones.set(key, timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}

/** Whether a name is an IANA time zone, such as Europe/Berlin, as the runtime knows them. */
export function isTimezone(name: string): boolean {
  return canonicalTimezone(name) !== undefined;
}
