import type { RecentRun } from '../api/types';
import { formatDuration } from '../ui/format-duration';
import { statusLabel } from '../ui/status-badge.component';

/** How many runs a sparkline has room for. */
export const SPARK_RUNS = 14;

/** One run as a bar, in pixels from the lower edge. */
export interface SparkBar {
  readonly x: number;
  readonly height: number;
  readonly status: RecentRun['status'];
}

const STEP = 6;
const LOWEST = 3;
const HIGHEST = 14;

/** The bars, the oldest on the left and the newest always in the same place on the right. A longer run is higher. */
export function sparkBars(runs: readonly RecentRun[]): SparkBar[] {
  const shown = runs.slice(0, SPARK_RUNS);
  const longest = Math.max(1, ...shown.map(({ durationMs }) => durationMs ?? 0));
  return shown.map(({ status, durationMs }, n) => ({
    x: (SPARK_RUNS - 1 - n) * STEP,
    height: Math.round(LOWEST + ((HIGHEST - LOWEST) * (durationMs ?? 0)) / longest),
    status,
  }));
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
  return longest === ''
    ? $localize`Last ${runs.length}:count: runs: ${what}:what:`
    : $localize`Last ${runs.length}:count: runs: ${what}:what:; the longest took ${longest}:duration:`;
}
