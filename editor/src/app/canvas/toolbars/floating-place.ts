import { inject, Injectable } from '@angular/core';
import { toScreen, type Point } from '@rex/canvas';
import { CanvasCamera } from '../view/canvas-camera';

/** Keeps an element of the screen at a place of the canvas while one looks elsewhere. */
@Injectable()
export class FloatingPlace {
  private readonly camera = inject(CanvasCamera);

  /** `place` is asked in each frame that draws. Gives the function that ends it. */
  follow(element: HTMLElement, place: () => Point | undefined, offset: Point): () => void {
    const write = (): void => {
      const at = place();
      element.hidden = at === undefined;
      if (!at) return;
      const { x, y } = toScreen(this.camera.viewport, at);
      element.style.transform = `translate(${Math.round(x + offset.x)}px, ${Math.round(y + offset.y)}px)`;
    };
    write();
    return this.camera.onDraw(write);
  }
}
