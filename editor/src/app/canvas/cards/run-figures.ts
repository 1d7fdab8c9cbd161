import type { RunError, Step } from '../../api/types';
import { formatDuration } from '../../ui/format-duration';
import { costText, tokensText } from '../../ui/usage-texts';

/** What stands at the right of a card's second line. */
export interface RunFigures {
  /** How long it took, or has been running for. */
  readonly duration: string | null;
  /** What models were asked for, such as `1.2K tokens · $0.01`. */
  readonly usage: string | null;
  readonly attempts: string | null;
}

/** The figures of a step in a run; `nowMs` ends what still goes on. */
export function runFigures(step: Step | undefined, nowMs: number): RunFigures {
  const attempt = step?.attempt ?? 1;
  return {
    duration: step ? durationText(step, nowMs) : null,
    usage: step?.usage ? usageText(step.usage) : null,
    attempts: attempt > 1 ? `×${attempt}` : null,
  };
}

/** What a failed card says: the code of the error and its first line; null when the step did not fail. */
export function failureOf(step: Step | undefined): Pick<RunError, 'code' | 'message'> | null {
  if (step?.status !== 'failed') return null;
  const [first = ''] = (step.error?.message ?? '').trim().split('\n');
  return {
    code: step.error?.code ?? '',
    message: first === '' ? $localize`Failed without a message` : first,
  };
}

function durationText({ status, startedAt, durationMs }: Step, nowMs: number): string | null {
  if (status === 'skipped') return null;
  if (durationMs !== null) return formatDuration(durationMs);
  return status === 'running' && startedAt !== null ? elapsedText(nowMs - Date.parse(startedAt)) : null;
}

/** Whole seconds, from the first one on. */
function elapsedText(elapsedMs: number): string | null {
  const seconds = Math.floor(elapsedMs / 1_000);
  if (seconds < 1) return null;
  return seconds < 60 ? $localize`${seconds}:SECONDS: s` : formatDuration(seconds * 1_000);
}

function usageText(usage: NonNullable<Step['usage']>): string {
  const cost = costText(usage);
  return `${$localize`${tokensText(usage)}:COUNT: tokens`}${cost === '' ? '' : ` · ${cost}`}`;
}
