import { ScriptError, StorageError, type ScriptErrorCode, type StepError } from '@rex/node-sdk';

/** Ends an attempt with a step error that is ready to be stored and shown. */
export class NodeFailure extends Error {
  override readonly name = 'NodeFailure';

  constructor(readonly stepError: StepError) {
    super(stepError.message);
  }
}

/** How an execution ends that is stopped from outside. */
export type StopKind = 'failed' | 'cancelled';

/** Why an attempt was stopped from outside; the reason of its AbortSignal. */
export class AttemptAborted extends Error {
  override readonly name = 'AttemptAborted';

  constructor(
    readonly stepError: StepError,
    /** Where the signal was that of the execution: how it ends. */
    readonly endsAs: StopKind = 'failed',
  ) {
    super(stepError.message);
  }
}

/** The same script would end the same way; after the others another attempt may help, if a policy asks for one. */
const SURE_TO_FAIL_AGAIN: ReadonlySet<ScriptErrorCode> = new Set([
  'script-syntax',
  'script-result-too-large',
  'script-result-not-json',
]);

/** The step error of anything thrown in an attempt. What is not known is a mistake of ours: its text stays out. */
export function toStepError(error: unknown): StepError {
  if (error instanceof NodeFailure || error instanceof AttemptAborted) return error.stepError;
  if (error instanceof ScriptError) {
    const retryable = !SURE_TO_FAIL_AGAIN.has(error.code);
    return { code: error.code, message: error.message, ...error.position, retryable };
  }
  if (error instanceof StorageError) {
    const { code, message } = error;
    return { code, message, retryable: code === 'storage-unavailable' };
  }
  if (isOperational(error)) return { code: error.code, message: error.message, retryable: true };
  return {
    code: 'node-crashed',
    message: 'The node failed in a way it should not. The worker log has the cause under this execution id.',
  };
}

/** True when the error says nothing about the user's workflow: it goes to the log with its cause. */
export function isUnexpected(error: unknown): boolean {
  return !(
    error instanceof NodeFailure ||
    error instanceof AttemptAborted ||
    error instanceof ScriptError ||
    error instanceof StorageError ||
    isOperational(error)
  );
}

/** Errors of the platform library carry their class as their name; the engine does not import that library. */
export function isOperational(error: unknown): error is Error & { code: string } {
  return error instanceof Error && error.name === 'OperationalError';
}
