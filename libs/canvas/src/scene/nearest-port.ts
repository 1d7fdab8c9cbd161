import { portNames, portPoint, type PortRef, type PortSide } from '../geometry/node-ports';
import type { Point } from '../geometry/rect';
import { inflate } from '../geometry/rect-relations';
import type { CanvasScene } from './canvas-scene';

const SIDES: readonly PortSide[] = ['input', 'output'];

/** A port and where it sits. */
export interface PlacedPort {
  readonly port: PortRef;
  readonly at: Point;
}

/** The ports of a shown node, inputs first. */
export function portsOfNode(scene: CanvasScene, nodeId: string): PlacedPort[] {
  const node = scene.nodes.rectOf(nodeId) && scene.document.nodes.byId.get(nodeId);
  if (!node) return [];
  const ports = scene.portsOf(node);
  return SIDES.flatMap((side) =>
    portNames(ports, side).map((port) => ({
      port: { nodeId, side, port },
      at: portPoint(node.position, ports, side, port),
    })),
  );
}

/** The nearest port that is no farther than `reach` (canvas pixels), among those that fit. */
export function nearestPort(
  scene: CanvasScene,
  point: Point,
  reach: number,
  fits: (port: PortRef) => boolean = () => true,
): PortRef | undefined {
  let best: { port: PortRef; distance: number } | undefined;
  for (const id of scene.nodes.query(inflate({ ...point, width: 0, height: 0 }, reach))) {
    for (const { port, at } of portsOfNode(scene, id)) {
      const distance = Math.hypot(at.x - point.x, at.y - point.y);
      if (distance <= reach && distance < (best?.distance ?? Infinity) && fits(port)) {
        best = { port, distance };
      }
    }
  }
  return best?.port;
}
