import type { ExpressionScope } from '@rex/node-sdk';
import { mergeInputs, type JsonObject, type JsonValue } from '@rex/workflow';
import type { PlannedNode } from '../plan/compile-plan';
import type { RunState } from './run-state';

/** What a node sees, and which keys of its parents' outputs hid one another. */
export interface NodeScope {
  scope: ExpressionScope;
  collisions: string[];
}

/** Gathers a node's input and the names its expressions may use (DESIGN section 5). */
export function buildScope(state: RunState, planned: PlannedNode): NodeScope {
  const { execution, plan } = state;
  const isTrigger = planned.node.id === execution.triggerNodeId;
  const merged = isTrigger ? { input: state.trigger, collisions: [] } : mergeInputs(liveParents(state, planned));
  const steps: JsonObject = Object.create(null) as JsonObject;
  for (const id of planned.upstream) {
    const output = state.outputs.get(id);
    if (output !== undefined) steps[id] = output;
  }
  return {
    collisions: merged.collisions,
    scope: {
      input: merged.input,
      steps,
      trigger: state.trigger,
      execution: {
        id: execution.executionId,
        workflowId: execution.workflowId,
        version: execution.version,
        trigger: execution.triggerType,
        startedAt: execution.startedAt.toISOString(),
      },
      workflow: { id: execution.workflowId, name: plan.document.name, version: execution.version },
    },
  };
}

/** Parents whose output reaches this node, in topological order, each once. */
function liveParents(state: RunState, planned: PlannedNode): { nodeId: string; output: JsonValue }[] {
  const live = new Set<string>();
  for (const edge of state.plan.graph.incoming.get(planned.node.id) ?? []) {
    const progress = state.progress.get(edge.source);
    if (progress?.state === 'done' && progress.port === edge.sourcePort) live.add(edge.source);
  }
  return planned.upstream
    .filter((id) => live.has(id))
    .map((nodeId) => ({ nodeId, output: state.outputs.get(nodeId) ?? null }));
}
