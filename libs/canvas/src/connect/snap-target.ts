import type { PortRef } from '../geometry/node-ports';
import type { Point } from '../geometry/rect';
import type { CanvasScene } from '../scene/canvas-scene';
import { nearestPort, portsOfNode } from '../scene/nearest-port';
import type { ConnectionCheck } from './connection-check';
import type { ConnectionRefusal } from './connection-refusal';

/** What a connection would do if it were dropped here. */
export type SnapTarget =
  | { readonly kind: 'port'; readonly port: PortRef }
  | { readonly kind: 'refused'; readonly port: PortRef; readonly refusal: ConnectionRefusal }
  /** The pointer is over nothing: a drop asks for a new node. */
  | { readonly kind: 'empty' };

const SNAP_SCREEN_PX = 40;

/**
 * Where a connection snaps to. A port that would take it wins within the snap radius, then the card under the pointer by its
 * nearest fitting port; a card that takes none says why.
 */
export function snapTarget(
  scene: CanvasScene,
  check: ConnectionCheck,
  point: Point,
  zoom: number,
): SnapTarget {
  const reach = SNAP_SCREEN_PX / zoom;
  const near = nearestPort(scene, point, reach, (port) => check.refusal(port) === undefined);
  if (near) return { kind: 'port', port: near };
  const side = check.from.side === 'output' ? 'input' : 'output';
  const under = [...scene.nodes.query({ ...point, width: 0, height: 0 })].at(-1);
  const nodeId = under ?? nearestPort(scene, point, reach, (port) => port.side === side)?.nodeId;
  if (nodeId === undefined) return { kind: 'empty' };
  const ports = portsOfNode(scene, nodeId)
    .filter(({ port }) => port.side === side)
    .sort((a, b) => distance(a.at, point) - distance(b.at, point))
    .map(({ port }) => port);
  const fitting = ports.find((port) => check.refusal(port) === undefined);
  if (fitting) return { kind: 'port', port: fitting };
  const port = ports[0] ?? { nodeId, side, port: 'main' };
  return { kind: 'refused', port, refusal: check.refusal(port) ?? 'unknown-port' };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
