import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import type { Step, Substep } from '../api/types';

type Values =
  | { kind: 'loading' }
  | { kind: 'ready'; step: Step; substeps: Substep[] }
  | { kind: 'failed'; error: ApiError };

/** Steps that may have asked a model or a tool. */
const ASKING = /^llm$/;

/** What one step got, gave, logged and asked, read when it is looked at. */
@Injectable()
export class StepValuesStore {
  private readonly api = inject(ExecutionsApi);
  private readonly state = signal<{ key: string; values: Values }>({ key: '', values: { kind: 'loading' } });
  private call = new AbortController();

  readonly values = computed(() => this.state().values);

  /** Reads a step. What is shown stays while the same step is read again because it went on. */
  async show(executionId: string, { nodeId, nodeType, usage }: Step): Promise<void> {
    this.stop();
    const { signal: stopped } = (this.call = new AbortController());
    const key = `${executionId} ${nodeId}`;
    if (key !== this.state().key) this.state.set({ key, values: { kind: 'loading' } });
    try {
      const hasAsked = usage !== null || ASKING.test(nodeType);
      const [step, substeps] = await Promise.all([
        this.api.getStep(executionId, nodeId, stopped),
        hasAsked ? this.api.listSubsteps(executionId, nodeId, stopped) : { items: [] },
      ]);
      this.state.set({ key, values: { kind: 'ready', step, substeps: substeps.items } });
    } catch (thrown) {
      if (!stopped.aborted) this.state.set({ key, values: { kind: 'failed', error: toApiError(thrown) } });
    }
  }

  stop(): void {
    this.call.abort();
  }
}
