import { isSelected, toggleItem } from '../selection/selection';
import { toWorld } from '../view/viewport';
import type { PointerContext } from './pointer-input';
import type { PointerEffect, PointerStep } from './pointer-effect';
import type { PointerState, Pressing } from './pointer-state';
import { itemOf, selects } from './press';
import { preview } from './preview';

/** Farther than this is a drag. */
const DRAG_PX = 4;
/** Fingers are less steady. */
const TOUCH_DRAG_PX = 10;
/** Who has held the mouse down so long means a drag, however short. */
const HELD_MS = 150;
const HELD_DRAG_PX = 1;

/** True when a press has become a drag. */
export function isDrag({ pointer, pressedAt, pressedMs, at }: Pressing, timeMs: number): boolean {
  const distance = Math.hypot(at.x - pressedAt.x, at.y - pressedAt.y);
  if (pointer === 'touch') return distance >= TOUCH_DRAG_PX;
  if (distance >= DRAG_PX) return true;
  return pointer === 'mouse' && distance >= HELD_DRAG_PX && timeMs - pressedMs >= HELD_MS;
}

/** The gesture that a drag from a pressed place is, with what it shows at once. */
export function beginGesture(pressing: Pressing, context: PointerContext): PointerStep {
  const { state, effects } = gestureFrom(pressing, context);
  return {
    state,
    effects: [{ kind: 'capture', pointerId: pressing.pointerId }, ...effects, ...preview(state, context)],
  };
}

function gestureFrom(pressing: Pressing, context: PointerContext): PointerStep {
  const { hit, pressedAt, pressedMs: _ms, pressedKeys: _keys, ...grip } = pressing;
  const point = toWorld(pressing.start.viewport, pressedAt);
  switch (hit.kind) {
    case 'port':
      return only({
        ...grip,
        kind: 'connecting',
        from: hit.port,
        edge: undefined,
        byClicks: 'no',
        pressedAt,
      });
    case 'edge-end': {
      if (isUnselectedTouch(pressing)) return pan(pressing);
      const edge = { id: hit.id, end: hit.end };
      return only({ ...grip, kind: 'connecting', from: hit.fixed, edge, byClicks: 'no', pressedAt });
    }
    case 'note-corner':
      return only({ ...grip, kind: 'resizing', noteId: hit.id, grabbed: point });
    case 'node':
    case 'note':
    case 'group':
      return drag(pressing, context);
    case 'edge':
    case 'canvas':
      return pressing.pointer === 'touch' || (context.emptyDrag === 'pan' && !pressing.pressedKeys.shift)
        ? pan(pressing)
        : only({ ...grip, kind: 'marquee', corner: point });
  }
}

function drag(pressing: Pressing, context: PointerContext): PointerStep {
  const { hit, pressedAt, pressedMs: _, pressedKeys, ...grip } = pressing;
  const item = itemOf(hit);
  if (!item || isUnselectedTouch(pressing)) return pan(pressing);
  const grabbed = toWorld(grip.start.viewport, pressedAt);
  const isClone = pressedKeys.alt;
  // Pressed with Shift it may just have been taken out of the selection; what is dragged is in it.
  const selection = isSelected(context.selection, item)
    ? context.selection
    : toggleItem(context.selection, item);
  return {
    state: { ...grip, kind: 'dragging', item, grabbed, isClone, isAltOfClone: isClone && grip.keys.alt },
    effects: selects(context, selection),
  };
}

/** A finger pans, unless what it touches was selected before. */
function isUnselectedTouch({ hit, pointer, start }: Pressing): boolean {
  const item = itemOf(hit);
  return pointer === 'touch' && (!item || !isSelected(start.selection, item));
}

function pan({ hit: _hit, pressedAt, pressedMs: _ms, pressedKeys: _keys, ...grip }: Pressing): PointerStep {
  return only({
    ...grip,
    kind: 'panning',
    from: pressedAt,
    viewport: grip.start.viewport,
    then: undefined,
  });
}

function only(state: PointerState): { state: PointerState; effects: PointerEffect[] } {
  return { state, effects: [] };
}
