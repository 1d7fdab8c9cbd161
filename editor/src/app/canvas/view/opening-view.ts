import { inject, Injectable } from '@angular/core';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from './canvas-camera';
import { keepView, recallView } from './view-memory';

const KEEP_AFTER_MS = 400;

/** Where one looks when a workflow opens: where one looked last, or at all of it. */
@Injectable()
export class OpeningView {
  private readonly camera = inject(CanvasCamera);
  private readonly store = inject(SceneStore);
  private key: string | null = null;
  private isDue = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Gives the function that ends it. */
  attach(): () => void {
    const end = this.camera.onDraw(() => this.keepSoon());
    // A page that is left or loaded anew is hidden first.
    const shownOrHidden = (): void => (document.hidden ? this.keep() : this.lookIfDue());
    document.addEventListener('visibilitychange', shownOrHidden);
    return () => {
      end();
      document.removeEventListener('visibilitychange', shownOrHidden);
      this.keep();
    };
  }

  /** Another workflow was opened, known by a key of this browser's storage; null: nothing is kept. */
  open(key: string | null): void {
    this.keep();
    this.key = key;
    this.isDue = true;
    this.lookIfDue();
  }

  /** The canvas has a size, or another one. A tab that is hidden waits: it may come up with another size. */
  lookIfDue(): void {
    const { width, height } = this.camera.size;
    if (!this.isDue || width === 0 || height === 0) return;
    if (!document.hidden) this.isDue = false;
    // The first node that is put down stays where it is put.
    if (this.store.isEmpty()) return;
    const known = this.key === null ? undefined : recallView(this.key);
    if (known) return this.camera.moveTo(known);
    const [first] = this.store.inReadingOrder(this.store.scene.nodes.ids());
    this.camera.start(
      this.store.bounds(),
      first === undefined ? undefined : this.store.scene.nodes.rectOf(first),
    );
  }

  private keepSoon(): void {
    if (this.key === null || this.isDue) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), KEEP_AFTER_MS);
  }

  /** Keeps what has been looked at and is not kept yet. */
  private keep(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.key !== null) keepView(this.key, this.camera.goal);
  }
}
