import type { StepError } from '@rex/node-sdk';

/** Ends the step: `run` turns it into the outcome. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';

  constructor(readonly stepError: StepError) {
    super(stepError.message);
  }
}
