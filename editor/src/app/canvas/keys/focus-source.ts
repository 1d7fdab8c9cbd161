import { inject, Injectable } from '@angular/core';
import { CanvasView } from '../canvas-view';
import { listenTo } from '../gestures/listen-to';
import type { CardRef } from '../scene/item-key';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { CanvasFocus } from './canvas-focus';
import { KeyboardModes } from './keyboard-modes';

/** Notices where the browser's focus goes: to a card, to the canvas as a whole, or away. */
@Injectable()
export class FocusSource {
  private readonly focus = inject(CanvasFocus);
  private readonly modes = inject(KeyboardModes);
  private readonly view = inject(CanvasView);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);

  listen(host: HTMLElement): () => void {
    const ends = [
      listenTo(host, 'focusin', (event) => this.came(event, host)),
      listenTo(host, 'focusout', (event) => this.went(event, host)),
    ];
    return () => ends.forEach((end) => end());
  }

  private came({ target, relatedTarget }: FocusEvent, host: HTMLElement): void {
    this.view.hasFocus.set(true);
    if (!(target instanceof HTMLElement)) return;
    if (target === host) {
      // By the skip link or a click: what Tab leads to is meant.
      if (this.focus.tabStop()) this.focus.enterCanvas();
      return;
    }
    const ref = refOf(target);
    if (!ref) return;
    this.focus.arrived(ref);
    const isFromOutside = !(relatedTarget instanceof Node) || !host.contains(relatedTarget);
    const rect = this.store.rectOf(ref);
    if (isFromOutside && rect && target.matches(':focus-visible')) this.camera.reveal(rect);
    host.scrollTo(0, 0);
    this.camera.redraw();
  }

  private went({ relatedTarget }: FocusEvent, host: HTMLElement): void {
    if (relatedTarget instanceof Node && host.contains(relatedTarget)) return;
    this.view.hasFocus.set(false);
    this.modes.leave();
    this.camera.redraw();
  }
}

function refOf({ dataset }: HTMLElement): CardRef | undefined {
  const { nodeId, noteId, groupId } = dataset;
  if (nodeId !== undefined) return { list: 'nodes', id: nodeId };
  if (noteId !== undefined) return { list: 'notes', id: noteId };
  return groupId === undefined ? undefined : { list: 'groups', id: groupId };
}
