import { isSameSelection, isSelected, type ItemRef, type Selection } from '../selection/selection';
import {
  selectionAfterClick,
  selectionAfterClickOnCanvas,
  selectionAfterPress,
} from '../selection/click-selection';
import type { PortRef } from '../geometry/node-ports';
import type { Hit } from '../scene/hit';
import { toWorld } from '../view/viewport';
import type { PointerContext, PointerInput } from './pointer-input';
import type { PointerEffect, PointerStep } from './pointer-effect';
import { POINTER_IDLE, type Grip, type Idle, type Pressing } from './pointer-state';

/** A finger that rests so long asks for the menu. */
export const LONG_PRESS_MS = 450;
/** Two clicks within this time and distance are a double click. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_PX = 10;

type Down = Extract<PointerInput, { kind: 'down' }>;

/** The middle button pans, and the main one while Space is held. */
export function isPanPress({ button, keys }: Down): boolean {
  return button === 1 || (button === 0 && keys.space);
}

/** True for the second press of a double click on the port that the first one connected: it does not begin another connection. */
export function isPressAgain({ connected }: Idle, { hit, at, timeMs }: Down): boolean {
  if (!connected || hit.kind !== 'port' || timeMs - connected.timeMs > DOUBLE_CLICK_MS) return false;
  return Math.hypot(at.x - connected.at.x, at.y - connected.at.y) <= DOUBLE_CLICK_PX;
}

/** A pointer comes down while nothing else is going on. */
export function press(input: Down, context: PointerContext): PointerStep {
  const { pointerId, pointer, at, keys, hit } = input;
  const { viewport, selection } = context;
  const grip: Grip = { pointerId, pointer, at, keys, start: { viewport, selection }, tickMs: undefined };
  if (isPanPress(input)) {
    return {
      state: { kind: 'panning', ...grip, from: at, viewport, then: undefined },
      effects: [{ kind: 'capture', pointerId }],
    };
  }
  if (input.button !== 0) return { state: POINTER_IDLE, effects: [] };
  const pressed = { pressedAt: at, pressedMs: input.timeMs, pressedKeys: keys };
  const state: Pressing = { kind: 'pressing', ...grip, ...pressed, hit };
  // A finger may be about to pan: it selects when it goes up.
  const item = pointer === 'touch' ? undefined : itemOf(hit);
  return { state, effects: item ? selects(context, selectionAfterPress(selection, item, keys)) : [] };
}

/** A pointer goes up where it came down: a click, or after a long while the menu. */
export function click(state: Pressing, timeMs: number, context: PointerContext): PointerStep {
  if (isLongPress(state, timeMs)) return openMenu(state, context);
  const { hit, pressedKeys: keys } = state;
  if (hit.kind === 'port') {
    if (keys.alt) return { state: POINTER_IDLE, effects: [{ kind: 'break-links', port: hit.port }] };
    return connectByClicks(state, hit.port, context);
  }
  const item = itemOf(hit);
  const selection = item
    ? selectionAfterTap(state, item, context)
    : selectionAfterClickOnCanvas(context.selection, keys);
  return { state: POINTER_IDLE, effects: [...selects(context, selection), { kind: 'click', hit, keys }] };
}

/** True once a finger has rested long enough. */
export function isLongPress({ pointer, pressedMs }: Pressing, timeMs: number): boolean {
  return pointer === 'touch' && timeMs - pressedMs >= LONG_PRESS_MS;
}

/** The menu of what is under the finger; that is selected first. */
export function openMenu({ hit, at }: Pressing, context: PointerContext): PointerStep {
  const item = itemOf(hit);
  const none = { shift: false, control: false, alt: false };
  const selection = item ? selectionAfterPress(context.selection, item, none) : context.selection;
  return { state: POINTER_IDLE, effects: [...selects(context, selection), { kind: 'menu', hit, at }] };
}

/** The item that a press on something selects. */
export function itemOf(hit: Hit): ItemRef | undefined {
  switch (hit.kind) {
    case 'node':
      return { list: 'nodes', id: hit.id };
    case 'edge':
    case 'edge-end':
      return { list: 'edges', id: hit.id };
    case 'note':
    case 'note-corner':
      return { list: 'notes', id: hit.id };
    case 'group':
      return { list: 'groups', id: hit.id };
    case 'canvas':
    case 'port':
      return undefined;
  }
}

/** Selecting, unless that changes nothing. */
export function selects({ selection: before }: PointerContext, selection: Selection): PointerEffect[] {
  return isSameSelection(before, selection) ? [] : [{ kind: 'select', selection }];
}

function selectionAfterTap(state: Pressing, item: ItemRef, { selection }: PointerContext): Selection {
  if (state.pointer === 'touch' && !isSelected(selection, item)) {
    return selectionAfterPress(selection, item, state.pressedKeys);
  }
  return selectionAfterClick(selection, item, state.pressedKeys);
}

function connectByClicks(
  { hit: _hit, pressedMs: _ms, pressedKeys: _keys, ...grip }: Pressing,
  from: PortRef,
  { viewport }: PointerContext,
): PointerStep {
  return {
    state: { ...grip, kind: 'connecting', from, edge: undefined, byClicks: 'pointer-up' },
    effects: [{ kind: 'connect', from, edge: undefined, at: toWorld(viewport, grip.at) }],
  };
}
