import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import type { WorkflowVersion } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { readContent } from '../saving/draft-content';
import { nextTurn } from '../ui/next-turn';
import { parentsOf } from './parents-of';

/** The version that an execution ran, as it is drawn and looked at. */
@Injectable()
export class ShownVersion {
  private readonly api = inject(WorkflowsApi);
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly loaded = signal<WorkflowVersion | null>(null);
  private readonly failure = signal<ApiError | null>(null);
  private call = new AbortController();
  private key = '';

  readonly version = this.loaded.asReadonly();
  /** Why it could not be read: the workflow may be gone. */
  readonly error = this.failure.asReadonly();
  /** The nodes on whose outputs each node waits. */
  readonly parents = computed(() => parentsOf(this.loaded()?.edges ?? []));
  private readonly nodes = computed(() => new Map(this.loaded()?.nodes.map((node) => [node.id, node])));

  async open(workflowId: string, number: number): Promise<void> {
    if (this.key === `${workflowId} ${number}`) return;
    this.call.abort();
    const { signal: stopped } = (this.call = new AbortController());
    this.key = `${workflowId} ${number}`;
    this.failure.set(null);
    try {
      // Node types are a help for drawing: without them it is still shown.
      const [version] = await Promise.all([
        this.api.getVersion(workflowId, number, stopped),
        this.types.load().catch(() => undefined),
      ]);
      if (stopped.aborted) return;
      // With thousands of nodes each of these takes a while: the timeline is seen, and can be used, before.
      await nextTurn();
      const { document } = readContent({ ...version, name: '', description: '' });
      await nextTurn();
      if (stopped.aborted) return;
      this.draft.open(document);
      await nextTurn();
      if (stopped.aborted) return;
      this.loaded.set(version);
    } catch (thrown) {
      if (stopped.aborted) return;
      this.key = '';
      this.failure.set(toApiError(thrown));
    }
  }

  /** The script of a node, when its type has one. */
  scriptOf(nodeId: string): string | null {
    const node = this.nodes().get(nodeId);
    const field = Object.keys(this.types.get(node?.type ?? '')?.scriptFields ?? {})[0];
    const script = field === undefined ? undefined : node?.config[field];
    return typeof script === 'string' ? script : null;
  }
}
