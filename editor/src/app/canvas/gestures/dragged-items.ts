import {
  edgeIndexOf,
  edgesAt,
  groupMembers,
  type CanvasDocument,
  type ItemRef,
  type Rect,
  type Selection,
} from '@rex/canvas';
import type { SceneStore } from '../scene/scene-store';

/** What moves when a selection is dragged, looked up once when the drag begins. */
export interface DraggedItems {
  readonly selection: Selection;
  /** With the members of groups. */
  readonly nodes: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  /** The edges that bend along. */
  readonly edgeIds: ReadonlySet<string>;
  /** What the pointer holds, where it lay. */
  readonly held: Rect;
}

export function draggedItems(
  store: SceneStore,
  selection: Selection,
  item: ItemRef,
): DraggedItems | undefined {
  const held = store.rectOf(item);
  if (!held) return undefined;
  const { document } = store;
  const nodes = new Set(selection.nodes);
  const notes = new Set(selection.notes);
  for (const id of selection.groups) {
    const members = groupMembers(document, id);
    for (const nodeId of members.nodeIds) nodes.add(nodeId);
    for (const noteId of members.noteIds) notes.add(noteId);
  }
  const edgeIds = new Set([...edgesAt(edgeIndexOf(document), nodes)].map(({ id }) => id));
  return { selection, nodes, notes, edgeIds, held };
}

/** The node that is dragged all by itself and has no edges yet: it can be put into an edge. */
export function loneNode(
  document: CanvasDocument,
  { selection, nodes, notes, edgeIds }: DraggedItems,
): string | undefined {
  const [id] = nodes;
  const isAlone = nodes.size === 1 && notes.size === 0 && selection.groups.size === 0 && edgeIds.size === 0;
  return isAlone && id !== undefined && document.nodes.byId.has(id) ? id : undefined;
}
