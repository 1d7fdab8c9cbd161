import { checkConnections } from '../connect/connection-check';
import { edgeBetween } from '../connect/edge-ends';
import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import type { PortRef, PortsOf } from '../geometry/node-ports';
import { allowed, refused, type Attempt } from './edit';

/** Connects two ports, given in any order. */
export function connectPorts(
  document: CanvasDocument,
  { from, to, portsOf }: { from: PortRef; to: PortRef; portsOf: PortsOf },
): Attempt {
  const refusal = checkConnections(document, from, portsOf).refusal(to);
  if (refusal) return refused(refusal);
  const draft = new Draft(document);
  draft.add('edges', edgeBetween(from, to, document.edges.byId));
  return allowed({ label: { does: 'connect' }, changes: draft.changes });
}
