import type { Point, Rect } from '../geometry/rect';
import { rectBetween } from '../geometry/rect-relations';
import { marqueeMode, marqueeSelection } from '../selection/marquee-selection';
import { panBy, toWorld, zoomAt, type Viewport } from '../view/viewport';
import type { PointerContext } from './pointer-input';
import type { ConnectProgress, DragProgress, PointerEffect } from './pointer-effect';
import type { Connecting, Dragging, DrawingMarquee, Pinching, PointerState, Resizing } from './pointer-state';
import { selects } from './press';

/** What a gesture shows for where the pointer is and what the viewport shows. */
export function preview(state: PointerState, context: PointerContext): PointerEffect[] {
  const { viewport } = context;
  switch (state.kind) {
    case 'idle':
    case 'pressing':
      return [];
    case 'panning': {
      const by = { x: state.at.x - state.from.x, y: state.at.y - state.from.y };
      return [{ kind: 'look', viewport: panBy(state.viewport, by) }];
    }
    case 'pinching':
      return [{ kind: 'look', viewport: pinched(state) }];
    case 'marquee': {
      const area = marqueeArea(state, viewport);
      const hits = context.itemsIn(area, state.keys.alt ? 'contains' : 'intersects');
      const selection = marqueeSelection(state.start.selection, hits, marqueeMode(state.keys));
      return [{ kind: 'marquee', area }, ...selects(context, selection)];
    }
    case 'dragging':
      return [{ kind: 'drag', ...dragProgress(state, viewport) }];
    case 'connecting':
      return [{ kind: 'connect', ...connectProgress(state, viewport) }];
    case 'resizing':
      return [{ kind: 'resize', noteId: state.noteId, by: movedBy(state, viewport) }];
  }
}

export function dragProgress(state: Dragging, viewport: Viewport): DragProgress {
  return {
    item: state.item,
    by: movedBy(state, viewport),
    isSnapping: !state.keys.alt || state.isAltOfClone,
    isClone: state.isClone,
  };
}

export function connectProgress({ from, edge, at }: Connecting, viewport: Viewport): ConnectProgress {
  return { from, edge, at: toWorld(viewport, at) };
}

/** How far the pointer is from the place it took hold of, on the canvas: panning meanwhile counts. */
export function movedBy({ grabbed, at }: Dragging | Resizing, viewport: Viewport): Point {
  const now = toWorld(viewport, at);
  return { x: now.x - grabbed.x, y: now.y - grabbed.y };
}

function marqueeArea({ corner, at }: DrawingMarquee, viewport: Viewport): Rect {
  return rectBetween(corner, toWorld(viewport, at));
}

/** Two fingers pan and zoom at once: what was under their middle stays under it. */
function pinched({ fingers: [a, b], from: [a0, b0], viewport }: Pinching): Viewport {
  const middle = (one: Point, other: Point): Point => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
  });
  const spread = (one: Point, other: Point): number =>
    Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
  const [before, now] = [middle(a0, b0), middle(a.at, b.at)];
  const zoomed = zoomAt(viewport, before, spread(a.at, b.at) / spread(a0, b0));
  return panBy(zoomed, { x: now.x - before.x, y: now.y - before.y });
}
