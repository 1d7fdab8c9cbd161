/** A stored version that can't be run. The execution fails with this code and message. */
export class PlanError extends Error {
  override readonly name = 'PlanError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
