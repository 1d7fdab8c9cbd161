/** What of a DOM WheelEvent matters here. */
export interface WheelTurn {
  deltaX: number;
  deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  deltaMode: number;
  /** Also set by browsers when a trackpad is pinched. */
  ctrlKey: boolean;
  metaKey: boolean;
  /** Milliseconds, from any fixed origin. */
  timeMs: number;
}

/** What a turn of the wheel asks for. */
export type WheelIntent = 'zoom' | 'pan';

/** Turns closer together than this belong to one gesture. */
const GESTURE_GAP_MS = 180;
/** A notch of a mouse wheel is at least this long; a trackpad's swipe starts with less. */
const NOTCH_PX = 50;

/**
 * Zoom or pan: pinch and Ctrl always zoom; a mouse wheel zooms unless the person's setting says `pan`, two fingers on a
 * trackpad pan. The first turn of a gesture decides for all of it, so a fast swipe doesn't turn into a zoom half-way.
 */
export function wheelIntent(
  turn: WheelTurn,
  previous: { intent: WheelIntent; timeMs: number } | undefined,
  ofMouseWheel: WheelIntent = 'zoom',
): WheelIntent {
  if (turn.ctrlKey || turn.metaKey) return 'zoom';
  if (ofMouseWheel === 'pan') return 'pan';
  if (previous && turn.timeMs - previous.timeMs < GESTURE_GAP_MS) return previous.intent;
  const isWheel = turn.deltaMode !== 0 || (turn.deltaX === 0 && Math.abs(turn.deltaY) >= NOTCH_PX);
  return isWheel ? 'zoom' : 'pan';
}

const PIXELS_PER_LINE = 16;
const PIXELS_PER_PAGE = 400;

/** A wheel delta in pixels, whatever its mode. */
export function wheelPixels(delta: number, deltaMode: number): number {
  return delta * (deltaMode === 1 ? PIXELS_PER_LINE : deltaMode === 2 ? PIXELS_PER_PAGE : 1);
}

/** The zoom factor of a turn: exp(-k * delta), so that turning back undoes it. Pinches send small deltas and weigh more. */
export function wheelZoomFactor(turn: Pick<WheelTurn, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = wheelPixels(turn.deltaY, turn.deltaMode);
  const isPinch = turn.ctrlKey && Math.abs(pixels) < NOTCH_PX;
  const bounded = Math.min(240, Math.max(-240, pixels));
  return Math.exp(-bounded * (isPinch ? 0.01 : 0.0018));
}
