import type { Point, Rect, Size } from '../geometry/rect';
import type { Hit } from '../scene/hit';
import type { Enclosing } from '../scene/items-in-area';
import type { ModifierKeys } from '../selection/click-selection';
import type { Selection } from '../selection/selection';
import type { Viewport } from '../view/viewport';

export type PointerKind = 'mouse' | 'pen' | 'touch';

/** The keys that matter to the pointer. */
export interface HeldKeys extends ModifierKeys {
  readonly space: boolean;
}

/** What of the DOM's events matters. Points are screen pixels from the corner of the canvas host; times are the events' own. */
export type PointerInput =
  | {
      readonly kind: 'down';
      readonly pointerId: number;
      readonly pointer: PointerKind;
      /** 0 the main button or a touch, 1 the middle button, 2 the right one. */
      readonly button: number;
      readonly at: Point;
      readonly hit: Hit;
      readonly keys: HeldKeys;
      readonly timeMs: number;
    }
  | PointerMotion<'move'>
  | PointerMotion<'up'>
  /** Keys were pressed or released while the pointer rests. */
  | { readonly kind: 'keys'; readonly keys: HeldKeys }
  /** Comes with every frame while the state is not idle: for long presses and panning at the border. */
  | { readonly kind: 'tick'; readonly timeMs: number }
  | { readonly kind: 'escape' }
  /** Something else changed the document. */
  | { readonly kind: 'changed' }
  /** The browser took the pointer away, the window lost the focus or changed its size. */
  | { readonly kind: 'cancel' };

export interface PointerMotion<Kind extends 'move' | 'up'> {
  readonly kind: Kind;
  readonly pointerId: number;
  readonly at: Point;
  readonly keys: HeldKeys;
  readonly timeMs: number;
}

/** What the machine asks of the world when an input comes. */
export interface PointerContext {
  readonly viewport: Viewport;
  readonly screen: Size;
  readonly selection: Selection;
  /** What a mouse does that drags the empty canvas; absent: a marquee, which Shift draws in any case. */
  readonly emptyDrag?: 'select' | 'pan';
  /** See itemsInArea. */
  itemsIn(area: Rect, enclosing: Enclosing): Selection;
}
