/** A mistake that the caller can mend: answered as 4xx. */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  constructor(
    /** Stable code, documented in docs/errors.md. */
    readonly code: string,
    /** What is wrong, where, and what to do. */
    message: string,
    readonly options: {
      status?: number;
      errors?: unknown[];
      cause?: unknown;
      headers?: Record<string, string>;
      /** The newest version, when the caller acted on another one. */
      currentVersion?: number;
    } = {},
  ) {
    super(message, { cause: options.cause });
  }

  /** HTTP status of the answer. */
  get status(): number {
    return this.options.status ?? 400;
  }
}

/** Something outside is away or busy; trying again later may help: answered as 503. */
export class OperationalError extends Error {
  override readonly name: string = 'OperationalError';

  constructor(
    readonly code: string,
    message: string,
    options: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** When to try again, if that is known. */
  readonly retryAfterSeconds: number | undefined;
}

/** A mistake of ours: reported, answered as 500 without details. */
export class UnexpectedError extends Error {
  override readonly name: string = 'UnexpectedError';

  constructor(
    readonly code: string,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
  }
}
