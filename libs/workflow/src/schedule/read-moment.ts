import type { ZoneClock } from './zone/zone-clock';

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

const MINUTE_MS = 60 * 1000;

/**
 * The instant of a date, or a date and time, of ISO 8601, in milliseconds since 1970; undefined when there is no such day or time.
 * Without an offset it is read on the clock: where that time does not exist, the first instant after the gap; where it comes
 * twice, the first.
 */
export function readMoment(text: string, clock: ZoneClock): number | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const fraction = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  if (hour > 23 || minute > 59 || second > 59 || year < 1970) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
  // Date.UTC takes the 31st of February for a day in March.
  if (new Date(wall).getUTCMonth() !== month - 1 || new Date(wall).getUTCDate() !== day) return undefined;
  const offset = match[8];
  return offset === undefined ? clock.firstReaching(wall) : wall - offsetMs(offset);
}

/** Whether a text of `readMoment` is read on the clock of a zone: it has no offset of its own. */
export function isLocalMoment(text: string): boolean {
  return MOMENT.exec(text)?.[8] === undefined;
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const digits = offset.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}
