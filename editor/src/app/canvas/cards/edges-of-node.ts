import type { CanvasDocument } from '@rex/canvas';
import { edgeIndexOf } from '@rex/canvas';

/** The names of a node's outputs that some edge leaves by. */
export function usedOutputs(edges: CanvasDocument['edges'], nodeId: string): ReadonlySet<string> {
  return new Set((edgeIndexOf({ edges }).outgoing.get(nodeId) ?? []).map((edge) => edge.sourcePort));
}

/** The ids of the nodes whose edges lead to a node, each once. */
export function parentsOf(edges: CanvasDocument['edges'], nodeId: string): string[] {
  return [...new Set((edgeIndexOf({ edges }).incoming.get(nodeId) ?? []).map((edge) => edge.source))];
}
