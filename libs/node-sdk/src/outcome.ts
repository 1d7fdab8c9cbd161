import type { JsonValue } from '@rex/workflow';

/** How a node ended: done, done by a named port, or failed. */
export type NodeOutcome =
  | { kind: 'completed'; output: JsonValue }
  | { kind: 'branch'; port: string; output: JsonValue }
  | { kind: 'failed'; error: StepError };

/** Why a step failed, in the shape that is stored and shown. */
export interface StepError {
  /** Stable code, documented in docs/errors.md. */
  code: string;
  /** One sentence: what went wrong and what to do. */
  message: string;
  /** Where in the user's script, if it was a script. Lines count from 1. */
  line?: number;
  column?: number;
  /** Whether trying again may help. */
  retryable?: boolean;
  /** The target's own word on when to try again (Retry-After), in milliseconds from now. */
  retryAfterMs?: number;
  /** More for people who look closer; never a secret, never a host stack. */
  details?: JsonValue;
}

/** The node is done; `output` leaves by the port `main`. */
export function completed(output: JsonValue): NodeOutcome {
  return { kind: 'completed', output };
}

/** The node is done; `output` leaves by `port`. */
export function branch(port: string, output: JsonValue): NodeOutcome {
  return { kind: 'branch', port, output };
}

/** The node failed. */
export function failed(error: StepError): NodeOutcome {
  return { kind: 'failed', error };
}
