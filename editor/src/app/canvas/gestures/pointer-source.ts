import { inject, Injectable } from '@angular/core';
import type { Hit, Point, PointerKind } from '@rex/canvas';
import { isInDialog } from '../../commands/shortcut-dispatcher';
import { CardActions } from '../cards/card-actions';
import { CanvasFocus } from '../keys/canvas-focus';
import { KeyboardModes } from '../keys/keyboard-modes';
import { heldKeys } from './held-keys';
import { HoverStore } from './hover-store';
import { isControl, listenTo } from './listen-to';
import { PointerDriver } from './pointer-driver';
import { SpaceKey } from './space-key';

/** Listens to pointers on the canvas and hands them to the machine, with what lies under them. */
@Injectable()
export class PointerSource {
  private readonly driver = inject(PointerDriver);
  private readonly actions = inject(CardActions);
  private readonly hover = inject(HoverStore);
  private readonly space = inject(SpaceKey);
  private readonly focus = inject(CanvasFocus);
  private readonly modes = inject(KeyboardModes);
  private host!: HTMLElement;
  private box: DOMRect | undefined;
  private lastPoint: Point | null = null;
  /** Whether the last press, and the one before, were on a control. */
  private onControl: readonly [boolean, boolean] = [false, false];

  /** Gives the function that ends the listening. */
  listen(host: HTMLElement): () => void {
    this.host = host;
    const cancel = (): void => this.driver.feed({ kind: 'cancel' });
    const changeKeys = (event: KeyboardEvent): void => {
      if (!this.driver.isIdle) this.driver.feed({ kind: 'keys', keys: heldKeys(event, this.space.isHeld) });
    };
    const ends = [
      listenTo(host, 'pointerdown', (event) => this.down(event)),
      listenTo(host, 'pointermove', (event) => this.move(event)),
      listenTo(host, 'pointerup', (event) => this.up(event)),
      listenTo(host, 'pointercancel', cancel),
      listenTo(host, 'pointerleave', () => this.leave()),
      listenTo(window, 'blur', cancel),
      listenTo(window, 'resize', cancel),
      listenTo(window, 'keydown', (event) => this.escape(event), { capture: true }),
      listenTo(window, 'keydown', changeKeys),
      listenTo(window, 'keyup', changeKeys),
      this.space.listen(host),
    ];
    return () => ends.forEach((end) => end());
  }

  /** The place of an event on the host. */
  pointOf({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
    const box = (this.box ??= this.host.getBoundingClientRect());
    return { x: clientX - box.left, y: clientY - box.top };
  }

  /** A place of the host, in the browser's window. */
  clientOf({ x, y }: Point): Point {
    const box = (this.box ??= this.host.getBoundingClientRect());
    return { x: x + box.left, y: y + box.top };
  }

  /** Where the pointer is on the host; null while it is elsewhere. */
  get pointerAt(): Point | null {
    return this.lastPoint;
  }

  /** Whether a double click is one of the canvas. A control that went with the first click has let the second one through. */
  get isDoubleClickOurs(): boolean {
    return !this.onControl.includes(true);
  }

  /** The host has another place or size. A gesture goes on: pressing a node may have opened the panel beside the canvas. */
  moved(): void {
    this.box = undefined;
  }

  private leave(): void {
    this.hover.leave();
    this.lastPoint = null;
  }

  private down(event: PointerEvent): void {
    this.box = undefined;
    // Who takes the pointer is done with the keys.
    this.modes.leave();
    this.onControl = [isControl(event.target), this.onControl[0]];
    if (this.onControl[0]) return;
    this.hover.leave();
    this.hover.hide();
    const at = (this.lastPoint = this.pointOf(event));
    const hit = this.allowed(this.driver.hitAt(at));
    const pointer = kindOf(event);
    const { pointerId, button, timeStamp: timeMs } = event;
    const keys = heldKeys(event, this.space.isHeld);
    if (keys.space || button === 1) this.space.wasUsed();
    this.driver.feed({ kind: 'down', pointerId, pointer, button, at, hit, keys, timeMs });
    // Stops the selection of text, which would swallow the moves, and scrolling by the middle button. Focus is set by hand.
    if (pointer === 'mouse') {
      event.preventDefault();
      this.leaveField();
      this.focusOn(hit);
    }
  }

  private move(event: PointerEvent): void {
    this.lastPoint = this.pointOf(event);
    // Let go where nobody saw it: outside of the canvas, or of the window.
    if (event.pointerType === 'mouse' && event.buttons === 0 && this.driver.isHeld) {
      this.driver.feed({ kind: 'cancel' });
    }
    if (this.driver.isIdle) {
      if (event.pointerType !== 'touch' && event.buttons === 0) this.hover.over(event, this.pointOf(event));
      return;
    }
    const { pointerId, timeStamp: timeMs } = event;
    this.driver.feed({
      kind: 'move',
      pointerId,
      at: this.pointOf(event),
      keys: heldKeys(event, this.space.isHeld),
      timeMs,
    });
  }

  private up(event: PointerEvent): void {
    const { pointerId, timeStamp: timeMs } = event;
    this.driver.feed({
      kind: 'up',
      pointerId,
      at: this.pointOf(event),
      keys: heldKeys(event, this.space.isHeld),
      timeMs,
    });
  }

  /** Who only looks can't take hold of ports and corners. */
  private allowed(hit: Hit): Hit {
    if (!this.actions.isReadOnly()) return hit;
    switch (hit.kind) {
      case 'port':
        return { kind: 'node', id: hit.port.nodeId };
      case 'edge-end':
        return { kind: 'edge', id: hit.id };
      case 'note-corner':
        return { kind: 'note', id: hit.id };
      default:
        return hit;
    }
  }

  /** The keyboard goes on where the pointer is. */
  private focusOn(hit: Hit): void {
    const list = hit.kind === 'node' ? 'nodes' : hit.kind === 'note' ? 'notes' : 'groups';
    if (hit.kind === 'node' || hit.kind === 'note' || hit.kind === 'group') {
      this.focus.moveTo({ list, id: hit.id }, { seen: false });
    } else this.focus.enterCanvas();
  }

  /** Wherever the keyboard focus is, Escape takes the gesture back; only what lies above the canvas is closed first. */
  private escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.driver.isIdle || isInDialog(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.driver.feed({ kind: 'escape' });
  }

  /** As the default of a press would: what is being typed elsewhere is done, and what was marked there is marked no longer. */
  private leaveField(): void {
    document.getSelection()?.removeAllRanges();
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea, [contenteditable]')) {
      activeElement.blur();
    }
  }
}

function kindOf({ pointerType }: PointerEvent): PointerKind {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
}
