import type { Schedule } from '../schedule';
import type { ZoneChange } from '../zone/zone-year';
import { ZoneClock } from '../zone/zone-clock';
import { nextSlots } from './next-slots';
import { wallText } from '../zone/wall-text';

/**
 * What daylight saving does to a slot: `shifted` is due right after the gap in which its time vanishes, `doubled` is due at both of
 * the times that its clock shows twice, `skipped` vanishes and is not due.
 */
export type SlotMark = 'shifted' | 'doubled' | 'skipped';

/** How far ahead skipped slots are looked for: ten years. */
const MAX_LOOK_MS = 10 * 366 * 24 * 60 * 60 * 1000;

/** A slot as people see it beforehand. */
export interface PreviewedSlot {
  /** When it is due; of one that is skipped, the instant at which its time vanishes. */
  at: Date;
  /** What the clock shows then, with its offset, such as `2026-03-29T03:00:00+02:00`. */
  local: string;
  mark?: SlotMark;
  /** Of a slot that is marked: a sentence that says what happens. */
  note?: string;
}

/** The next `count` slots after an instant, with marks; skipped ones stand among them, one for each gap, and don't count. */
export function previewSlots(schedule: Schedule, after: Date, count: number): PreviewedSlot[] {
  const slots = nextSlots(schedule, after, count).map((slot) => slot.getTime());
  const clock = new ZoneClock(schedule.timezone);
  const due = slots.map((at) => ({ ...placed(clock, at), ...markOf(schedule, clock, at) }));
  const from = Math.max(after.getTime(), (schedule.startAt ?? 0) - 1);
  const upTo = Math.min(slots.at(-1) ?? from, from + MAX_LOOK_MS);
  const skipped = skippedBetween(schedule, clock, from, upTo);
  return [...skipped, ...due].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function placed(clock: ZoneClock, at: number): { at: Date; local: string } {
  return { at: new Date(at), local: wallText(clock.wallAt(at), clock.wallAt(at) - at) };
}

function markOf(
  { rhythm }: Schedule,
  clock: ZoneClock,
  at: number,
): { mark: SlotMark; note: string } | undefined {
  if (rhythm.kind === 'interval') return undefined;
  const wall = clock.wallAt(at);
  if (rhythm.kind === 'recurring') {
    if (clock.instantsOf(wall).length < 2) return undefined;
    return { mark: 'doubled', note: `${timeOf(wall)} comes twice on this day, and it is due both times.` };
  }
  const [gap] = clock.changesBetween(at - 1, at);
  const lost = gap && lostIn(gap, (from) => rhythm.times.after(from));
  if (lost === undefined) return undefined;
  return {
    mark: 'shifted',
    note: `${timeOf(lost)} does not exist on this day, so it is due right after the gap.`,
  };
}

function skippedBetween(
  { rhythm }: Schedule,
  clock: ZoneClock,
  after: number,
  upTo: number,
): PreviewedSlot[] {
  if (rhythm.kind !== 'recurring') return [];
  return clock.changesBetween(after, upTo).flatMap((gap) => {
    const lost = lostIn(gap, (from) => rhythm.times.after(from));
    if (lost === undefined) return [];
    const note = `${timeOf(lost)} does not exist on this day, and it is not due.`;
    return [{ ...placed(clock, gap.at), mark: 'skipped' as const, note }];
  });
}

/** The first due wall time that a change skips; none when the clock is put back. */
function lostIn(
  { at, offsetBefore, offsetAfter }: ZoneChange,
  timeAfter: (wall: number) => number | undefined,
): number | undefined {
  const lost = timeAfter(at + offsetBefore - 1000);
  return lost !== undefined && lost < at + offsetAfter ? lost : undefined;
}

/** `02:30`, or `02:30:15`. */
function timeOf(wall: number): string {
  const time = new Date(wall).toISOString().slice(11, 19);
  return time.endsWith(':00') ? time.slice(0, 5) : time;
}
