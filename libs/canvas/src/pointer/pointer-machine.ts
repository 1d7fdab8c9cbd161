import type { Point } from '../geometry/rect';
import { autoPan } from '../view/auto-pan';
import { panBy } from '../view/viewport';
import { beginGesture, isDrag } from './begin-gesture';
import { abandon, finish, overtake } from './end-gesture';
import type { HeldKeys, PointerContext, PointerInput, PointerMotion } from './pointer-input';
import type { PointerStep } from './pointer-effect';
import { connectByTouch, movePinch, liftFinger, pinchWith } from './touch';
import type { Panning, PointerState, Previewing } from './pointer-state';
import { click, isLongPress, isPanPress, isPressAgain, openMenu, press } from './press';
import { preview } from './preview';

/** After a pause between frames the view does not jump. */
const MAX_TICK_MS = 50;

/** The next state of the pointer and what the view has to do. Pure: the same inputs give the same steps. */
export function nextPointerState(
  state: PointerState,
  input: PointerInput,
  context: PointerContext,
): PointerStep {
  switch (input.kind) {
    case 'down':
      return down(state, input, context);
    case 'move':
      return move(state, input, context);
    case 'up':
      return up(state, input, context);
    case 'keys':
      return changeKeys(state, input.keys, context);
    case 'tick':
      return tick(state, input.timeMs, context);
    case 'changed':
      return overtake(state);
    case 'escape':
    case 'cancel':
      return abandon(state, context);
  }
}

function down(
  state: PointerState,
  input: Extract<PointerInput, { kind: 'down' }>,
  context: PointerContext,
): PointerStep {
  if (state.kind === 'idle') return isPressAgain(state, input) ? stay(state) : press(input, context);
  if (state.kind === 'connecting' && state.byClicks === 'pointer-up') {
    const { pointerId, pointer, at, keys } = input;
    if (isPanPress(input)) {
      const from = { pointerId, pointer, at, keys, from: at, viewport: context.viewport };
      return stay({ ...from, kind: 'panning', start: state.start, tickMs: undefined, then: state });
    }
    if (input.button !== 0) return stay(state);
    return stay({ ...state, pointerId, pointer, at, keys, pressedAt: at, byClicks: 'pointer-down' });
  }
  return input.pointer === 'touch' ? pinchWith(state, input, context) : stay(state);
}

function move(state: PointerState, input: PointerMotion<'move'>, context: PointerContext): PointerStep {
  const { at, keys } = input;
  if (state.kind === 'idle') return stay(state);
  if (state.kind === 'pinching') return movePinch(state, input, context);
  const isOurs = state.pointerId === input.pointerId;
  if (state.kind === 'connecting' && state.byClicks !== 'no') return connectByTouch(state, input, context);
  if (!isOurs) return stay(state);
  if (state.kind === 'pressing') {
    const pressing = { ...state, at, keys };
    // A finger that rested long enough wants the menu, also when no frame came in between.
    if (isLongPress(state, input.timeMs) && !isDrag(pressing, input.timeMs)) return openMenu(state, context);
    return isDrag(pressing, input.timeMs) ? beginGesture(pressing, context) : stay(pressing);
  }
  return show(held(state, keys, at), context);
}

function up(state: PointerState, input: PointerMotion<'up'>, context: PointerContext): PointerStep {
  if (state.kind === 'idle') return stay(state);
  if (state.kind === 'pinching') return liftFinger(state, input, context);
  if (state.pointerId !== input.pointerId) return stay(state);
  if (state.kind === 'pressing') return click(state, input.timeMs, context);
  // The click that began a connection by clicks is over already.
  if (state.kind === 'connecting' && state.byClicks === 'pointer-up') return stay(state);
  return finish(held(state, input.keys, input.at), input.timeMs, context);
}

function changeKeys(state: PointerState, keys: HeldKeys, context: PointerContext): PointerStep {
  if (state.kind !== 'marquee' && state.kind !== 'dragging') return stay(state);
  return show(held(state, keys), context);
}

function tick(state: PointerState, timeMs: number, context: PointerContext): PointerStep {
  if (state.kind === 'pressing') {
    return isLongPress(state, timeMs) ? openMenu(state, context) : stay(state);
  }
  if (!isPreviewing(state)) return stay(state);
  const elapsedMs = Math.min(MAX_TICK_MS, Math.max(0, timeMs - (state.tickMs ?? timeMs)));
  const ticked = { ...state, tickMs: timeMs };
  const by = autoPan(state.at, context.screen, elapsedMs);
  if (by.x === 0 && by.y === 0) return stay(ticked);
  const viewport = panBy(context.viewport, by);
  const { effects } = show(ticked, { ...context, viewport });
  return { state: ticked, effects: [{ kind: 'look', viewport }, ...effects] };
}

/** A connection by clicks does not pan while no pointer is down: one moves the mouse off the canvas meanwhile. */
function isPreviewing(state: PointerState): state is Previewing {
  switch (state.kind) {
    case 'marquee':
    case 'dragging':
    case 'resizing':
      return true;
    case 'connecting':
      return state.byClicks === 'no';
    default:
      return false;
  }
}

/** The state with the pointer elsewhere, or with other keys. */
function held(state: Panning | Previewing, keys: HeldKeys, at: Point = state.at): Panning | Previewing {
  if (state.kind !== 'dragging') return { ...state, keys, at };
  return { ...state, keys, at, isAltOfClone: state.isAltOfClone && keys.alt };
}

function show(state: PointerState, context: PointerContext): PointerStep {
  return { state, effects: preview(state, context) };
}

function stay(state: PointerState): PointerStep {
  return { state, effects: [] };
}
