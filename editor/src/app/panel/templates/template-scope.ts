import { computed, inject, Injectable, signal } from '@angular/core';
import { edgeIndexOf, reachableNodes } from '@rex/canvas';
import type { JsonValue } from '@rex/workflow';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { RunStatus } from '../../executions/run-status';
import { isRecord } from '../schema/json-schema';
import { EMPTY_SCOPE, type ScopeData, type ScopeEntry } from './scope-data';

/** Names that every execution has; what they stand for is known only when it runs. */
const EXECUTION: JsonValue = {
  id: $localize`its id`,
  workflowId: $localize`the id of the workflow`,
  version: 1,
  trigger: 'manual',
  startedAt: '2026-01-31T09:00:00.000Z',
};
const WORKFLOW: JsonValue = { id: $localize`its id`, name: $localize`its name`, version: 1 };

/** What the templates of the node in the panel may name, with the values of the execution that is shown. */
@Injectable()
export class TemplateScope {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly run = inject(RunStatus);

  /** Set by the form. */
  readonly nodeId = signal<string | null>(null);
  /** Edges decide what runs before; typing in a form leaves them as they are. */
  private readonly edges = computed(() => this.draft.document().edges);
  private readonly upstream = computed(() => {
    const nodeId = this.nodeId();
    if (nodeId === null) return [];
    const edges = this.edges();
    const reached = reachableNodes({ edges }, [nodeId], 'upstream');
    reached.delete(nodeId);
    return [...reached];
  });
  private readonly parents = computed(() => {
    const { incoming } = edgeIndexOf({ edges: this.edges() });
    return [...new Set((incoming.get(this.nodeId() ?? '') ?? []).map(({ source }) => source))];
  });

  readonly data = computed<ScopeData>(() => {
    const nodeId = this.nodeId();
    if (nodeId === null) return EMPTY_SCOPE;
    const steps = this.upstream().flatMap((id) => this.stepEntry(id) ?? []);
    const entries: ScopeEntry[] = [this.inputEntry(nodeId, steps)];
    const trigger = steps.find(({ id }) => this.isTrigger(id));
    entries.push({
      path: 'trigger',
      title: $localize`What started it`,
      value: trigger?.value,
      isExample: trigger?.isExample ?? false,
    });
    entries.push(...steps);
    entries.push({ path: 'execution', title: $localize`This execution`, value: EXECUTION, isExample: true });
    entries.push({ path: 'workflow', title: $localize`This workflow`, value: WORKFLOW, isExample: true });
    return { entries, upstream: new Set(this.upstream()) };
  });

  private inputEntry(nodeId: string, steps: readonly (ScopeEntry & { id: string })[]): ScopeEntry {
    const known = this.run.step(nodeId)()?.input;
    const entry = { path: 'input', title: $localize`What comes in` };
    if (known !== undefined && known !== null) return { ...entry, value: known, isExample: false };
    const parents = this.parents().flatMap((id) => steps.find((step) => step.id === id) ?? []);
    const isExample = parents.some((parent) => parent.isExample);
    const [only] = parents;
    if (only && parents.length === 1) return { ...entry, value: only.value, isExample };
    const parts = parents.map(({ id, value }) => (isRecord(value) ? value : { [id]: value ?? null }));
    return { ...entry, value: parts.length > 0 ? Object.assign({}, ...parts) : undefined, isExample };
  }

  private stepEntry(id: string): (ScopeEntry & { id: string }) | null {
    const node = this.draft.node(id)();
    if (!node) return null;
    const step = this.run.step(id)();
    const hasRun = step?.status === 'completed' && step.output !== undefined;
    const example: JsonValue | undefined = this.types.get(node.type)?.examples[0]?.output;
    const value = hasRun ? step.output : example;
    return { id, path: `steps.${id}`, title: node.name, value, isExample: !hasRun };
  }

  private isTrigger(id: string): boolean {
    const node = this.draft.node(id)();
    return node !== undefined && this.types.get(node.type)?.category === 'trigger';
  }
}
