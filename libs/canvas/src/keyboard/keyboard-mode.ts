import { GRID_PX } from '../geometry/node-geometry';
import type { PortRef } from '../geometry/node-ports';
import type { Point } from '../geometry/rect';
import type { Selection } from '../selection/selection';

/** What the keyboard does on the canvas: walk over it, move what is selected, or connect a node. */
export type KeyboardMode = { readonly kind: 'walking' } | Moving | ConnectingByKeys;

/** What is selected was grabbed with Space. */
export interface Moving {
  readonly kind: 'moving';
  readonly selection: Selection;
  /** How far it has come, in canvas pixels. */
  readonly by: Point;
}

/** A port looks for another one. */
export interface ConnectingByKeys {
  readonly kind: 'connecting';
  /** The ports of the node that could be connected, and for each what would take it, the nearest first. */
  readonly choices: readonly PortChoice[];
  readonly choice: number;
  readonly target: number;
}

export interface PortChoice {
  readonly from: PortRef;
  readonly targets: readonly PortRef[];
}

export const WALKING: KeyboardMode = { kind: 'walking' };

/** What the view does. Only what ends in `drop` edits the document. */
export type KeyboardEffect =
  | { readonly kind: 'move'; readonly selection: Selection; readonly by: Point }
  | { readonly kind: 'move-drop'; readonly selection: Selection; readonly by: Point }
  | { readonly kind: 'connect'; readonly from: PortRef; readonly to: PortRef }
  | { readonly kind: 'connect-drop'; readonly from: PortRef; readonly to: PortRef }
  | { readonly kind: 'cancelled' };

/** A mode, what to do on the way there, and whether the key was used: one that was not is free for shortcuts. */
export interface KeyboardStep {
  readonly mode: KeyboardMode;
  readonly effects: readonly KeyboardEffect[];
  readonly isUsed: boolean;
}

/** A key by the name that the DOM gives it, and whether Shift, and Control or Command, are held. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly control: boolean;
}

/** One step is a unit of the grid; with Shift five. */
const STEP_PX = GRID_PX;
const LARGE_STEP_PX = 5 * GRID_PX;

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Meta', 'Shift']);

/**
 * What a key does in a mode. While walking no key is used: arrows and shortcuts are the caller's. A stroke with Control is a
 * command, and the mode is left before it: undo takes back the move, and not what was done before that.
 */
export function nextKeyboardMode(mode: KeyboardMode, press: KeyPress): KeyboardStep {
  if (press.control) {
    return MODIFIERS.has(press.key) ? stay(mode) : { ...leaveKeyboardMode(mode), isUsed: false };
  }
  switch (mode.kind) {
    case 'walking':
      return { mode, effects: [], isUsed: false };
    case 'moving':
      return move(mode, press);
    case 'connecting':
      return connect(mode, press);
  }
}

/** Something else begins: what was moved stays there, a connection that was not chosen is dropped. */
export function leaveKeyboardMode(mode: KeyboardMode): KeyboardStep {
  switch (mode.kind) {
    case 'walking':
      return stay(mode);
    case 'moving':
      return drop(mode);
    case 'connecting':
      return cancelled();
  }
}

function move(mode: Moving, { key, shift }: KeyPress): KeyboardStep {
  const direction = Object.hasOwn(DIRECTIONS, key) ? DIRECTIONS[key] : undefined;
  const { selection } = mode;
  if (direction) {
    const step = shift ? LARGE_STEP_PX : STEP_PX;
    const by = { x: mode.by.x + direction.x * step, y: mode.by.y + direction.y * step };
    return used({ ...mode, by }, { kind: 'move', selection, by });
  }
  if (key === 'Enter' || key === ' ') return drop(mode);
  return key === 'Escape' ? cancelled() : stay(mode);
}

function drop({ selection, by }: Moving): KeyboardStep {
  return used(WALKING, { kind: 'move-drop', selection, by });
}

function connect(mode: ConnectingByKeys, { key, shift }: KeyPress): KeyboardStep {
  const forwards = key === 'ArrowRight' || key === 'ArrowDown';
  if (forwards || key === 'ArrowLeft' || key === 'ArrowUp') {
    const step = forwards ? 1 : -1;
    const next: ConnectingByKeys = shift
      ? { ...mode, choice: mode.choice + step, target: 0 }
      : { ...mode, target: mode.target + step };
    return used(next, { kind: 'connect', ...chosen(next) });
  }
  if (key === 'Enter' || key === ' ') return used(WALKING, { kind: 'connect-drop', ...chosen(mode) });
  return key === 'Escape' ? cancelled() : stay(mode);
}

/** The two ports that Enter would connect. */
export function chosen({ choices, choice, target }: ConnectingByKeys): { from: PortRef; to: PortRef } {
  const { from, targets } = around(choices, choice);
  return { from, to: around(targets, target) };
}

/** The item at a place, counted round and round. */
function around<Item>(items: readonly Item[], n: number): Item {
  const item = items.at(n % items.length);
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

function used(mode: KeyboardMode, effect: KeyboardEffect): KeyboardStep {
  return { mode, effects: [effect], isUsed: true };
}

function cancelled(): KeyboardStep {
  return used(WALKING, { kind: 'cancelled' });
}

function stay(mode: KeyboardMode): KeyboardStep {
  return { mode, effects: [], isUsed: false };
}
