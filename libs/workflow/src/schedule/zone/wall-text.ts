const MINUTE_MS = 60 * 1000;

/** A wall time with its offset from UTC as RFC 3339 has it, such as `2026-03-29T03:00:00+02:00`; seconds of an offset are cut. */
export function wallText(wall: number, offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / MINUTE_MS);
  const pad = (part: number) => String(part).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(wall).toISOString().slice(0, 19)}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
