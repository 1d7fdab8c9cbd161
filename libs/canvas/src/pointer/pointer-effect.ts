import type { EdgeEnd } from '../connect/edge-ends';
import type { PortRef } from '../geometry/node-ports';
import type { Point, Rect } from '../geometry/rect';
import type { Hit } from '../scene/hit';
import type { ModifierKeys } from '../selection/click-selection';
import type { ItemRef, Selection } from '../selection/selection';
import type { Viewport } from '../view/viewport';
import type { PointerState } from './pointer-state';

/** How far a drag has come. */
export interface DragProgress {
  readonly item: ItemRef;
  /** Canvas pixels, not snapped; see placeDrag. */
  readonly by: Point;
  readonly isSnapping: boolean;
  readonly isClone: boolean;
}

/** Where a connection has come. */
export interface ConnectProgress {
  readonly from: PortRef;
  readonly edge: { readonly id: string; readonly end: EdgeEnd } | undefined;
  /** On the canvas. */
  readonly at: Point;
}

/** How far a note's corner was pulled. */
export interface ResizeProgress {
  readonly noteId: string;
  readonly by: Point;
}

/** What the view does. Previews are drawn outside the document; only what ends in `drop` edits it. */
export type PointerEffect =
  | { readonly kind: 'capture'; readonly pointerId: number }
  | { readonly kind: 'look'; readonly viewport: Viewport }
  | { readonly kind: 'select'; readonly selection: Selection }
  | { readonly kind: 'click'; readonly hit: Hit; readonly keys: ModifierKeys }
  | { readonly kind: 'menu'; readonly hit: Hit; readonly at: Point }
  | { readonly kind: 'break-links'; readonly port: PortRef }
  | { readonly kind: 'marquee'; readonly area: Rect }
  | { readonly kind: 'marquee-end' }
  | ({ readonly kind: 'drag' } & DragProgress)
  | ({ readonly kind: 'drag-drop' } & DragProgress)
  | ({ readonly kind: 'connect' } & ConnectProgress)
  | ({ readonly kind: 'connect-drop' } & ConnectProgress)
  | ({ readonly kind: 'resize' } & ResizeProgress)
  | ({ readonly kind: 'resize-drop' } & ResizeProgress)
  /** All previews go; nothing has happened. */
  | { readonly kind: 'cancelled' };

/** A state and what to do on the way there. */
export interface PointerStep {
  readonly state: PointerState;
  readonly effects: readonly PointerEffect[];
}
