import { DestroyRef, inject, Injectable, untracked } from '@angular/core';
import {
  hitTest,
  itemsInArea,
  nextPointerState,
  POINTER_IDLE,
  toWorld,
  type Hit,
  type Point,
  type PointerContext,
  type PointerInput,
  type PointerState,
  type Size,
} from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { CanvasSettings } from '../canvas-settings';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { PointerEffects } from './pointer-effects';

/** Runs the pointer machine of @rex/canvas: feeds it, does what it says, and ticks once a frame while something goes on. */
@Injectable()
export class PointerDriver {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);
  private readonly effects = inject(PointerEffects);
  private readonly settings = inject(CanvasSettings);
  private state: PointerState = POINTER_IDLE;
  /** As it was when the gesture began: a panel that opens meanwhile is no reason to pan. */
  private screen: Size = { width: 0, height: 0 };
  private frame = 0;
  private host: HTMLElement | undefined;

  constructor() {
    // What a gesture itself does to the document, it does when it has ended.
    inject(DestroyRef).onDestroy(this.draft.listen(() => this.feed({ kind: 'changed' })));
  }

  attach(host: HTMLElement): void {
    this.host = host;
  }

  get isIdle(): boolean {
    return this.state.kind === 'idle';
  }

  /** Whether a gesture goes on for which a button or a finger is down. */
  get isHeld(): boolean {
    return !this.isIdle && !(this.state.kind === 'connecting' && this.state.byClicks === 'pointer-up');
  }

  feed(input: PointerInput): void {
    const before = this.state.kind;
    if (this.isIdle) this.screen = this.camera.size;
    const step = nextPointerState(this.state, input, this.context());
    this.state = step.state;
    for (const effect of step.effects) this.effects.do(effect);
    if (this.state.kind !== before) this.showState();
    if (!this.isIdle) this.tickSoon();
  }

  hitAt(point: Point): Hit {
    const { viewport } = this.camera;
    return hitTest(
      this.store.scene,
      toWorld(viewport, point),
      viewport.zoom,
      untracked(this.draft.selection),
    );
  }

  private tickSoon(): void {
    this.frame ||= requestAnimationFrame((timeMs) => {
      this.frame = 0;
      if (!this.isIdle) this.feed({ kind: 'tick', timeMs });
    });
  }

  private showState(): void {
    const { kind } = this.state;
    this.host?.classList.toggle('is-panning', kind === 'panning' || kind === 'pinching');
    this.host?.classList.toggle(
      'is-dragging',
      kind === 'dragging' || kind === 'marquee' || kind === 'resizing',
    );
  }

  private context(): PointerContext {
    return {
      viewport: this.camera.viewport,
      screen: this.screen,
      selection: untracked(this.draft.selection),
      emptyDrag: this.settings.emptyDrag(),
      itemsIn: (area, enclosing) => itemsInArea(this.store.scene, area, enclosing),
    };
  }
}
