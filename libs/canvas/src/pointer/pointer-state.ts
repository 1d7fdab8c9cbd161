import type { PortRef } from '../geometry/node-ports';
import type { EdgeEnd } from '../connect/edge-ends';
import type { Point } from '../geometry/rect';
import type { Hit } from '../scene/hit';
import type { ItemRef, Selection } from '../selection/selection';
import type { Viewport } from '../view/viewport';
import type { HeldKeys, PointerKind } from './pointer-input';

/** What Escape brings back. */
export interface GestureStart {
  readonly viewport: Viewport;
  readonly selection: Selection;
}

/** What every gesture of one pointer knows. */
export interface Grip {
  readonly pointerId: number;
  readonly pointer: PointerKind;
  /** Where the pointer is, on the screen. */
  readonly at: Point;
  readonly keys: HeldKeys;
  readonly start: GestureStart;
  /** The time of the last frame; undefined before the first. */
  readonly tickMs: number | undefined;
}

/** Down, and not yet a drag. */
export interface Pressing extends Grip {
  readonly kind: 'pressing';
  readonly pressedAt: Point;
  readonly pressedMs: number;
  readonly pressedKeys: HeldKeys;
  readonly hit: Hit;
}

export interface Panning extends Grip {
  readonly kind: 'panning';
  /** Where the pan began, on the screen, and what was seen then. */
  readonly from: Point;
  readonly viewport: Viewport;
  /** The connection by clicks that goes on afterwards. */
  readonly then: Connecting | undefined;
}

export interface Pinching {
  readonly kind: 'pinching';
  readonly fingers: readonly [Finger, Finger];
  /** Where the fingers were, and what was seen, when the second came down. */
  readonly from: readonly [Point, Point];
  readonly viewport: Viewport;
  readonly keys: HeldKeys;
  readonly start: GestureStart;
  /** The connection by clicks that goes on afterwards. */
  readonly then: Connecting | undefined;
}

export interface Finger {
  readonly pointerId: number;
  readonly at: Point;
}

export interface DrawingMarquee extends Grip {
  readonly kind: 'marquee';
  /** The corner that stays, on the canvas. */
  readonly corner: Point;
}

export interface Dragging extends Grip {
  readonly kind: 'dragging';
  /** What was pressed; the selection moves along. */
  readonly item: ItemRef;
  /** The point that was pressed, on the canvas. */
  readonly grabbed: Point;
  readonly isClone: boolean;
  /** Alt, held since the start of a cloning drag, does not switch snapping off. */
  readonly isAltOfClone: boolean;
}

export interface Connecting extends Grip {
  readonly kind: 'connecting';
  /** The port that stays. */
  readonly from: PortRef;
  /** The edge whose end is being moved; undefined for a new one. */
  readonly edge: { readonly id: string; readonly end: EdgeEnd } | undefined;
  /** By clicks: between them no pointer is down. */
  readonly byClicks: 'no' | 'pointer-up' | 'pointer-down';
  readonly pressedAt: Point;
}

export interface Resizing extends Grip {
  readonly kind: 'resizing';
  readonly noteId: string;
  readonly grabbed: Point;
}

/** Nothing goes on. */
export interface Idle {
  readonly kind: 'idle';
  /** The click that ended a connection by clicks, if that was the last thing. */
  readonly connected?: { readonly at: Point; readonly timeMs: number };
}

export type PointerState =
  Idle | Pressing | Panning | Pinching | DrawingMarquee | Dragging | Connecting | Resizing;

/** States that show what they would do and pan at the border. */
export type Previewing = DrawingMarquee | Dragging | Connecting | Resizing;

export const POINTER_IDLE: PointerState = { kind: 'idle' };
