import type { Step } from '../api/types';
import { formatDuration } from '../ui/format-duration';
import { statusLabel } from '../ui/status-badge.component';

/** How a step went, in a line: `Completed · 1.2 s · attempt 2 · 830 tokens`. Empty when there is none. */
export function stepFacts(step: Step | undefined): string {
  if (!step) return '';
  const { attempt, durationMs, status, usage } = step;
  const tokens = usage ? usage.inputTokens + usage.outputTokens : 0;
  return [
    statusLabel(status),
    ...(durationMs === null || status === 'skipped' ? [] : [formatDuration(durationMs)]),
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(tokens > 0 ? [$localize`${tokens.toLocaleString('en')}:TOKENS: tokens`] : []),
  ].join(' · ');
}

/** Why there is nothing to show of a step, if there is nothing. */
export function absenceOf(step: Step | undefined): string | null {
  if (!step)
    return $localize`It has not run in the execution that is shown. Run the workflow to see its data here.`;
  switch (step.status) {
    case 'skipped':
      return $localize`Skipped: no data reached this node.`;
    case 'pending':
      return $localize`Queued: it has not started yet.`;
    default:
      return null;
  }
}
