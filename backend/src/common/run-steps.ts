import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that comes in steps, and what it gives at last. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How long steps run before all else of the process has its turn. */
const SLICE_MS = 10;

/** Runs all steps at once. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Runs steps a few milliseconds at a time, beginning with the next turn of the event loop. */
export async function runStepsInSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    await nextTurn();
    const endsAtMs = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < endsAtMs);
  }
}
