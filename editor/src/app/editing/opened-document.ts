import { itemsOf, layoutByLevels, readDocument, type CanvasDocument } from '@rex/canvas';
import type { WorkflowDocument } from '../api/types';
import { isDefaultGrid } from './default-grid';

/** A workflow's document as the canvas takes it. When nobody has placed its nodes yet, a layout that knows the edges does. */
export function openedDocument(workflow: Pick<WorkflowDocument, 'nodes' | 'edges'>): CanvasDocument {
  const document = readDocument(workflow);
  const nodes = itemsOf(document.nodes);
  const places = new Set(nodes.map(({ position }) => `${position.x} ${position.y}`));
  const isPlaced = places.size === nodes.length && !isDefaultGrid(nodes.map(({ position }) => position));
  if (isPlaced) return document;
  const { positions } = layoutByLevels(
    document.nodes.order,
    itemsOf(document.edges).map(({ source, target }) => ({ source, target })),
  );
  return readDocument({
    nodes: nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position })),
    edges: itemsOf(document.edges),
  });
}
