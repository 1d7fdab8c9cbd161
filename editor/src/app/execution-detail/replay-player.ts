import { computed, Injectable, linkedSignal, signal } from '@angular/core';
import { isMotionReduced } from '../canvas/view/is-motion-reduced';
import { momentsOf, nextMoment } from './replay';
import type { Timeline } from './timeline';

export const SPEEDS = [1, 2, 4, 8, 16] as const;
/** With reduced motion it goes from change to change, each seen for so long at 1x. */
const CALM_STEP_MS = 1_600;

const NOTHING: Timeline = { rows: [], startMs: 0, endMs: 1 };

/** Where in its time an execution is looked at, and playing through it. */
@Injectable()
export class ReplayPlayer {
  private readonly shown = signal<Timeline>(NOTHING);
  private readonly place = linkedSignal<unknown, number | null>({
    source: computed(() => this.executionId()),
    computation: () => null,
  });
  private readonly playing = signal(false);
  private frame: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Another execution is looked at from its end. */
  readonly executionId = signal('');
  readonly timeline = this.shown.asReadonly();
  readonly speed = signal<(typeof SPEEDS)[number]>(1);
  readonly isPlaying = this.playing.asReadonly();
  /** Null: as it is now, or ended. */
  readonly atMs = this.place.asReadonly();
  readonly moments = computed(() => momentsOf(this.shown()));
  readonly shownMs = computed(() => this.place() ?? this.shown().endMs);

  /** The page sets it, as the execution goes on. */
  take(timeline: Timeline): void {
    this.shown.set(timeline);
  }

  toggle(): void {
    if (this.playing()) this.pause();
    else this.play();
  }

  play(): void {
    const { startMs, endMs } = this.shown();
    if (this.shownMs() >= endMs) this.place.set(startMs);
    this.playing.set(true);
    if (isMotionReduced()) this.goCalmly();
    else this.frame = requestAnimationFrame((nowMs) => this.go(nowMs, nowMs));
  }

  pause(): void {
    this.playing.set(false);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  /** Goes to a time; the end is where one began to look. */
  goTo(atMs: number): void {
    const { startMs, endMs } = this.shown();
    this.place.set(atMs >= endMs ? null : Math.max(startMs, atMs));
  }

  /** Goes to the next change, or the one before. */
  step(by: 1 | -1): void {
    this.pause();
    this.goTo(nextMoment(this.moments(), this.shownMs(), by));
  }

  toStart(): void {
    this.pause();
    this.goTo(this.shown().startMs);
  }

  toEnd(): void {
    this.pause();
    this.place.set(null);
  }

  private go(beforeMs: number, nowMs: number): void {
    if (!this.playing()) return;
    this.goTo(this.shownMs() + (nowMs - beforeMs) * this.speed());
    if (this.place() === null) return this.pause();
    this.frame = requestAnimationFrame((nextMs) => this.go(nowMs, nextMs));
  }

  private goCalmly(): void {
    this.timer = setTimeout(() => {
      if (!this.playing()) return;
      this.goTo(nextMoment(this.moments(), this.shownMs(), 1));
      if (this.place() === null) return this.pause();
      this.goCalmly();
    }, CALM_STEP_MS / this.speed());
  }
}
