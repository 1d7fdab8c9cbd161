const UNITS: readonly { unit: Intl.RelativeTimeFormatUnit; ms: number }[] = [
  { unit: 'year', ms: 365 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000 },
  { unit: 'week', ms: 7 * 86_400_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
];

const FORMAT = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago (or ahead) a time is, in its largest unit: `3 minutes ago`. Under a minute: `just now`. */
export function relativeTime(thenMs: number, nowMs: number): string {
  const distance = thenMs - nowMs;
  const found = UNITS.find(({ ms }) => Math.abs(distance) >= ms);
  return found === undefined
    ? $localize`just now`
    : FORMAT.format(Math.trunc(distance / found.ms), found.unit);
}
