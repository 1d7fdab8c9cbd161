/** A press that moves less stays a click. */
const THRESHOLD_PX = 4;

/** A place in the browser's window, in CSS pixels. */
export interface ClientPlace {
  readonly clientX: number;
  readonly clientY: number;
}

/** What becomes of a press. */
export interface DragWatcher {
  /** It moved, so it is a drag from now on. */
  started(): void;
  moved(to: ClientPlace): void;
  /** Let go there; null when it was called off, by Escape or by the browser. */
  ended(at: ClientPlace | null): void;
}

/** Follows a press of the pointer on an element. When it becomes a drag, no click follows it. */
export function followDrag(press: PointerEvent, watcher: DragWatcher): void {
  const element = press.currentTarget as HTMLElement;
  const listening = new AbortController();
  const { signal } = listening;
  let phase: 'pressed' | 'dragged' | 'called-off' = 'pressed';

  const ofPress = (listener: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === press.pointerId) listener(event);
  };
  const move = (event: PointerEvent): void => {
    const distance = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
    if (phase === 'pressed' && distance >= THRESHOLD_PX) {
      phase = 'dragged';
      watcher.started();
    }
    if (phase === 'dragged') watcher.moved(event);
  };
  const end = (at: ClientPlace | null): void => {
    listening.abort();
    if (phase !== 'pressed') dropNextClick(element);
    if (phase === 'dragged') watcher.ended(at);
  };
  /** The button is still down: its release shall be nothing. */
  const callOff = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || phase !== 'dragged') return;
    event.preventDefault();
    event.stopPropagation();
    phase = 'called-off';
    watcher.ended(null);
  };

  // The moves come here, wherever the pointer goes.
  element.setPointerCapture(press.pointerId);
  element.addEventListener('pointermove', ofPress(move), { signal });
  element.addEventListener('pointerup', ofPress(end), { signal });
  element.addEventListener(
    'pointercancel',
    ofPress(() => end(null)),
    { signal },
  );
  document.addEventListener('keydown', callOff, { capture: true, signal });
}

/** The browser sends a click behind the release, to the element that had the pointer. */
function dropNextClick(element: HTMLElement): void {
  const drop = (event: Event): void => event.stopImmediatePropagation();
  element.addEventListener('click', drop, { capture: true });
  setTimeout(() => element.removeEventListener('click', drop, { capture: true }));
}
