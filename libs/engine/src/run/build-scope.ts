import type { ExpressionScope } from '@rex/node-sdk';
import { liveParents, mergeInputs, type JsonObject } from '@rex/workflow';
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
  const parents = liveParents(plan.graph, planned.upstream, state.progress, planned.node.id);
  const merged = isTrigger
    ? { input: state.trigger, collisions: [] }
    : mergeInputs(parents.map((nodeId) => ({ nodeId, output: state.outputs.get(nodeId) ?? null })));
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
