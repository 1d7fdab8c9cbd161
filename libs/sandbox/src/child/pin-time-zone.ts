/**
 * Local time in scripts is UTC, on whatever machine they run. Without this the first script that asks for it would make the
 * process read the machine's zone from a file, which the lock forbids.
 */
export function pinTimeZone(): void {
  process.env.TZ = 'UTC';
}
