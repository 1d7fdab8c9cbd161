import type { Page } from 'playwright-core';

/** What a page went through while it was watched. Times in milliseconds. */
export interface WatchedFrames {
  /** From each frame to the next. */
  frames: number[];
  /** Frames in which the watched element stood elsewhere than in the one before: proof that something moved. */
  moved: number;
  /** Tasks of the main thread of 50 ms and more; the browser tells of no shorter ones. */
  longTasks: number[];
}

/** A task is told of from here on (W3C Long Tasks). */
export const LONG_TASK_MS = 50;

interface FrameWatch {
  start(movingSelector: string | undefined): void;
  stop(): Promise<WatchedFrames>;
}

declare global {
  interface Window {
    benchFrames: FrameWatch;
  }
}

/** Runs in the page, before its first script: it can use nothing from outside of itself. */
export function installFrameWatch(): void {
  let watched: WatchedFrames = { frames: [], moved: 0, longTasks: [] };
  let isOn = false;
  const take = (entries: PerformanceEntryList) =>
    watched.longTasks.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => void take(list.getEntries()));
  window.benchFrames = {
    start(movingSelector) {
      watched = { frames: [], moved: 0, longTasks: [] };
      isOn = true;
      observer.observe({ type: 'longtask' });
      const moving =
        movingSelector === undefined ? null : document.querySelector<HTMLElement>(movingSelector);
      let [lastAt, lastPlace]: [number | undefined, string | undefined] = [
        undefined,
        moving?.style.transform,
      ];
      const tick = (at: number) => {
        if (!isOn) return;
        if (lastAt !== undefined) watched.frames.push(at - lastAt);
        lastAt = at;
        const place = moving?.style.transform;
        if (place !== lastPlace) watched.moved += 1;
        lastPlace = place;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },
    async stop() {
      isOn = false;
      // The task that was under way is told of when it has ended.
      await new Promise((resolve) => setTimeout(resolve, 100));
      take(observer.takeRecords());
      observer.disconnect();
      return watched;
    },
  };
}

/** Watches a page while something is done in it. */
export async function watchFrames(
  page: Page,
  act: () => Promise<void>,
  movingSelector?: string,
): Promise<WatchedFrames> {
  await page.evaluate((selector) => window.benchFrames.start(selector), movingSelector);
  await act();
  return page.evaluate(() => window.benchFrames.stop());
}
