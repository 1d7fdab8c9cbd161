/** Somebody else holds the execution now, or it has ended: this worker must stop and write nothing more (PROMISES P6). */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor(readonly executionId: string) {
    super(`lease of execution ${executionId} is lost`);
  }
}
