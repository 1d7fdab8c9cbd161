import type { CanvasDocument, CanvasNode } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { edgeIndexOf, edgesAt } from '../document/edge-index';
import { freshId } from '../document/fresh-ids';
import type { JsonObject } from '../document/json-value';
import { selectionOf } from '../selection/selection';
import type { Edit } from './edit';

/**
 * Gives a node's config with the expressions in it naming other ids: `renames` maps old ids to new ones. The editor gives it,
 * because it knows templates, scripts and which fields name a node. A config without such names comes back as the same object.
 * All names change at once: of `a` to `a_2` and `a_2` to `a_3`, neither must see what the other wrote.
 */
export type RewriteReferences = (node: CanvasNode, renames: ReadonlyMap<string, string>) => JsonObject;

/**
 * Renames a node. With `newId` it is known to expressions by that id from now on (or by the first free one like it): edges,
 * groups and all expressions that name it follow in the same edit.
 */
export function renameNode(
  document: CanvasDocument,
  args: { nodeId: string; name: string; newId?: string; rewriteReferences: RewriteReferences },
): Edit {
  const draft = new Draft(document);
  const { nodeId, name, newId = nodeId, rewriteReferences } = args;
  const node = document.nodes.byId.get(nodeId);
  const label = { does: 'rename-to', name: node?.name ?? nodeId, to: name } as const;
  if (!node) return { label, changes: [] };
  if (newId === nodeId) {
    if (name !== node.name) draft.replace('nodes', { ...node, name });
    return { label, changes: draft.changes };
  }
  const id = freshId(newId, document.nodes.byId);
  const place = draft.remove('nodes', nodeId);
  draft.add('nodes', { ...node, id, name }, place);
  for (const edge of edgesAt(edgeIndexOf(document), [nodeId])) {
    const [source, target] = [edge.source, edge.target].map((end) => (end === nodeId ? id : end));
    draft.replace('edges', { ...edge, source: source ?? id, target: target ?? id });
  }
  for (const group of draft.all('groups')) {
    if (!group.nodeIds.includes(nodeId)) continue;
    const nodeIds = group.nodeIds.map((member) => (member === nodeId ? id : member));
    draft.replace('groups', { ...group, nodeIds });
  }
  const renames = new Map([[nodeId, id]]);
  for (const other of draft.all('nodes')) {
    const config = rewriteReferences(other, renames);
    if (config !== other.config) draft.replace('nodes', { ...other, config });
  }
  return { label, changes: draft.changes, select: selectionOf({ nodes: [id] }) };
}
