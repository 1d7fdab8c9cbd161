import { inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import type { Step } from '../api/types';

/** How far the fetching of a step's values is. */
export type StepValues =
  | { kind: 'none' }
  | { kind: 'loading' }
  | { kind: 'ready'; step: Step }
  | { kind: 'failed'; error: ApiError };

/** Values of a step that were too large to come with its execution, fetched when somebody asks for them. One step at a time. */
@Injectable()
export class StepValueStore {
  private readonly executions = inject(ExecutionsApi);
  private readonly state = signal<{ key: string; values: StepValues }>({ key: '', values: { kind: 'none' } });
  private call = new AbortController();

  /** What is there for a step; `none` when nobody asked for it. */
  of(executionId: string, step: Step): StepValues {
    const { key, values } = this.state();
    return key === keyOf(executionId, step) ? values : { kind: 'none' };
  }

  async load(executionId: string, step: Step): Promise<void> {
    this.stop();
    const { signal: stopped } = (this.call = new AbortController());
    const key = keyOf(executionId, step);
    this.state.set({ key, values: { kind: 'loading' } });
    try {
      const whole = await this.executions.getStep(executionId, step.nodeId, stopped);
      this.state.set({ key, values: { kind: 'ready', step: whole } });
    } catch (thrown) {
      if (!stopped.aborted) this.state.set({ key, values: { kind: 'failed', error: toApiError(thrown) } });
    }
  }

  stop(): void {
    this.call.abort();
  }
}

/** A step that went on has other values. */
function keyOf(executionId: string, { nodeId, status, attempt }: Step): string {
  return `${executionId} ${nodeId} ${status} ${attempt}`;
}
