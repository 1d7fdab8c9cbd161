const formats = new Map<string, Intl.DateTimeFormat>();

/** Spellings of zones that are kept ready; each costs some kilobytes, and letters may be written in either case. */
const MAX_FORMATS = 600;

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. All of its knowledge is the runtime's own copy
 * of the IANA tables.
 * @param at milliseconds since 1970, not before
 * @throws RangeError when the runtime does not know the zone
 */
export function zoneOffset(zone: string, at: number): number {
  const read = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => read.get(name) ?? 0;
  const clock = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return clock - Math.floor(at / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  if (formats.size >= MAX_FORMATS) formats.clear();
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
