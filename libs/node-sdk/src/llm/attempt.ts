import type { LlmErrorCode } from './error-codes';

/** One call of a vendor, or one that was not made because it would have had to wait too long. */
export interface LlmAttempt {
  provider: string;
  model: string;
  /** Why it was made: `first` of its route, again after a failure, or for the form of the answer. */
  purpose: 'first' | 'retry' | 'repair' | 'shape';
  /** How it ended. */
  outcome: 'answered' | LlmErrorCode;
  /** Why it failed, in a sentence without secrets. */
  reason?: string;
  /** Why this route was tried: what the one before it failed of. */
  fallbackFrom?: { provider: string; model: string; code: LlmErrorCode };
  /** How long it was held back before. */
  waitedMs: number;
  latencyMs: number;
}
