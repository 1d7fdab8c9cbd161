import { inject, Injectable } from '@angular/core';
import { wheelIntent, wheelPixels, wheelZoomFactor, type WheelIntent } from '@rex/canvas';
import { EditorSettings } from '../../settings/editor-settings';
import { CanvasCamera } from '../view/canvas-camera';
import { HoverStore } from './hover-store';
import { listenTo } from './listen-to';
import { PointerSource } from './pointer-source';

/** Wheel and trackpad: zoom or pan. */
@Injectable()
export class WheelSource {
  private readonly camera = inject(CanvasCamera);
  private readonly settings = inject(EditorSettings);
  private readonly pointers = inject(PointerSource);
  private readonly hover = inject(HoverStore);
  private last: { intent: WheelIntent; timeMs: number } | undefined;

  /** Over the canvas and what lies upon it: else a turn with Ctrl there would zoom the page. */
  listen(element: HTMLElement): () => void {
    return listenTo(element, 'wheel', (event) => this.turn(event), { passive: false });
  }

  private turn(event: WheelEvent): void {
    // What scrolls by itself, such as a long note that is being edited, does.
    if (event.target instanceof Element && event.target.closest('textarea:focus') && !event.ctrlKey) return;
    event.preventDefault();
    this.hover.hide();
    const { deltaX, deltaY, deltaMode, ctrlKey, metaKey } = event;
    const turn = { deltaX, deltaY, deltaMode, ctrlKey, metaKey, timeMs: event.timeStamp };
    this.last = { intent: wheelIntent(turn, this.last, this.settings.wheel()), timeMs: turn.timeMs };
    if (this.last.intent === 'zoom') {
      return this.camera.zoomAt(this.pointers.pointOf(event), wheelZoomFactor(turn));
    }
    const [x, y] = [wheelPixels(deltaX, deltaMode), wheelPixels(deltaY, deltaMode)];
    this.camera.panBy(event.shiftKey && x === 0 ? { x: -y, y: 0 } : { x: -x, y: -y });
  }
}
