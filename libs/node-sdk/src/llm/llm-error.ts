import type { LlmAttempt } from './attempt';
import type { LlmErrorCode } from './error-codes';
import type { LlmUsage } from './usage';

/** More about an error. Nothing in it holds a key. */
export interface LlmErrorDetails {
  /** HTTP status of the vendor. */
  status?: number;
  /** The vendor's own word on when to try again, or the limiter's, in milliseconds from now. */
  retryAfterMs?: number;
  /** The vendor's name of the call. */
  requestId?: string;
  /** What the model wrote although it does not fit, for people to look at. */
  rawText?: string;
  /** In what the answer does not fit the schema. */
  complaints?: { path: string; message: string }[];
  /** What the vendor can't do, although another way to ask may work. */
  refuses?: 'schema' | 'tools-with-schema';
  /** Tokens that calls without success took. */
  usage?: LlmUsage;
  /** What they cost, in USD; null when a price is not known. */
  cost?: number | null;
  attempts?: LlmAttempt[];
}

/** There is no answer. The message says why and what to do; neither it nor the details hold a key. */
export class LlmError extends Error {
  override readonly name = 'LlmError';

  constructor(
    readonly code: LlmErrorCode,
    message: string,
    readonly details: LlmErrorDetails = {},
  ) {
    super(message);
  }

  /** The same error with more to tell. */
  with(more: LlmErrorDetails): LlmError {
    return new LlmError(this.code, this.message, { ...this.details, ...more });
  }
}
