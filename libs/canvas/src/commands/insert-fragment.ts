import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { edgeIdFor, freshIds } from '../document/fresh-ids';
import type { PlainDocument } from '../document/read-document';
import { cardRect, GRID_PX } from '../geometry/node-geometry';
import { boundsOf, centreOf, type Point } from '../geometry/rect';
import { moved } from '../geometry/rect-relations';
import { snapDelta } from '../geometry/snap-to-grid';
import { selectionOf, type Selection } from '../selection/selection';
import type { Edit } from './edit';
import type { CountedNoun } from './edit-label';
import type { RewriteReferences } from './rename-node';

/** Where a copy appears beside what it was made of: two units of the grid right and down. */
export const DUPLICATE_OFFSET: Point = { x: 2 * GRID_PX, y: 2 * GRID_PX };

/** Pastes a fragment with its middle at a point, on the grid; beside it where the same was pasted before. */
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
  const wanted = snapDelta(bounds ?? at, { x: at.x - middle.x, y: at.y - middle.y });
  const by = withoutStack(document, fragment, wanted);
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

/** A distance at which nothing of a fragment comes to lie exactly on what is there. */
function withoutStack(document: CanvasDocument, { nodes, notes }: PlainDocument, by: Point): Point {
  const taken = new Set(
    [...document.nodes.byId.values(), ...document.notes.byId.values()].map(({ position }) =>
      placeKey(position),
    ),
  );
  const items = [...nodes, ...notes];
  let free = by;
  while (items.some(({ position }) => taken.has(placeKey(moved(position, free))))) {
    free = { x: free.x + DUPLICATE_OFFSET.x, y: free.y + DUPLICATE_OFFSET.y };
  }
  return free;
}

function placeKey({ x, y }: Point): string {
  return `${x} ${y}`;
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
