import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { boundsOf, toScreen, viewAround, visibleArea, type Viewport } from '@rex/canvas';
import { fitMinimap, placeOnMinimap } from './fit-minimap';
import { CanvasSettings } from '../canvas-settings';
import { listenTo } from '../gestures/listen-to';
import { CanvasFocus } from '../keys/canvas-focus';
import { ColourBox } from '../overview/canvas-colours';
import { TINTS } from '../overview/overview-look';
import { OverviewShapes } from '../overview/overview-shapes';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { keepClear } from '../view/keep-clear';

const SIZE = { width: 200, height: 136 };
const STAYS_MS = 1000;
const REDRAW_EVERY_MS = 50;

/**
 * All of the workflow in a corner, with a frame around what is seen: while the view moves, or always when it is pinned. Only for
 * eyes and pointers; the outline says the same to others.
 */
@Component({
  selector: 'app-minimap',
  template: `<canvas
    #paper
    class="minimap-paper"
    (pointerdown)="press($event)"
    (pointermove)="drag($event)"
    (lostpointercapture)="release()"
  ></canvas>`,
  host: {
    class: 'minimap',
    'aria-hidden': 'true',
    'data-canvas-control': '',
    '[class.is-pinned]': 'settings.isMinimapPinned()',
    '[class.is-shown]': 'isShown()',
  },
  styleUrl: '../../../styles/minimap.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MinimapComponent {
  private readonly camera = inject(CanvasCamera);
  private readonly store = inject(SceneStore);
  private readonly shapes = inject(OverviewShapes);
  private readonly box = inject(ColourBox);
  protected readonly settings = inject(CanvasSettings);
  private readonly paper = viewChild.required<ElementRef<HTMLCanvasElement>>('paper');
  private readonly isMoving = signal(false);
  protected readonly isShown = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = this.camera.viewport;
  private drawnAt = 0;
  private drawTimer: ReturnType<typeof setTimeout> | undefined;
  /** What the paper shows; it stays while the minimap is held, for else what lies under a pointer at rest would change. */
  private shown: Viewport = { x: 0, y: 0, zoom: 1 };
  /** Where one looked when the minimap was pressed, while it is held. */
  private before: Viewport | undefined;

  constructor() {
    effect(() => {
      this.isShown.set(this.settings.isMinimapPinned() || this.isMoving());
      if (this.isShown()) this.drawSoon();
    });
    keepClear();
    // Pinned, it must not come up over the card that has the focus.
    const [focus, injector] = [inject(CanvasFocus), inject(Injector)];
    effect(() => {
      if (!this.settings.isMinimapPinned()) return;
      const ref = untracked(focus.focused);
      const rect = ref && untracked(() => focus.isOnCanvas()) && this.store.rectOf(ref);
      if (rect) afterNextRender(() => this.camera.reveal(rect), { injector });
    });
    const destroyed = inject(DestroyRef);
    afterNextRender(() => destroyed.onDestroy(this.camera.onDraw((viewport) => this.moved(viewport))));
    destroyed.onDestroy(listenTo(window, 'keydown', (event) => this.escape(event), { capture: true }));
    destroyed.onDestroy(() => {
      clearTimeout(this.timer);
      clearTimeout(this.drawTimer);
    });
  }

  protected press(event: PointerEvent): void {
    if (event.button !== 0 || this.before) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    event.preventDefault();
    this.before = this.camera.viewport;
    this.stay();
    this.lookAt(event);
  }

  protected drag(event: PointerEvent): void {
    if (this.before) this.lookAt(event);
  }

  protected release(): void {
    this.before = undefined;
    this.stay();
    this.drawSoon();
  }

  private escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.before) return;
    event.preventDefault();
    event.stopPropagation();
    this.camera.moveTo(this.before);
    this.release();
  }

  private lookAt({ offsetX, offsetY }: PointerEvent): void {
    const bounds = this.store.bounds();
    if (!bounds) return;
    const at = placeOnMinimap(this.shown, bounds, { x: offsetX, y: offsetY });
    this.camera.moveTo(viewAround(at, this.camera.viewport.zoom, this.camera.size));
  }

  private moved(viewport: Viewport): void {
    if (this.last !== viewport) {
      this.last = viewport;
      this.isMoving.set(true);
      this.stay();
    }
    if (this.isShown()) this.drawSoon();
  }

  /** For a while, or as long as it is held. */
  private stay(): void {
    clearTimeout(this.timer);
    if (!this.before) this.timer = setTimeout(() => this.isMoving.set(false), STAYS_MS);
  }

  private drawSoon(): void {
    if (this.drawTimer !== undefined) return;
    const waitMs = Math.max(0, REDRAW_EVERY_MS - (performance.now() - this.drawnAt));
    this.drawTimer = setTimeout(() => {
      this.drawTimer = undefined;
      this.drawnAt = performance.now();
      this.draw();
    }, waitMs);
  }

  private draw(): void {
    const paper = this.paper().nativeElement;
    const context = paper.getContext('2d');
    const colours = this.box.colours;
    const seen = visibleArea(this.camera.viewport, this.camera.size);
    const bounds = boundsOf([...(this.store.isEmpty() ? [] : [this.store.bounds() ?? seen]), seen]);
    if (!context || !colours || !bounds) return;
    const ratio = devicePixelRatio;
    paper.width = SIZE.width * ratio;
    paper.height = SIZE.height * ratio;
    if (!this.before) this.shown = fitMinimap(bounds, SIZE);
    const { x, y, zoom } = this.shown;
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
    for (const tint of TINTS) {
      const shape = this.shapes.tinted.get(tint);
      if (!shape) continue;
      context.fillStyle = tint === 'plain' || tint === 'skip' ? colours['line-control'] : colours[tint];
      context.fill(shape);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const corner = toScreen(this.shown, seen);
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.5;
    context.strokeRect(corner.x, corner.y, seen.width * zoom, seen.height * zoom);
  }
}
