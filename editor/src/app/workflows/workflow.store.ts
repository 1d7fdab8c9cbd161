import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { NodeTypesApi } from '../api/node-types-api';
import type { NodeTypeDescriptor, WorkflowDetail, WorkflowVersion } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';

interface WorkflowState {
  workflow: WorkflowDetail | null;
  types: ReadonlyMap<string, NodeTypeDescriptor>;
  error: ApiError | null;
  /** An older version that was asked for, if it could be had. */
  older: WorkflowVersion | null;
  /** A version that could not be had. */
  missingVersion: number | null;
}

const INITIAL: WorkflowState = {
  workflow: null,
  types: new Map(),
  error: null,
  older: null,
  missingVersion: null,
};

/** One workflow: its newest version and, when an execution ran an older one, that too. */
@Injectable()
export class WorkflowStore {
  private readonly api = inject(WorkflowsApi);
  private readonly nodeTypes = inject(NodeTypesApi);
  private readonly state = signal<WorkflowState>(INITIAL);
  private call = new AbortController();

  readonly workflow = computed(() => this.state().workflow);
  readonly types = computed(() => this.state().types);
  readonly error = computed(() => this.state().error);
  readonly older = computed(() => this.state().older);
  readonly missingVersion = computed(() => this.state().missingVersion);

  /** Loads the newest version. Node types are a help for drawing: without them it is still shown. */
  async load(id: string): Promise<void> {
    const { signal: stopped } = this.restart();
    this.state.set(INITIAL);
    try {
      const [workflow, types] = await Promise.all([
        this.api.get(id, stopped),
        this.nodeTypes.list().catch((): NodeTypeDescriptor[] => []),
      ]);
      if (stopped.aborted) return;
      this.state.set({ ...INITIAL, workflow, types: new Map(types.map((type) => [type.type, type])) });
    } catch (thrown) {
      if (!stopped.aborted) this.state.set({ ...INITIAL, error: toApiError(thrown) });
    }
  }

  /** Fetches a version that ran, unless it is the newest or at hand. When it can't be had, says so. */
  async loadVersion(version: number): Promise<void> {
    const { workflow, older: known, missingVersion } = this.state();
    if (!workflow || version === workflow.version) return;
    if (known?.version === version || missingVersion === version) return;
    const { signal: stopped } = this.call;
    try {
      const older = await this.api.getVersion(workflow.id, version, stopped);
      this.state.update((state) => ({ ...state, older, missingVersion: null }));
    } catch {
      if (!stopped.aborted)
        this.state.update((state) => ({ ...state, older: null, missingVersion: version }));
    }
  }

  /** Drops the calls that are under way. */
  stop(): void {
    this.call.abort();
  }

  private restart(): AbortController {
    this.call.abort();
    return (this.call = new AbortController());
  }
}
