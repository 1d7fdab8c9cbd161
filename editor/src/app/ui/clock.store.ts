import { DestroyRef, inject, Injectable, signal } from '@angular/core';

const TICK_MS = 15_000;

/** The time, as often as relative times need it. */
@Injectable({ providedIn: 'root' })
export class ClockStore {
  private readonly state = signal(Date.now());

  /** Milliseconds since 1970; refreshed every 15 seconds. */
  readonly nowMs = this.state.asReadonly();

  constructor() {
    const timer = setInterval(() => this.state.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
