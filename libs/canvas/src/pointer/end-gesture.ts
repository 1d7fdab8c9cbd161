import type { Viewport } from '../view/viewport';
import type { PointerContext } from './pointer-input';
import type { PointerEffect, PointerStep } from './pointer-effect';
import { POINTER_IDLE, type PointerState } from './pointer-state';
import { selects } from './press';
import { connectProgress, dragProgress, movedBy, preview } from './preview';

/** What the end of a gesture does: the drops are what edits the document. */
export function finish(state: PointerState, timeMs: number, context: PointerContext): PointerStep {
  return { state: afterwards(state, timeMs), effects: dropOf(state, context) };
}

/** Takes a gesture back: the view and the selection are as before it, and nothing was edited. */
export function abandon(state: PointerState, context: PointerContext): PointerStep {
  if (state.kind === 'idle') return { state, effects: [] };
  const viewport = viewportBefore(state, context);
  const look: PointerEffect[] = isSameView(viewport, context.viewport) ? [] : [{ kind: 'look', viewport }];
  return {
    state: POINTER_IDLE,
    effects: [...look, ...selects(context, state.start.selection), { kind: 'cancelled' }],
  };
}

/**
 * The document is not the one that a gesture was about to edit: what it showed goes, what was selected and looked at since stays.
 * A press, a pan and a marquee edit nothing.
 */
export function overtake(state: PointerState): PointerStep {
  switch (state.kind) {
    case 'idle':
    case 'pressing':
    case 'marquee':
      return { state, effects: [] };
    case 'panning':
    case 'pinching':
      return state.then
        ? { state: { ...state, then: undefined }, effects: [{ kind: 'cancelled' }] }
        : { state, effects: [] };
    case 'dragging':
    case 'connecting':
    case 'resizing':
      return { state: POINTER_IDLE, effects: [{ kind: 'cancelled' }] };
  }
}

/** Between the clicks of a connection one looks around as one likes; only what moves the view now is taken back. */
function viewportBefore(state: Exclude<PointerState, { kind: 'idle' }>, context: PointerContext): Viewport {
  if ((state.kind === 'panning' || state.kind === 'pinching') && state.then) return state.viewport;
  const isByClicks = state.kind === 'connecting' && state.byClicks !== 'no';
  return isByClicks ? context.viewport : state.start.viewport;
}

function isSameView(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

function dropOf(state: PointerState, context: PointerContext): PointerEffect[] {
  const { viewport } = context;
  switch (state.kind) {
    case 'idle':
    case 'pressing':
    case 'panning':
    case 'pinching':
      return [];
    case 'marquee':
      return [...preview(state, context), { kind: 'marquee-end' }];
    case 'dragging':
      return [{ kind: 'drag-drop', ...dragProgress(state, viewport) }];
    case 'connecting':
      return [{ kind: 'connect-drop', ...connectProgress(state, viewport) }];
    case 'resizing':
      return [{ kind: 'resize-drop', noteId: state.noteId, by: movedBy(state, viewport) }];
  }
}

function afterwards(state: PointerState, timeMs: number): PointerState {
  if (state.kind === 'connecting' && state.byClicks !== 'no') {
    return { kind: 'idle', connected: { at: state.at, timeMs } };
  }
  return (state.kind === 'panning' ? state.then : undefined) ?? POINTER_IDLE;
}
