import type { ExpressionScope } from '@rex/node-sdk';
import { liveParents, mergeInputs, type JsonObject, type MergedInput } from '@rex/workflow';
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
  const merged = mergedInput(state, planned);
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

function mergedInput(state: RunState, { node, upstream }: PlannedNode): MergedInput {
  if (state.inputOverride?.nodeId === node.id) return { input: state.inputOverride.input, collisions: [] };
  if (node.id === state.execution.triggerNodeId) return { input: state.trigger, collisions: [] };
  const parents = liveParents(state.plan.graph, upstream, state.progress, node.id);
  return mergeInputs(parents.map((nodeId) => ({ nodeId, output: state.outputs.get(nodeId) ?? null })));
}
