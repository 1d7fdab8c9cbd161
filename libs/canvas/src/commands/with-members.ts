import type { CanvasDocument } from '../document/canvas-document';
import { groupMembers, groupWithin } from '../document/group-tree';
import { existing, type Selection } from '../selection/selection';

/** The selection with all that selected groups hold: nodes, notes and groups inside them. */
export function withMembers(document: CanvasDocument, selection: Selection): Selection {
  const known = existing(selection, document);
  if (known.groups.size === 0) return known;
  const nodes = new Set(known.nodes);
  const notes = new Set(known.notes);
  const groups = new Set(known.groups);
  for (const id of known.groups) {
    const members = groupMembers(document, id);
    for (const nodeId of members.nodeIds) nodes.add(nodeId);
    for (const noteId of members.noteIds) notes.add(noteId);
    for (const group of groupWithin(document, id)) groups.add(group.id);
  }
  return { ...known, nodes, notes, groups };
}
