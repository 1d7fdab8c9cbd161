import {
  boundsOf,
  fitRect,
  panBy,
  revealRect,
  zoomAt,
  type Point,
  type Rect,
  type Size,
  type Viewport,
} from '@rex/canvas';

const FIT = { paddingPx: 48, maxZoom: 1 } as const;
const REVEAL_MARGIN_PX = 48;
const NARROW_PX = 720;
const READABLE_ZOOM = 0.75;
const PUBLISH_EVERY_MS = 100;
const EASE_MS = 200;

/** What the camera writes to and asks from; the component gives it. */
export interface CameraStage {
  /** Writes the transform of the world layer. Called at most once a frame. */
  draw(viewport: Viewport): void;
  /** Tells readers (the zoom label) where the camera is; at most every 100 ms. */
  publish(viewport: Viewport): void;
  size(): Size;
  isMotionReduced(): boolean;
}

/**
 * Where one looks at the canvas. Gestures move it without any change detection: it draws in animation frames and only
 * publishes now and then.
 */
export class CanvasCamera {
  private viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  private frame = 0;
  private easing = 0;
  private publishedAt = 0;
  private publishTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly stage: CameraStage) {}

  panBy(delta: Point): void {
    this.moveTo(panBy(this.viewport, delta));
  }

  /** The canvas point under `anchor` (screen pixels from the host's corner) stays under it. */
  zoomAt(anchor: Point, factor: number): void {
    this.moveTo(zoomAt(this.viewport, anchor, factor));
  }

  /** Zooms about the middle of the screen, with a short ease. */
  zoomBy(factor: number): void {
    const { width, height } = this.stage.size();
    this.easeTo(zoomAt(this.viewport, { x: width / 2, y: height / 2 }, factor));
  }

  zoomToActualSize(): void {
    this.zoomBy(1 / this.viewport.zoom);
  }

  /** Shows all cards. `instant` for the first time, when there is nothing to ease from. */
  fit(rects: readonly Rect[], pace: 'instant' | 'eased'): void {
    const bounds = boundsOf(rects);
    if (!bounds) return this.moveTo({ x: 0, y: 0, zoom: 1 });
    // On narrow screens the padding would eat the room.
    const size = this.stage.size();
    const paddingPx = Math.min(FIT.paddingPx, size.width / 12);
    const viewport = fitRect(bounds, size, { ...FIT, paddingPx });
    if (pace === 'instant') this.moveTo(viewport);
    else this.easeTo(viewport);
  }

  /** The first look: everything, or on a screen too narrow to read that, the first card and what fits beside it. */
  start(rects: readonly Rect[]): void {
    this.fit(rects, 'instant');
    const first = rects[0];
    const size = this.stage.size();
    if (!first || size.width >= NARROW_PX || this.viewport.zoom >= READABLE_ZOOM) return;
    const y = size.height / 2 - (first.y + first.height / 2) * READABLE_ZOOM;
    this.moveTo({ zoom: READABLE_ZOOM, x: size.width / 12 - first.x * READABLE_ZOOM, y });
  }

  /** Moves just far enough that the card is seen. */
  reveal(rect: Rect): void {
    const margin = Math.min(REVEAL_MARGIN_PX, this.stage.size().width / 12);
    const viewport = revealRect(this.viewport, rect, this.stage.size(), margin);
    if (viewport.x !== this.viewport.x || viewport.y !== this.viewport.y) this.easeTo(viewport);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.easing);
    clearTimeout(this.publishTimer);
  }

  private moveTo(viewport: Viewport): void {
    cancelAnimationFrame(this.easing);
    this.place(viewport);
  }

  private place(viewport: Viewport): void {
    this.viewport = viewport;
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.stage.draw(this.viewport);
      });
    }
    this.publishSoon();
  }

  private easeTo(goal: Viewport): void {
    cancelAnimationFrame(this.easing);
    if (this.stage.isMotionReduced()) return this.place(goal);
    const start = this.viewport;
    const startedAt = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - startedAt) / EASE_MS));
      const eased = 1 - (1 - part) ** 3;
      const between = (from: number, to: number): number => from + (to - from) * eased;
      this.place({
        x: between(start.x, goal.x),
        y: between(start.y, goal.y),
        zoom: between(start.zoom, goal.zoom),
      });
      if (part < 1) this.easing = requestAnimationFrame(step);
    };
    this.easing = requestAnimationFrame(step);
  }

  private publishSoon(): void {
    clearTimeout(this.publishTimer);
    const publish = (): void => {
      this.publishedAt = performance.now();
      this.stage.publish(this.viewport);
    };
    const waitMs = PUBLISH_EVERY_MS - (performance.now() - this.publishedAt);
    if (waitMs <= 0) publish();
    else this.publishTimer = setTimeout(publish, waitMs);
  }
}
