import type { CanvasDocument } from '../document/canvas-document';
import type { Draft } from '../document/draft';
import { cardRect } from '../geometry/node-geometry';
import type { Point, Rect } from '../geometry/rect';
import type { Selection } from '../selection/selection';
import type { CountedNoun } from './edit-label';
import { withMembers } from './with-members';

/** A node or a note with its place. */
export interface Box {
  readonly list: 'nodes' | 'notes';
  readonly id: string;
  readonly rect: Rect;
}

/** The nodes and notes that a selection moves, those in selected groups too, in document order. */
export function boxesOf(document: CanvasDocument, selection: Selection): Box[] {
  const { nodes, notes } = withMembers(document, selection);
  return [
    ...document.nodes.order.flatMap((id): Box[] => {
      const node = nodes.has(id) ? document.nodes.byId.get(id) : undefined;
      return node ? [{ list: 'nodes', id, rect: cardRect(node.position) }] : [];
    }),
    ...document.notes.order.flatMap((id): Box[] => {
      const note = notes.has(id) ? document.notes.byId.get(id) : undefined;
      return note ? [{ list: 'notes', id, rect: { ...note.position, ...note.size } }] : [];
    }),
  ];
}

/** Writes a new place into a draft. What stays where it is makes no change. */
export function placeBox(draft: Draft, { list, id }: Pick<Box, 'list' | 'id'>, { x, y }: Point): void {
  if (list === 'nodes') {
    const node = draft.get('nodes', id);
    if (node && !isAt(node, x, y)) draft.replace('nodes', { ...node, position: { x, y } });
  } else {
    const note = draft.get('notes', id);
    if (note && !isAt(note, x, y)) draft.replace('notes', { ...note, position: { x, y } });
  }
}

/** How many they are, of what: nodes, or items when there are notes among them. */
export function countBoxes(boxes: readonly Box[]): { count: number; of: CountedNoun } {
  return { count: boxes.length, of: boxes.every(({ list }) => list === 'nodes') ? 'node' : 'item' };
}

function isAt({ position }: { position: Point }, x: number, y: number): boolean {
  return position.x === x && position.y === y;
}
