import type { CanvasNode } from '@rex/canvas';
import { ApiError } from '../../api/api-error';
import type { WorkflowDetail, WorkflowDocument } from '../../api/types';

/** A node by its id alone. */
export const aNode = (id: string): CanvasNode => ({
  id,
  type: 'code',
  name: id,
  position: { x: 0, y: 0 },
  config: {},
  settings: { onError: 'fail' },
  disabled: false,
  notes: '',
});

/** A server that keeps one workflow, and does what it is told to do with the next saves. */
export class OneWorkflow {
  version = 1;
  document: WorkflowDocument = {
    name: 'W',
    description: '',
    nodes: [],
    edges: [],
    notes: [],
    groups: [],
    settings: { timezone: 'UTC', timeoutMs: 3_600_000, maxConcurrency: null },
  };
  readonly saves: number[] = [];
  /** For each of the next saves: an error, or `lost` when it is done but its answer never comes. */
  readonly plan: (ApiError | 'lost')[] = [];
  gate: Promise<void> = Promise.resolve();
  /** Versions that can be read; others are gone. */
  readonly versions = new Map<number, WorkflowDocument>();

  get(): Promise<WorkflowDetail> {
    return Promise.resolve(this.detail());
  }

  getVersion(_id: string, version: number): Promise<object> {
    const found = this.versions.get(version);
    if (!found) return Promise.reject(new ApiError('Not now.', 503, 'unavailable'));
    return Promise.resolve({ ...structuredClone(found), version });
  }

  /** Somebody else saves. */
  change(fields: Partial<WorkflowDocument>): void {
    this.versions.set(this.version, this.document);
    this.document = { ...this.document, ...fields };
    this.version += 1;
  }

  async saveDraft(_id: string, draft: WorkflowDocument, ifMatch: number): Promise<WorkflowDetail> {
    this.saves.push(draft.nodes.length);
    await this.gate;
    const fate = this.plan.shift();
    if (fate instanceof ApiError) throw fate;
    if (ifMatch !== this.version) throw new ApiError('Changed meanwhile.', 412, 'version-conflict');
    this.change(structuredClone(draft));
    if (fate === 'lost') throw away();
    return this.detail();
  }

  detail(): WorkflowDetail {
    return {
      ...structuredClone(this.document),
      id: 'w',
      version: this.version,
      publishedVersion: null,
      active: true,
      tags: [],
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      problems: [],
    };
  }
}

/** As when the network is gone. */
export const away = (): ApiError => new ApiError('The server cannot be reached.', 0, 'unreachable');
