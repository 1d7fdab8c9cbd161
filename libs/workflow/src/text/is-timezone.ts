/** Names that were found to be zones. Asking the runtime costs a quarter of a millisecond, and letters may be in either case. */
const known = new Set<string>();
const MAX_KNOWN = 1000;

/** Whether a name is an IANA time zone, such as Europe/Berlin, as the runtime knows them. */
export function isTimezone(name: string): boolean {
  if (known.has(name)) return true;
  // Intl also takes offsets such as +01:00, which know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  if (known.size < MAX_KNOWN) known.add(name);
  return true;
}
