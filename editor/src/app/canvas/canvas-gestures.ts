import { wheelIntent, wheelPixels, wheelZoomFactor, type Point, type WheelIntent } from '@rex/canvas';
import type { CanvasCamera } from './canvas-camera';

/** A press that moves farther than this is a drag, not a click. */
const DRAG_THRESHOLD_PX = 4;

/**
 * Binds mouse, touch and wheel on the canvas to its camera, outside change detection: drag pans, two fingers pinch,
 * the wheel zooms or pans. Returns a function that unbinds.
 */
export function bindCanvasGestures(host: HTMLElement, camera: CanvasCamera): () => void {
  const pointers = new Map<number, Point>();
  let pressedAt: Point | undefined;
  let isDragging = false;
  let lastWheel: { intent: WheelIntent; timeMs: number } | undefined;

  const here = (event: MouseEvent): Point => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent): void => {
    const isControl = event.target instanceof Element && event.target.closest('[data-canvas-control]');
    if (isControl || (event.pointerType === 'mouse' && event.button > 1)) return;
    pointers.set(event.pointerId, here(event));
    pressedAt = here(event);
    isDragging = pointers.size > 1;
    // Stops the selection of text, which would swallow the moves. Focus is set by hand on click.
    if (event.pointerType === 'mouse') event.preventDefault();
  };

  const move = (event: PointerEvent): void => {
    const before = pointers.get(event.pointerId);
    if (!before || !pressedAt) return;
    const now = here(event);
    if (!isDragging) {
      if (Math.hypot(now.x - pressedAt.x, now.y - pressedAt.y) < DRAG_THRESHOLD_PX) return;
      isDragging = true;
      host.classList.add('is-panning');
      host.setPointerCapture(event.pointerId);
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) return camera.panBy({ x: now.x - before.x, y: now.y - before.y });
    const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const reach = (a: Point): number => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    const [from, to] = [middle(before, other), middle(now, other)];
    camera.panBy({ x: to.x - from.x, y: to.y - from.y });
    camera.zoomAt(to, reach(now) / reach(before));
  };

  const up = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    host.classList.remove('is-panning');
    pressedAt = undefined;
    if (!isDragging) return;
    isDragging = false;
    // The click that ends a drag must not select the card below it.
    const swallow = (click: Event): void => click.stopPropagation();
    host.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => host.removeEventListener('click', swallow, { capture: true }));
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const turn = { ...wheelFields(event), timeMs: event.timeStamp };
    lastWheel = { intent: wheelIntent(turn, lastWheel), timeMs: turn.timeMs };
    if (lastWheel.intent === 'zoom') return camera.zoomAt(here(event), wheelZoomFactor(turn));
    const [x, y] = [wheelPixels(turn.deltaX, turn.deltaMode), wheelPixels(turn.deltaY, turn.deltaMode)];
    camera.panBy(event.shiftKey && x === 0 ? { x: -y, y: 0 } : { x: -x, y: -y });
  };

  const unbinders = [
    listen(host, 'pointerdown', down),
    listen(host, 'pointermove', move),
    listen(host, 'pointerup', up),
    listen(host, 'pointercancel', up),
    listen(host, 'wheel', wheel, { passive: false }),
  ];
  return () => unbinders.forEach((unbind) => unbind());
}

function wheelFields(
  event: WheelEvent,
): Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey'> {
  const { deltaX, deltaY, deltaMode, ctrlKey, metaKey } = event;
  return { deltaX, deltaY, deltaMode, ctrlKey, metaKey };
}

function listen<Name extends keyof HTMLElementEventMap>(
  host: HTMLElement,
  name: Name,
  handler: (event: HTMLElementEventMap[Name]) => void,
  options?: AddEventListenerOptions,
): () => void {
  host.addEventListener(name, handler, options);
  return () => host.removeEventListener(name, handler, options);
}
