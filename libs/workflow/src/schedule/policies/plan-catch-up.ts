import type { CatchUpPolicy } from '../schedule';

/** Most missed slots that `all` makes up for at once. */
export const DEFAULT_CATCH_UP_LIMIT = 100;

/** Slots that have come due, and by what rules. */
export interface CatchUpQuestion {
  /** Oldest first. */
  slots: Date[];
  now: Date;
  policy: CatchUpPolicy;
  /** A slot that is later than this was missed; a younger one starts whatever the policy. */
  graceMs: number;
  /** Most missed slots that `all` starts; the newest are kept. */
  limit?: number;
}

/** What becomes of each slot. Both lists are oldest first. */
export interface CatchUpPlan {
  start: Date[];
  skip: { slot: Date; reason: CatchUpReason }[];
}

/** Why a slot that was missed is not made up for: by policy, or since there were more than the limit. */
export type CatchUpReason = 'missed' | 'catch-up-limit';

/** Decides which slots start after a time in which nobody could start any. */
export function planCatchUp({ slots, now, policy, graceMs, limit }: CatchUpQuestion): CatchUpPlan {
  const oldest = now.getTime() - graceMs;
  const missed = slots.filter((slot) => slot.getTime() < oldest);
  const inTime = slots.filter((slot) => slot.getTime() >= oldest);
  const kept = Math.min(missed.length, mostKept(policy, limit ?? DEFAULT_CATCH_UP_LIMIT));
  const reason = policy === 'all' ? 'catch-up-limit' : 'missed';
  return {
    start: [...missed.slice(missed.length - kept), ...inTime],
    skip: missed.slice(0, missed.length - kept).map((slot) => ({ slot, reason })),
  };
}

function mostKept(policy: CatchUpPolicy, limit: number): number {
  switch (policy) {
    case 'skip':
      return 0;
    case 'last':
      return 1;
    case 'all':
      return Math.max(0, Math.floor(limit));
  }
}
