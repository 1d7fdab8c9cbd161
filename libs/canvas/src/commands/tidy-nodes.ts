import type { CanvasDocument } from '../document/canvas-document';
import { Draft } from '../document/draft';
import { cardRect } from '../geometry/node-geometry';
import { boundsOf, type Point } from '../geometry/rect';
import { moved } from '../geometry/rect-relations';
import { snapToGrid } from '../geometry/snap-to-grid';
import { placeBox } from './boxes';
import type { Edit } from './edit';

/**
 * Puts nodes where a layout wants them (see layoutRequestOf). The top left corner of all that move stays where it was, so
 * tidying a part does not carry it away.
 */
export function tidyNodes(
  document: CanvasDocument,
  { positions }: { positions: ReadonlyMap<string, Point> },
): Edit {
  const draft = new Draft(document);
  const known = [...positions].filter(([id]) => document.nodes.byId.has(id));
  const rects = (points: (Point | undefined)[]) =>
    boundsOf(points.flatMap((point) => (point ? [cardRect(point)] : [])));
  const before = rects(known.map(([id]) => document.nodes.byId.get(id)?.position));
  const after = rects(known.map(([, point]) => point));
  if (before && after) {
    const corner = snapToGrid(before);
    const by = { x: corner.x - after.x, y: corner.y - after.y };
    for (const [id, point] of known) placeBox(draft, { list: 'nodes', id }, moved(point, by));
  }
  return { label: { does: 'tidy', count: known.length, of: 'node' }, changes: draft.changes };
}
