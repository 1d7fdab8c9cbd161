import type { RecentRun } from '../api/types';
import { formatDuration } from '../ui/format-duration';
import { statusLabel } from '../ui/status-badge.component';

/** How many runs a sparkline has room for. */
export const SPARK_RUNS = 14;

/** Bars of one look as one outline; the box is 84 by 20 pixels. */
export interface SparkShape {
  readonly look: 'completed' | 'failed' | 'unfinished' | 'other';
  readonly path: string;
}

const STEP = 6;
const LOWEST = 3;
const HIGHEST = 14;
const FLOOR = 15;

/**
 * The bars, the oldest on the left and the newest always in the same place on the right. A longer run is higher. A failed one
 * stands on a mark, one that has not ended is to be drawn hollow, any other is thin.
 */
export function sparkShapes(runs: readonly RecentRun[]): SparkShape[] {
  const shown = runs.slice(0, SPARK_RUNS);
  const longest = Math.max(1, ...shown.map(({ durationMs }) => durationMs ?? 0));
  const paths = new Map<SparkShape['look'], string>();
  shown.forEach(({ status, durationMs }, n) => {
    const look = lookOf(status);
    const x = (SPARK_RUNS - 1 - n) * STEP;
    const height = Math.round(LOWEST + ((HIGHEST - LOWEST) * (durationMs ?? 0)) / longest);
    const bar = look === 'other' ? box(x + 1.5, height, 2) : box(x + 0.5, height, 4);
    const mark = look === 'failed' ? `M${x},17h5v3h-5z` : '';
    paths.set(look, (paths.get(look) ?? '') + bar + mark);
  });
  return [...paths].map(([look, path]) => ({ look, path }));
}

function box(x: number, height: number, width: number): string {
  return `M${x},${FLOOR}v${-height}h${width}v${height}z`;
}

function lookOf(status: RecentRun['status']): SparkShape['look'] {
  if (status === 'completed' || status === 'failed') return status;
  return status === 'cancelled' ? 'other' : 'unfinished';
}

/** What the bars show, in words. */
export function sparkText(runs: readonly RecentRun[]): string {
  if (runs.length === 0) return $localize`Never run`;
  const counts = new Map<RecentRun['status'], number>();
  for (const { status } of runs) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${statusLabel(status).toLowerCase()}`);
  const durations = runs.flatMap(({ durationMs }) => durationMs ?? []);
  const longest = durations.length === 0 ? '' : formatDuration(Math.max(...durations));
  const what = parts.join(', ');
  if (runs.length === 1)
    return longest === ''
      ? $localize`Last run: ${what}:what:`
      : $localize`Last run: ${what}:what:; it took ${longest}:duration:`;
  return longest === ''
    ? $localize`Last ${runs.length}:count: runs: ${what}:what:`
    : $localize`Last ${runs.length}:count: runs: ${what}:what:; the longest took ${longest}:duration:`;
}
