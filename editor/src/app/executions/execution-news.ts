import { isTerminal, type Execution } from '../api/types';
import { formatDuration } from '../ui/format-duration';

/** What is said of an execution that is watched; only a failure interrupts. */
export interface ExecutionNews {
  text: string;
  isUrgent: boolean;
}

/** What there is to say when an execution is as it is now and was as it was before, if it was seen before. */
export function executionNews(before: Execution | null, now: Execution): ExecutionNews | null {
  const known = before?.id === now.id ? before : null;
  if (known !== null && known.status === now.status) return null;
  if (known !== null && isTerminal(known.status)) return null;
  switch (now.status) {
    case 'completed':
      return {
        text:
          now.durationMs === null
            ? $localize`Completed`
            : $localize`Completed in ${formatDuration(now.durationMs)}:DURATION:`,
        isUrgent: false,
      };
    case 'failed':
      return { text: failureText(now), isUrgent: true };
    case 'cancelled':
      return { text: $localize`Cancelled`, isUrgent: false };
    case 'waiting':
      return { text: $localize`Waiting for the next attempt`, isUrgent: false };
    default:
      return known === null ? { text: $localize`Run started`, isUrgent: false } : null;
  }
}

/** The nodes whose text was growing and has come to its end. */
export function finishedTexts(before: Iterable<string>, now: Execution): string[] {
  const growing = new Set(before);
  return now.steps
    .filter((step) => growing.has(step.nodeId) && step.status === 'completed')
    .map((step) => step.nodeName || step.nodeId);
}

function failureText({ error, steps }: Execution): string {
  if (error === null) return $localize`Failed`;
  const step = steps.find((each) => each.nodeId === error.nodeId);
  return step
    ? $localize`Failed at ${step.nodeName || step.nodeId}:STEP:: ${error.message}:MESSAGE:`
    : $localize`Failed: ${error.message}:MESSAGE:`;
}
