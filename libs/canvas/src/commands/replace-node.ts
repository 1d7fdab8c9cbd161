import type { CanvasDocument, CanvasNode } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { edgeIndexOf, edgesAt } from '../document/edge-index';
import { portNames, type PortsOf } from '../geometry/node-ports';
import { portAtEnd } from '../connect/edge-ends';
import { selectionOf } from '../selection/selection';
import type { JsonObject } from '../document/json-value';
import type { Edit } from './edit';

/** What a node becomes. */
export interface Replacement {
  readonly type: string;
  readonly name: string;
  /** What a fresh node of the type is set to. */
  readonly config: JsonObject;
  /** The config fields that the type has. */
  readonly fields: readonly string[];
}

/** Gives a node another type. Its id and place stay, fields of the same name too, and edges at ports that it still has. */
export function replaceNode(
  document: CanvasDocument,
  { nodeId, replacement, portsOf }: { nodeId: string; replacement: Replacement; portsOf: PortsOf },
): Edit {
  const draft = new Draft(document);
  const node = document.nodes.byId.get(nodeId);
  if (!node) return { label: { does: 'replace', name: nodeId }, changes: [] };
  const { type, name, fields } = replacement;
  const kept = fields.flatMap((field) => {
    const value = Object.hasOwn(node.config, field) ? node.config[field] : undefined;
    return value === undefined ? [] : [[field, value] as const];
  });
  const config = { ...replacement.config, ...Object.fromEntries(kept) };
  const replaced: CanvasNode = { ...node, type, name, config };
  draft.replace('nodes', replaced);
  const ports = portsOf(replaced);
  for (const edge of edgesAt(edgeIndexOf(document), [nodeId])) {
    const hasPorts = (['source', 'target'] as const)
      .map((end) => portAtEnd(edge, end))
      .every((ref) => ref.nodeId !== nodeId || portNames(ports, ref.side).includes(ref.port));
    if (!hasPorts) draft.remove('edges', edge.id);
  }
  return {
    label: { does: 'replace', name: node.name },
    changes: draft.changes,
    select: selectionOf({ nodes: [nodeId] }),
  };
}
