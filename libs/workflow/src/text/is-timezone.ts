/** Whether a name is an IANA time zone, such as Europe/Berlin, as the runtime knows them. */
export function isTimezone(name: string): boolean {
  // Intl also takes offsets such as +01:00, which know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
