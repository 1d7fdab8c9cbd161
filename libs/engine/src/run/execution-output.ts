import type { JsonObject, JsonValue } from '@rex/workflow';
import type { RunState } from './run-state';

/** The node type whose steps make the execution's output. */
const OUTPUT_TYPE = 'output';

/**
 * What an execution gives: the output of its Output nodes, else of its leaves (nodes that ran and have no edge onwards).
 * One of them: its value as it is. Several: an object by node name, or by node id where a name stands twice.
 */
export function executionOutput(state: RunState): JsonValue {
  const done = state.plan.order.filter((id) => state.outputs.has(id));
  const outputs = done.filter((id) => isEnabledOutput(state, id));
  const sources = outputs.length > 0 ? outputs : done.filter((id) => isLeaf(state, id));
  const [only] = sources;
  if (only === undefined) return null;
  if (sources.length === 1) return state.outputs.get(only) ?? null;
  const result: JsonObject = Object.create(null) as JsonObject;
  for (const [key, id] of keysOf(state, sources)) result[key] = state.outputs.get(id) ?? null;
  return result;
}

/** A leaf has no edge onwards, or none by the port it left by. */
function isLeaf(state: RunState, id: string): boolean {
  const progress = state.progress.get(id);
  const port = progress?.state === 'done' ? progress.port : null;
  return !(state.plan.graph.outgoing.get(id) ?? []).some((edge) => edge.sourcePort === port);
}

function isEnabledOutput(state: RunState, id: string): boolean {
  const node = state.plan.nodes.get(id)?.node;
  return node?.type === OUTPUT_TYPE && !node.disabled;
}

/** Names that stand once and are no other's id; else ids. So no two are the same, and no output is lost. */
function keysOf(state: RunState, ids: string[]): [key: string, id: string][] {
  const nameOf = (id: string) => state.plan.nodes.get(id)?.node.name ?? id;
  const count = new Map<string, number>();
  for (const id of ids) count.set(nameOf(id), (count.get(nameOf(id)) ?? 0) + 1);
  const isFree = (name: string, id: string) => count.get(name) === 1 && (name === id || !ids.includes(name));
  return ids.map((id) => [isFree(nameOf(id), id) ? nameOf(id) : id, id]);
}
