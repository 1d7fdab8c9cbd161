import type { CanvasDocument, CanvasEdge, CanvasNode } from '../document/canvas-document';
import { hidingGroup } from '../document/group-tree';
import { groupRect } from '../geometry/group-geometry';
import { inputPortAt, outputPortAt } from '../geometry/node-geometry';
import { portPoint, type PortsOf } from '../geometry/node-ports';
import type { Point } from '../geometry/rect';

/** Where an edge starts and ends on the canvas. */
export interface ShownEdge {
  readonly from: Point;
  readonly to: Point;
}

/**
 * The two ends of an edge as they are drawn. An end in a collapsed group is at the group's card; an edge inside one, or to a
 * node that is gone, is not drawn. While nodes are dragged, `placeOf` tells where they are.
 */
export function shownEdge(
  document: CanvasDocument,
  edge: CanvasEdge,
  portsOf: PortsOf,
  placeOf: (node: CanvasNode) => Point = (node) => node.position,
): ShownEdge | undefined {
  const source = document.nodes.byId.get(edge.source);
  const target = document.nodes.byId.get(edge.target);
  if (!source || !target) return undefined;
  const [from, to] = [hidingGroup(document, edge.source), hidingGroup(document, edge.target)];
  if (from && from === to) return undefined;
  const fromCard = from && groupRect(document, from);
  const toCard = to && groupRect(document, to);
  return {
    from: fromCard
      ? outputPortAt(fromCard, 0, 1)
      : portPoint(placeOf(source), portsOf(source), 'output', edge.sourcePort),
    to: toCard ? inputPortAt(toCard) : portPoint(placeOf(target), portsOf(target), 'input', edge.targetPort),
  };
}
