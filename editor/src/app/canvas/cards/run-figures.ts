import type { Step } from '../../api/types';
import { formatDuration } from '../../ui/format-duration';

/** What stands at the right of a card's second line after a run. */
export function runFigures(step: Step | undefined): { duration: string | null; attempts: string | null } {
  const attempt = step?.attempt ?? 1;
  const hasTime = step?.durationMs != null && step.status !== 'skipped';
  return {
    duration: hasTime ? formatDuration(step.durationMs ?? 0) : null,
    attempts: attempt > 1 ? `×${attempt}` : null,
  };
}

/** The first line of why a step failed; null when it did not. */
export function failureLine(step: Step | undefined): string | null {
  if (step?.status !== 'failed') return null;
  const [first = ''] = (step.error?.message ?? '').trim().split('\n');
  return first === '' ? $localize`Failed without a message` : first;
}
