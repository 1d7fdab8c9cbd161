import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { edgeIndexOf, edgesAt } from '../document/edge-index';
import { NOTHING_SELECTED, selectedCount, type Selection } from '../selection/selection';
import type { Edit } from './edit';
import type { EditLabel } from './edit-label';
import { leaveGroups, removeEmptyGroups } from './leave-groups';
import { withMembers } from './with-members';

/** Removes what is selected, the edges of removed nodes, and what removed groups hold. */
export function removeItems(document: CanvasDocument, selection: Selection): Edit {
  const draft = new Draft(document);
  removeFrom(draft, withMembers(document, selection));
  return {
    label: removalLabel('delete', document, selection),
    changes: draft.changes,
    select: NOTHING_SELECTED,
  };
}

/** Removes items from a draft. Groups are removed when they are named or nothing is left in them. */
export function removeFrom(draft: Draft, { nodes, edges, notes, groups }: Selection): void {
  const loose = edgesAt(edgeIndexOf(draft.document), nodes);
  for (const id of edges) draft.remove('edges', id);
  for (const edge of loose) draft.remove('edges', edge.id);
  for (const id of nodes) draft.remove('nodes', id);
  for (const id of notes) draft.remove('notes', id);
  for (const id of groups) draft.remove('groups', id);
  leaveGroups(draft, nodes, notes);
  removeEmptyGroups(draft);
}

export function removalLabel(
  does: 'delete' | 'delete-and-reconnect',
  document: CanvasDocument,
  selection: Selection,
): EditLabel {
  const [nodeId] = selection.nodes;
  const node = nodeId === undefined ? undefined : document.nodes.byId.get(nodeId);
  const count = selectedCount(selection);
  if (node && count === 1) return { does, name: node.name };
  if (count === selection.nodes.size) return { does, count, of: 'node' };
  return { does, count, of: count === selection.edges.size ? 'edge' : 'item' };
}
