import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { edgeIdFor, freshIds } from '../document/fresh-ids';
import type { PlainDocument } from '../document/read-document';
import { cardRect } from '../geometry/node-geometry';
import { boundsOf, centreOf, type Point } from '../geometry/rect';
import { moved } from '../geometry/rect-relations';
import { snapDelta } from '../geometry/snap-to-grid';
import { selectionOf, type Selection } from '../selection/selection';
import type { Edit } from './edit';
import type { CountedNoun } from './edit-label';
import type { RewriteReferences } from './rename-node';

/** Pastes a fragment with its middle at a point, on the grid. */
export function pasteFragment(
  document: CanvasDocument,
  args: { fragment: PlainDocument; at: Point; rewriteReferences: RewriteReferences },
): Edit {
  const { fragment, at, rewriteReferences } = args;
  const bounds = boundsOf([
    ...fragment.nodes.map((node) => cardRect(node.position)),
    ...fragment.notes.map((note) => ({ ...note.position, ...note.size })),
  ]);
  const middle = bounds ? centreOf(bounds) : at;
  const by = snapDelta(bounds ?? at, { x: at.x - middle.x, y: at.y - middle.y });
  const edit = insertFragment(document, { fragment, by, rewriteReferences });
  return { ...edit, label: { does: 'paste', ...countOf(fragment) } };
}

/**
 * Adds a fragment, moved by a distance. Whatever id is taken gets a fresh one, and what the fragment's expressions say of its
 * own nodes follows; expressions about other nodes stay.
 */
export function insertFragment(
  document: CanvasDocument,
  args: { fragment: PlainDocument; by: Point; rewriteReferences: RewriteReferences },
): Edit {
  const { fragment, by, rewriteReferences } = args;
  const draft = new Draft(document);
  const nodeIds = freshIdsFor(fragment.nodes, document.nodes);
  const noteIds = freshIdsFor(fragment.notes, document.notes);
  const groupIds = freshIdsFor(fragment.groups, document.groups);
  const renames = new Map([...nodeIds].filter(([from, to]) => from !== to));
  for (const node of fragment.nodes) {
    const config = renames.size > 0 ? rewriteReferences(node, renames) : node.config;
    const id = nodeIds.get(node.id) ?? node.id;
    draft.add('nodes', { ...node, id, config, position: moved(node.position, by) });
  }
  const takenEdges = new Set(document.edges.order);
  for (const edge of fragment.edges) {
    const [source, target] = [nodeIds.get(edge.source), nodeIds.get(edge.target)];
    if (source === undefined || target === undefined) continue;
    const ends = { source, sourcePort: edge.sourcePort, target, targetPort: edge.targetPort };
    const id = edgeIdFor(ends, takenEdges);
    takenEdges.add(id);
    draft.add('edges', { id, ...ends });
  }
  for (const note of fragment.notes) {
    const id = noteIds.get(note.id) ?? note.id;
    draft.add('notes', { ...note, id, position: moved(note.position, by) });
  }
  for (const group of fragment.groups) {
    draft.add('groups', {
      ...group,
      id: groupIds.get(group.id) ?? group.id,
      nodeIds: group.nodeIds.map((id) => nodeIds.get(id) ?? id),
      noteIds: group.noteIds.map((id) => noteIds.get(id) ?? id),
      parentId: groupIds.get(group.parentId ?? '') ?? null,
    });
  }
  const select: Selection = selectionOf({
    nodes: nodeIds.values(),
    notes: noteIds.values(),
    groups: groupIds.values(),
  });
  return { label: { does: 'add', ...countOf(fragment) }, changes: draft.changes, select };
}

function freshIdsFor(
  items: readonly { readonly id: string }[],
  { order }: { readonly order: readonly string[] },
): Map<string, string> {
  return freshIds(
    items.map(({ id }) => id),
    order,
  );
}

/** How many nodes and notes there are in a fragment. */
export function countOf({ nodes, notes }: PlainDocument): { count: number; of: CountedNoun } {
  return { count: nodes.length + notes.length, of: notes.length === 0 ? 'node' : 'item' };
}
