import { effect, inject } from '@angular/core';
import { stepsByNode } from './steps-by-node';
import { ExecutionStore } from './execution.store';
import { RunStatus } from './run-status';

/**
 * Lays the steps of the execution shown over the drawing, in the one place that does. The store changes once a frame at most, and
 * steps that did not change are the same objects, so that a card is drawn anew only when its own step changed. Call it where the
 * page is made.
 */
export function feedRunStatus(): void {
  const runs = inject(ExecutionStore);
  const status = inject(RunStatus);
  effect(() => status.set(stepsByNode(runs.execution())));
}
