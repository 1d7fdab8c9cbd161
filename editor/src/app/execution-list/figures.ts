import type { ListedExecution } from '../api/types';

/** How far it is: `5/6`, or `5` where nobody counted the nodes. */
export function stepsText({
  stepsDone,
  stepsTotal,
}: Pick<ListedExecution, 'stepsDone' | 'stepsTotal'>): string {
  return stepsTotal === null ? String(stepsDone) : `${stepsDone}/${Math.max(stepsTotal, stepsDone)}`;
}

/** How long it took, or has been running for; null before it started. */
export function elapsedMs(
  { startedAt, durationMs }: Pick<ListedExecution, 'startedAt' | 'durationMs'>,
  nowMs: number,
): number | null {
  if (durationMs !== null) return durationMs;
  return startedAt === null ? null : Math.max(0, nowMs - Date.parse(startedAt));
}

/** The share of a bar, 0 to 100: by orders of magnitude, so that milliseconds and hours can stand in one list. */
export function barShare(elapsed: number | null, longestMs: number): number {
  if (elapsed === null || longestMs <= 0) return 0;
  return Math.round(((Math.log10(elapsed + 10) - 1) / Math.max(0.01, Math.log10(longestMs + 10) - 1)) * 100);
}
