import { formatDuration } from '../ui/format-duration';
import { statusLabel } from '../ui/status-badge.component';
import type { TimelineRow } from './timeline';

/** What the bars of a row show, in words: `Completed, after 40 ms, waited 12 ms, ran 1.2 s, 2 attempts`. */
export function rowText({ step, segments, startMs, isTakenOver }: TimelineRow, originMs: number): string {
  if (isTakenOver)
    return $localize`${statusLabel(step.status)}:STATUS:, taken over from the earlier execution`;
  if (startMs === null) return $localize`${statusLabel(step.status)}:STATUS:, did not run`;
  const queue = segments.find(({ kind }) => kind === 'queue');
  const ranMs = (segments.at(-1)?.endMs ?? startMs) - startMs;
  const attempts = segments.filter(({ kind }) => kind === 'run').length;
  return [
    statusLabel(step.status),
    $localize`began after ${formatDuration(startMs - originMs)}:TIME:`,
    ...(queue ? [$localize`waited ${formatDuration(queue.endMs - queue.startMs)}:TIME:`] : []),
    $localize`ran ${formatDuration(ranMs)}:TIME:`,
    ...(attempts > 1 ? [$localize`${attempts}:COUNT: attempts`] : []),
  ].join(', ');
}
