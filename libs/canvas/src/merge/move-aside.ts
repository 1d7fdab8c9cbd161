import type { CanvasNode } from '../document/canvas-document';
import { freePlace } from '../geometry/free-place';
import { cardRect } from '../geometry/node-geometry';
import type { Rect } from '../geometry/rect';
import { intersects } from '../geometry/rect-relations';
import type { ThreeVersions } from './three-versions';

/** Both sides add nodes at the same places: where a card that was added here would cover one that was added there, it makes way. */
export function moveAside(nodes: readonly CanvasNode[], { base, mine, theirs }: ThreeVersions): CanvasNode[] {
  const isAddedHere = (id: string): boolean =>
    mine.nodes.byId.has(id) && !base.nodes.byId.has(id) && !theirs.nodes.byId.has(id);
  const isAddedThere = (id: string): boolean => theirs.nodes.byId.has(id) && !base.nodes.byId.has(id);
  const theirCards = nodes.filter(({ id }) => isAddedThere(id)).map(({ position }) => cardRect(position));
  const placed = [...nodes];
  for (const [index, node] of nodes.entries()) {
    const card = cardRect(node.position);
    if (!isAddedHere(node.id) || !theirCards.some((each) => intersects(each, card))) continue;
    const occupied = (area: Rect): boolean =>
      placed.some((other, at) => at !== index && intersects(cardRect(other.position), area));
    placed[index] = { ...node, position: freePlace(node.position, occupied) };
  }
  return placed;
}
