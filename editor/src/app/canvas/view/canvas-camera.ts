import { inject, Injectable } from '@angular/core';
import {
  backOnTrail,
  beginAt,
  centreOf,
  fitRect,
  forthOnTrail,
  leaveView,
  NO_TRAIL,
  panBy,
  revealRect,
  viewAround,
  zoomAt,
  type Point,
  type Rect,
  type Size,
  type Viewport,
} from '@rex/canvas';
import { CanvasView } from '../canvas-view';
import { Easing } from './easing';
import { isMotionReduced } from './is-motion-reduced';

const FIT = { paddingPx: 48, maxZoom: 1 } as const;
const REVEAL_MARGIN_PX = 48;
const NARROW_PX = 720;
const READABLE_ZOOM = 0.75;
/** On a wide screen cards with their names only are enough. */
const READABLE_WIDE_ZOOM = 0.55;
const ZOOM_RESTS_MS = 200;
const PUBLISH_EVERY_MS = 100;

type Drawer = (viewport: Viewport) => void;

/**
 * Where one looks at the canvas. Gestures move it without any change detection: those who draw are called in animation
 * frames, and the signal for labels is set now and then only.
 */
@Injectable()
export class CanvasCamera {
  private readonly view = inject(CanvasView);
  private readonly drawers = new Set<Drawer>();
  private readonly easing = new Easing((viewport) => this.place(viewport));
  /** Moves a view so that nothing lies over a rectangle it shows. It comes once the page has settled. */
  keepClear: (viewport: Viewport, shown: Rect) => Viewport = (viewport) => viewport;
  private current: Viewport = { x: 0, y: 0, zoom: 1 };
  private screen: Size = { width: 0, height: 0 };
  private trail = NO_TRAIL;
  private frame = 0;
  private publishedAt = 0;
  private publishTimer: ReturnType<typeof setTimeout> | undefined;
  private zoomedAt = -Infinity;
  private isZoomSteady = false;
  private stillTimer: ReturnType<typeof setTimeout> | undefined;

  get viewport(): Viewport {
    return this.current;
  }

  /** Where one looks once the view has come to rest: what is asked for on the way there goes on from it. */
  get goal(): Viewport {
    return this.easing.goal ?? this.current;
  }

  /** The size of the canvas on the screen. */
  get size(): Size {
    return this.screen;
  }

  /** True while the zoom keeps changing: costly things wait until it rests. One change alone is a jump. */
  get isZooming(): boolean {
    return this.isZoomSteady && performance.now() - this.zoomedAt < ZOOM_RESTS_MS;
  }

  resize(size: Size): void {
    this.screen = size;
    this.redraw();
  }

  /** Is called in an animation frame whenever the view or what it shows has changed. */
  onDraw(drawer: Drawer): () => void {
    this.drawers.add(drawer);
    return () => this.drawers.delete(drawer);
  }

  /** Draws in the next frame, where one looks already. */
  redraw(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      for (const draw of this.drawers) draw(this.current);
    });
  }

  /** Draws once more when the zoom has come to rest. */
  redrawWhenStill(): void {
    clearTimeout(this.stillTimer);
    this.stillTimer = setTimeout(() => this.redraw(), ZOOM_RESTS_MS + 10);
  }

  moveTo(viewport: Viewport): void {
    this.easing.stop();
    this.place(viewport);
  }

  panBy(delta: Point): void {
    this.moveTo(panBy(this.current, delta));
  }

  /** The canvas point under `anchor` (screen pixels from the host's corner) stays under it. */
  zoomAt(anchor: Point, factor: number): void {
    this.moveTo(zoomAt(this.current, anchor, factor));
  }

  /** Zooms about the middle of the screen, with a short ease. */
  zoomBy(factor: number): void {
    this.easeTo(zoomAt(this.goal, { x: this.screen.width / 2, y: this.screen.height / 2 }, factor));
  }

  actualSize(): void {
    this.zoomBy(1 / this.goal.zoom);
  }

  /** Shows a rectangle as a whole. `instant` for the first time, when there is nothing to ease from. */
  fit(bounds: Rect | undefined, pace: 'instant' | 'eased', maxZoom: number = FIT.maxZoom): void {
    if (!bounds) return this.moveTo(viewAround({ x: 0, y: 0 }, 1, this.screen));
    // On narrow screens the padding would eat the room.
    const paddingPx = Math.min(FIT.paddingPx, this.screen.width / 12);
    const viewport = fitRect(bounds, this.screen, { paddingPx, maxZoom });
    if (pace === 'instant') this.moveTo(viewport);
    else this.jumpTo(viewport);
  }

  /** The first look: everything, or where that can't be read, the first card and what fits beside it. */
  start(bounds: Rect | undefined, first: Rect | undefined): void {
    this.fit(bounds, 'instant');
    const { width } = this.screen;
    const readable = width < NARROW_PX ? READABLE_ZOOM : READABLE_WIDE_ZOOM;
    if (!bounds || !first || this.current.zoom >= readable) return;
    const margin = { xPx: width / 12, yPx: Math.min(FIT.paddingPx, width / 12) };
    this.moveTo(beginAt(first, bounds, this.screen, { zoom: readable, margin }));
  }

  /** Moves just far enough that the rectangle is seen, and not under what lies over the canvas. */
  reveal(rect: Rect): void {
    const margin = Math.min(REVEAL_MARGIN_PX, this.screen.width / 12);
    const { goal } = this;
    const viewport = this.keepClear(revealRect(goal, rect, this.screen, margin), rect);
    if (viewport.x !== goal.x || viewport.y !== goal.y) this.easeTo(viewport);
  }

  /** Puts the rectangle into the middle; the zoom stays. */
  centre(rect: Rect): void {
    this.jumpTo(viewAround(centreOf(rect), this.goal.zoom, this.screen));
  }

  /** Goes elsewhere; what is seen now can be come back to. */
  jumpTo(viewport: Viewport): void {
    this.trail = leaveView(this.trail, this.goal);
    this.easeTo(viewport);
  }

  back(): void {
    this.follow(backOnTrail(this.trail, this.goal));
  }

  forth(): void {
    this.follow(forthOnTrail(this.trail, this.goal));
  }

  stop(): void {
    this.easing.stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.publishTimer);
    clearTimeout(this.stillTimer);
  }

  private follow(step: ReturnType<typeof backOnTrail>): void {
    if (!step) return;
    this.trail = step.trail;
    this.easeTo(step.viewport);
  }

  private easeTo(goal: Viewport): void {
    if (isMotionReduced()) this.moveTo(goal);
    else this.easing.go(this.current, goal);
  }

  private place(viewport: Viewport): void {
    if (viewport.zoom !== this.current.zoom) {
      const now = performance.now();
      this.isZoomSteady = now - this.zoomedAt < ZOOM_RESTS_MS;
      this.zoomedAt = now;
    }
    this.current = viewport;
    this.redraw();
    this.publishSoon();
  }

  private publishSoon(): void {
    clearTimeout(this.publishTimer);
    const publish = (): void => {
      this.publishedAt = performance.now();
      this.view.viewport.set(this.current);
    };
    const waitMs = PUBLISH_EVERY_MS - (performance.now() - this.publishedAt);
    if (waitMs <= 0) publish();
    else this.publishTimer = setTimeout(publish, waitMs);
  }
}
