import type { Page } from 'playwright-core';

/** From an event of a key to the paint that follows it, as the browser measures it (W3C Event Timing): in steps of 8 ms. */
export interface TimedEvent {
  name: string;
  startedAt: number;
  durationMs: number;
}

/** The browser tells of nothing shorter. */
export const SHORTEST_TOLD_MS = 16;

interface KeyWatch {
  start(shortestToldMs: number): void;
  stop(): Promise<TimedEvent[]>;
}

declare global {
  interface Window {
    benchKeys: KeyWatch;
  }
}

/** Runs in the page, before its first script: it can use nothing from outside of itself. */
export function installKeyWatch(): void {
  const names = new Set(['keydown', 'keypress', 'beforeinput', 'input', 'keyup']);
  let timed: TimedEvent[] = [];
  const take = (entries: PerformanceEntryList) => {
    for (const { name, startTime, duration } of entries)
      if (names.has(name)) timed.push({ name, startedAt: startTime, durationMs: duration });
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  window.benchKeys = {
    start(shortestToldMs) {
      timed = [];
      const options: PerformanceObserverInit & { durationThreshold: number } = {
        type: 'event',
        durationThreshold: shortestToldMs,
      };
      observer.observe(options);
    },
    async stop() {
      // What was timed last is told of with one of the next frames.
      await new Promise((resolve) => setTimeout(resolve, 500));
      take(observer.takeRecords());
      observer.disconnect();
      return timed;
    },
  };
}

/** What the browser timed while keys were pressed. */
export async function watchKeys(page: Page, act: () => Promise<void>): Promise<TimedEvent[]> {
  await page.evaluate((shortest) => window.benchKeys.start(shortest), SHORTEST_TOLD_MS);
  await act();
  return page.evaluate(() => window.benchKeys.stop());
}
