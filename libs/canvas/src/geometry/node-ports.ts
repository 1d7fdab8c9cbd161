import type { CanvasNode } from '../document/canvas-document';
import { CARD, portOffsetY } from './node-geometry';
import type { Point } from './rect';

/** The ports of a node, from top to bottom. */
export interface NodePorts {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Tells a node's ports. The editor gives it: it knows the node types. */
export type PortsOf = (node: CanvasNode) => NodePorts;

/** Inputs are on the left side of a card, outputs on the right. */
export type PortSide = 'input' | 'output';

/** One port of one node. */
export interface PortRef {
  readonly nodeId: string;
  readonly side: PortSide;
  readonly port: string;
}

/** The names of a node's ports on one side. */
export function portNames(ports: NodePorts, side: PortSide): readonly string[] {
  return side === 'input' ? ports.inputs : ports.outputs;
}

/**
 * Where a port sits on a card whose top left corner is given. A port that the node does not have (its type is unknown, or an
 * edge of a draft names it) sits where the first one would.
 */
export function portPoint(position: Point, ports: NodePorts, side: PortSide, port: string): Point {
  const names = portNames(ports, side);
  const n = Math.max(0, names.indexOf(port));
  return {
    x: position.x + (side === 'input' ? 0 : CARD.width),
    y: position.y + portOffsetY(n, Math.max(1, names.length)),
  };
}

/** True when both name the same port. */
export function isSamePort(a: PortRef, b: PortRef): boolean {
  return a.nodeId === b.nodeId && a.side === b.side && a.port === b.port;
}
