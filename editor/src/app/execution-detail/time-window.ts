/** The part of a timeline that is looked at, in milliseconds. */
export interface TimeWindow {
  startMs: number;
  endMs: number;
}

/** Nobody looks at less. */
const MIN_SPAN_MS = 4;

/** The window made smaller (factor under 1) or larger around a time, within the whole. */
export function zoomWindow(
  whole: TimeWindow,
  { startMs, endMs }: TimeWindow,
  factor: number,
  aroundMs: number,
): TimeWindow {
  const span = clampSpan(whole, (endMs - startMs) * factor);
  const share = (aroundMs - startMs) / Math.max(1, endMs - startMs);
  return within(whole, { startMs: aroundMs - span * share, endMs: aroundMs + span * (1 - share) });
}

/** The window moved by a share of its width: 1 is a whole one to the right. */
export function panWindow(whole: TimeWindow, { startMs, endMs }: TimeWindow, byShare: number): TimeWindow {
  const by = (endMs - startMs) * byShare;
  return within(whole, { startMs: startMs + by, endMs: endMs + by });
}

/** The window between two times, in whichever order; a press without a drag is none. */
export function windowBetween(whole: TimeWindow, oneMs: number, otherMs: number): TimeWindow | null {
  const [startMs, endMs] = [Math.min(oneMs, otherMs), Math.max(oneMs, otherMs)];
  return endMs - startMs < MIN_SPAN_MS ? null : within(whole, { startMs, endMs });
}

/** Where a stretch lies in the window, in percent; null outside of it. What is short is still seen. */
export function shareOf(
  { startMs, endMs }: TimeWindow,
  part: TimeWindow,
): { left: number; width: number } | null {
  if (part.endMs < startMs || part.startMs > endMs) return null;
  const span = endMs - startMs;
  const left = (Math.max(part.startMs, startMs) - startMs) / span;
  const right = (Math.min(part.endMs, endMs) - startMs) / span;
  return { left: left * 100, width: (right - left) * 100 };
}

/** Round times that divide a window into at most so many parts, counted from the start of the whole. */
export function ticksOf({ startMs, endMs }: TimeWindow, originMs: number, most: number): number[] {
  const step = roundStep((endMs - startMs) / most);
  const first = Math.ceil((startMs - originMs) / step);
  const ticks: number[] = [];
  for (let n = first; originMs + n * step <= endMs; n += 1) ticks.push(n * step);
  return ticks;
}

const SECOND = 1_000;
const ROUND_ABOVE_SECOND = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400,
];

function roundStep(atLeastMs: number): number {
  if (atLeastMs > SECOND) {
    const found = ROUND_ABOVE_SECOND.find((seconds) => seconds * SECOND >= atLeastMs);
    return (found ?? Math.ceil(atLeastMs / 86_400_000) * 86_400) * SECOND;
  }
  for (let step = 1; ; step *= 10)
    for (const factor of [1, 2, 5]) if (step * factor >= atLeastMs) return step * factor;
}

function clampSpan(whole: TimeWindow, span: number): number {
  return Math.min(
    whole.endMs - whole.startMs,
    Math.max(Math.min(MIN_SPAN_MS, whole.endMs - whole.startMs), span),
  );
}

function within(whole: TimeWindow, { startMs, endMs }: TimeWindow): TimeWindow {
  const span = clampSpan(whole, endMs - startMs);
  const start = Math.min(Math.max(startMs, whole.startMs), whole.endMs - span);
  return { startMs: start, endMs: start + span };
}
