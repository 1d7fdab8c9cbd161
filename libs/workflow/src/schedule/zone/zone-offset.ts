const formats = new Map<string, Intl.DateTimeFormat>();

/** More than there are names of zones; each costs some kilobytes. */
const MAX_FORMATS = 600;

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. All of its knowledge is the runtime's own copy
 * of the IANA tables.
 * @param at milliseconds since 1970, not before
 * @throws RangeError when the runtime does not know the zone
 */
export function zoneOffset(zone: string, at: number): number {
  // en-US writes month/day/year, hour:minute:second. Reading the text takes half as long as having its parts told.
  const [month = 0, day = 0, year = 0, ...time] = formatOf(zone).format(at).split(/\D+/).map(Number);
  const [hour = 0, minute = 0, second = 0] = time;
  const clock = Date.UTC(year, month - 1, day, hour, minute, second);
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
