import { withMembers } from '../commands/with-members';
import type { CanvasDocument } from '../document/canvas-document';
import { itemsOf } from '../document/item-list';
import { cleanGroups } from '../document/clean-groups';
import type { PlainDocument } from '../document/read-document';
import type { Selection } from '../selection/selection';

/**
 * The part of a document that a selection stands for: nodes and notes, those in selected groups too, and the edges between
 * these nodes.
 */
export function fragmentOf(document: CanvasDocument, selection: Selection): PlainDocument {
  const all = withMembers(document, selection);
  const groups = itemsOf(document.groups).filter((group) => all.groups.has(group.id));
  return {
    nodes: itemsOf(document.nodes).filter((node) => all.nodes.has(node.id)),
    edges: itemsOf(document.edges).filter((edge) => all.nodes.has(edge.source) && all.nodes.has(edge.target)),
    notes: itemsOf(document.notes).filter((note) => all.notes.has(note.id)),
    groups: cleanGroups(groups, all.nodes, all.notes),
  };
}
