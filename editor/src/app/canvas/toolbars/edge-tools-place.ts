import { edgeMiddle, type EdgePiece, type Point } from '@rex/canvas';

/** Half of what the tools take on the screen, and what each end of the edge needs to be grabbed. */
const FREE_SCREEN_PX = 30 + 24;
const ABOVE_SCREEN_PX = 36;

/**
 * Where on the canvas the tools of an edge are centred: in its middle, or where they would cover its ends there, above it.
 * Undefined for an edge that is not drawn.
 */
export function edgeToolsPlace(pieces: readonly EdgePiece[], zoom: number): Point | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return undefined;
  const middle = edgeMiddle(pieces);
  const ends = [first.from, last.to];
  const room = Math.min(...ends.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
  if (room * zoom >= FREE_SCREEN_PX) return middle;
  return { x: middle.x, y: Math.min(middle.y, ...ends.map(({ y }) => y)) - ABOVE_SCREEN_PX / zoom };
}
