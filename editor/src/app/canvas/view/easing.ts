import type { Viewport } from '@rex/canvas';

const EASE_MS = 200;

/** Goes from one view to another within a moment. */
export class Easing {
  private end: Viewport | undefined;
  private frame = 0;

  constructor(private readonly place: (viewport: Viewport) => void) {}

  /** Where it is going; undefined when it has arrived or was stopped. */
  get goal(): Viewport | undefined {
    return this.end;
  }

  go(start: Viewport, goal: Viewport): void {
    this.stop();
    this.end = goal;
    const startedAt = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - startedAt) / EASE_MS));
      if (part === 1) {
        this.end = undefined;
        return this.place(goal);
      }
      const eased = 1 - (1 - part) ** 3;
      const between = (from: number, to: number): number => from + (to - from) * eased;
      this.place({
        x: between(start.x, goal.x),
        y: between(start.y, goal.y),
        zoom: between(start.zoom, goal.zoom),
      });
      this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop(): void {
    this.end = undefined;
    cancelAnimationFrame(this.frame);
  }
}
