import { effect, signal, type Signal } from '@angular/core';

const SECOND_MS = 1_000;

/** The time in milliseconds since 1970, refreshed every second while somebody runs. Call it where components are made. */
export function secondHand(isRunning: Signal<boolean>): Signal<number> {
  const nowMs = signal(Date.now());
  effect((onCleanup) => {
    if (!isRunning()) return;
    nowMs.set(Date.now());
    const timer = setInterval(() => nowMs.set(Date.now()), SECOND_MS);
    onCleanup(() => clearInterval(timer));
  });
  return nowMs.asReadonly();
}
