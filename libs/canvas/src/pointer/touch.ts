import type { PointerContext, PointerInput, PointerMotion } from './pointer-input';
import type { PointerStep } from './pointer-effect';
import { abandon } from './end-gesture';
import type { Connecting, Finger, Pinching, PointerState } from './pointer-state';
import { preview } from './preview';

/** A finger that moves farther pans instead of choosing the other port. */
const PAN_PX = 10;

/** A second finger turns what the first one does into a pinch; what that had begun is taken back. */
export function pinchWith(
  state: PointerState,
  { pointerId, at, keys }: Extract<PointerInput, { kind: 'down' }>,
  context: PointerContext,
): PointerStep {
  if (state.kind === 'idle' || state.kind === 'pinching' || state.pointer !== 'touch') {
    return { state, effects: [] };
  }
  const then = connectionByClicks(state);
  const isHarmless = state.kind === 'pressing' || state.kind === 'panning' || then !== undefined;
  const { viewport } = isHarmless ? context : state.start;
  const first: Finger = { pointerId: state.pointerId, at: state.at };
  const pinching: Pinching = {
    kind: 'pinching',
    fingers: [first, { pointerId, at }],
    from: [first.at, at],
    viewport,
    keys,
    start: state.start,
    then,
  };
  return { state: pinching, effects: isHarmless ? [] : abandon(state, context).effects };
}

/** One of two fingers moves. */
export function movePinch(
  state: Pinching,
  { pointerId, at }: PointerMotion<'move'>,
  context: PointerContext,
): PointerStep {
  const [a, b] = state.fingers;
  const moved: Pinching = {
    ...state,
    fingers: [a.pointerId === pointerId ? { ...a, at } : a, b.pointerId === pointerId ? { ...b, at } : b],
  };
  return { state: moved, effects: preview(moved, context) };
}

/** One of two fingers goes up: the other goes on panning. */
export function liftFinger(
  state: Pinching,
  { pointerId }: PointerMotion<'up'>,
  { viewport }: PointerContext,
): PointerStep {
  const left = state.fingers.filter((finger) => finger.pointerId !== pointerId);
  const [rest] = left;
  if (!rest || left.length === 2) return { state, effects: [] };
  const { keys, start, then } = state;
  const grip = { ...rest, pointer: 'touch' as const, keys, start, tickMs: undefined };
  return {
    state: { kind: 'panning', ...grip, from: rest.at, viewport, then },
    effects: [],
  };
}

/** Between the clicks of a connection any pointer shows where it would lead; a finger that is down and moves pans. */
export function connectByTouch(
  state: Connecting,
  { pointerId, at, keys }: PointerMotion<'move'>,
  context: PointerContext,
): PointerStep {
  const isDown = state.byClicks === 'pointer-down';
  if (isDown && state.pointerId !== pointerId) return { state, effects: [] };
  const distance = Math.hypot(at.x - state.pressedAt.x, at.y - state.pressedAt.y);
  if (isDown && state.pointer === 'touch') {
    if (distance < PAN_PX) return { state, effects: [] };
    const { viewport } = context;
    const then = connectionByClicks(state);
    const { pointer, start, tickMs, pressedAt } = state;
    const panning: PointerState = {
      kind: 'panning',
      ...{ pointerId, pointer, at, keys, start, tickMs },
      from: pressedAt,
      viewport,
      then,
    };
    return { state: panning, effects: preview(panning, context) };
  }
  const moved = { ...state, at, keys };
  return { state: moved, effects: preview(moved, context) };
}

function connectionByClicks(state: PointerState): Connecting | undefined {
  if (state.kind === 'panning') return state.then;
  return state.kind === 'connecting' && state.byClicks !== 'no'
    ? { ...state, byClicks: 'pointer-up' }
    : undefined;
}
