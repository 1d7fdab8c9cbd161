import type { CanvasDocument, CanvasEdge, EdgePiece } from '@rex/canvas';
import type { Step } from '../../api/types';
import type { NodeTypesStore } from '../../editing/node-types.store';
import { portLabel } from '../cards/port-label';
import { edgeLabel } from './edge-label';
import type { EdgeMark } from './edge-marks';

/** The text on an edge of the document; see edgeLabel. */
export function labelOfEdge(
  document: CanvasDocument,
  edge: CanvasEdge,
  pieces: readonly EdgePiece[],
  types: Pick<NodeTypesStore, 'get' | 'portsOf'>,
  run: { mark: EdgeMark; step: Step | undefined },
): string {
  const source = document.nodes.byId.get(edge.source);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!source || !first || !last) return '';
  const isBranch = types.portsOf(source).outputs.length > 1;
  const branchLabel = isBranch ? portLabel(types.get(source.type), 'outputs', edge.sourcePort) : '';
  // An edge that runs backwards has all the room below the cards.
  const roomPx = last.to.x < first.from.x ? Infinity : last.to.x - first.from.x;
  return edgeLabel(edge, { isBranch, branchLabel }, run, roomPx);
}
