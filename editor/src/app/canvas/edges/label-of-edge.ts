import { placeLabel, type CanvasEdge, type EdgePiece, type Point } from '@rex/canvas';
import type { Step } from '../../api/types';
import type { NodeTypesStore } from '../../editing/node-types.store';
import { portLabel } from '../cards/port-label';
import type { SceneStore } from '../scene/scene-store';
import { edgeLabel, labelSize } from './edge-label';
import type { EdgeMark } from './edge-marks';

/** A text on an edge, and where it is centred. */
export interface PlacedLabel {
  readonly text: string;
  readonly at: Point;
}

/** What is to be read on an edge of the document, clear of the cards at its ends; see edgeLabel. */
export function labelOfEdge(
  store: Pick<SceneStore, 'document' | 'cardOf'>,
  edge: CanvasEdge,
  pieces: readonly EdgePiece[],
  types: Pick<NodeTypesStore, 'get' | 'portsOf'>,
  run: { mark: EdgeMark; step: Step | undefined },
): PlacedLabel | undefined {
  const source = store.document.nodes.byId.get(edge.source);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!source || !first || !last) return undefined;
  const isBranch = types.portsOf(source).outputs.length > 1;
  const branchLabel = isBranch ? portLabel(types.get(source.type), 'outputs', edge.sourcePort) : '';
  // An edge that runs backwards has all the room below the cards.
  const roomPx = last.to.x < first.from.x ? Infinity : last.to.x - first.from.x;
  const text = edgeLabel(edge, { isBranch, branchLabel }, run, roomPx);
  if (text === '') return undefined;
  const cards = [edge.source, edge.target].flatMap((nodeId) => store.cardOf(nodeId) ?? []);
  return { text, at: placeLabel(pieces, labelSize(text), cards) };
}
