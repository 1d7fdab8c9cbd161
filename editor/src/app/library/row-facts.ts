import type { WorkflowSummary } from '../api/types';

const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** The time that stands for the last run: when it ended, else when it began. */
export function lastRunAt({ lastExecution }: WorkflowSummary): string | null {
  return lastExecution?.finishedAt ?? lastExecution?.startedAt ?? null;
}

/** A share as people read it; one that is not all is never called all. */
export function percentText(share: number | null): string {
  if (share === null) return '–';
  return PERCENT.format(share < 1 ? Math.min(share, 0.99) : share);
}
