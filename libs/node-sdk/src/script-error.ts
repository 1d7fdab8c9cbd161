/** Why a script did not give a value. */
export type ScriptErrorCode =
  | 'script-syntax'
  | 'script-threw'
  | 'script-timeout'
  | 'script-memory'
  | 'script-result-too-large'
  | 'script-result-not-json'
  | 'script-crashed'
  | 'script-cancelled'
  | 'sandbox-unavailable';

/** Raised by a ScriptRunner. The message is for the user; it never holds a host path or stack. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';

  constructor(
    readonly code: ScriptErrorCode,
    message: string,
    /** Position in the user's own source; line and column count from 1. */
    readonly position?: { line: number; column: number },
  ) {
    super(message);
  }
}
