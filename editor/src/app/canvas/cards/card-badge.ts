import type { Step } from '../../api/types';
import type { BadgeStatus } from '../../ui/status-badge.component';

/** What of a node decides its badge. */
export interface BadgeFacts {
  readonly step: Step | undefined;
  /** False: the server does not have its type. */
  readonly isInstalled: boolean;
  readonly isDisabled: boolean;
  readonly hasProblems: boolean;
}

/**
 * The one badge of a node: what runs comes first, then what keeps it from running, then what the execution did with it. A
 * disabled node has none: its card says so, unless it can't run at all.
 */
export function badgeOf({ step, isInstalled, isDisabled, hasProblems }: BadgeFacts): BadgeStatus | null {
  const status = step?.status;
  if (status === 'running') return status;
  if (!isInstalled) return 'not-installed';
  if (isDisabled) return null;
  if (status === 'failed') return status;
  if (hasProblems) return 'problem';
  return status ?? null;
}
