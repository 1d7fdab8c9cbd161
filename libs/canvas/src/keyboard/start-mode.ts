import { checkConnections } from '../connect/connection-check';
import { listTargets } from '../connect/list-targets';
import type { CanvasDocument } from '../document/canvas-document';
import { portNames, type PortRef, type PortsOf } from '../geometry/node-ports';
import type { Selection } from '../selection/selection';
import { chosen, type ConnectingByKeys, type KeyboardStep, type PortChoice } from './keyboard-mode';

/** Space on a selection: the arrows move it from now on. Undefined when nothing that can be moved is selected. */
export function startMoving(selection: Selection): KeyboardStep | undefined {
  if (selection.nodes.size + selection.notes.size + selection.groups.size === 0) return undefined;
  return { mode: { kind: 'moving', selection, by: { x: 0, y: 0 } }, effects: [], isUsed: true };
}

/**
 * `C` on a node: the arrows choose what it is connected to, with Shift by which of its ports. Outputs come first; ports for
 * which there is nothing to connect to are passed over. Undefined when there is nothing at all.
 */
export function startConnecting(
  document: CanvasDocument,
  nodeId: string,
  portsOf: PortsOf,
): KeyboardStep | undefined {
  const node = document.nodes.byId.get(nodeId);
  if (!node) return undefined;
  const ports = (['output', 'input'] as const).flatMap((side) =>
    portNames(portsOf(node), side).map((port): PortRef => ({ nodeId, side, port })),
  );
  const choices = ports.flatMap((from): PortChoice[] => {
    const targets = listTargets(document, checkConnections(document, from, portsOf), portsOf);
    return targets.length > 0 ? [{ from, targets }] : [];
  });
  if (choices.length === 0) return undefined;
  const mode: ConnectingByKeys = { kind: 'connecting', choices, choice: 0, target: 0 };
  return { mode, effects: [{ kind: 'connect', ...chosen(mode) }], isUsed: true };
}
