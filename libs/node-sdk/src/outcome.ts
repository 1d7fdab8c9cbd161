import type { JsonValue } from '@rex/workflow';

/** How a node ended: done, done by a named port, failed, or not now. */
export type NodeOutcome =
  | { kind: 'completed'; output: JsonValue }
  | { kind: 'branch'; port: string; output: JsonValue }
  | { kind: 'failed'; error: StepError }
  | { kind: 'postponed'; error: StepError; afterMs: number };

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
  /** Set while a step waits that was postponed: how long it has been in all. Such a wait is no failed attempt. */
  postponedMs?: number;
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

/**
 * The node can't go on before a time, by no fault of its own: somebody asked it to wait. It is run again then, whatever its retry
 * policy says and without using up one of its attempts.
 *
 * @param error what it waits for, shown meanwhile
 */
export function postponed(error: StepError, afterMs: number): NodeOutcome {
  return { kind: 'postponed', error, afterMs };
}
