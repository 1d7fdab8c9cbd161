import type { Page } from 'playwright-core';

/** Something that is to be seen after a press or a key. */
export interface Sight {
  name: string;
  /** It is seen when something matches this… */
  there: string;
  /** …and nothing this. */
  gone?: string;
  /** It counts when the number of what matches has not changed for so long; the time is that of the last change. */
  restsMs?: number;
}

interface PaintWatch {
  expect(sights: readonly Sight[], patienceMs: number): void;
  /** From the press or key to the paint of each, in milliseconds. */
  painted(): Promise<Record<string, number>>;
}

declare global {
  interface Window {
    benchPaints: PaintWatch;
  }
}

const PATIENCE_MS = 60_000;

/**
 * Runs in the page, before its first script: it can use nothing from outside of itself. What is there at the beginning of a frame is
 * on the screen at its end: a message that is posted in the frame comes when the main thread has laid it out and handed it on.
 */
export function installPaintWatch(): void {
  let pressedAt: number | undefined;
  let result: Promise<Record<string, number>> = Promise.resolve({});
  for (const name of ['pointerdown', 'keydown'])
    addEventListener(name, (event) => (pressedAt = event.timeStamp), { capture: true });

  const afterPaint = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(undefined);
  };

  interface Look extends Sight {
    count: number;
    changedAt: number;
  }
  const isThere = (look: Look, at: number): boolean => {
    const count = document.querySelectorAll(look.there).length;
    const isSeen = count > 0 && (look.gone === undefined || document.querySelector(look.gone) === null);
    const stands = isSeen ? count : -1;
    if (stands !== look.count) look.changedAt = at;
    look.count = stands;
    return isSeen && at - look.changedAt >= (look.restsMs ?? 0);
  };

  window.benchPaints = {
    expect(sights, patienceMs) {
      pressedAt = undefined;
      const looks = new Map(sights.map((sight) => [sight.name, { ...sight, count: -1, changedAt: 0 }]));
      const painted: Record<string, number> = {};
      let left = looks.size;
      result = new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`not seen in time: ${[...looks.keys()].join(', ')}`)),
          patienceMs,
        );
        const frame = () => {
          const begunAt = performance.now();
          const since = pressedAt;
          const seen =
            since === undefined ? [] : [...looks.values()].filter((look) => isThere(look, begunAt));
          const changed = [...looks.values()].filter(({ changedAt }) => changedAt === begunAt);
          for (const { name } of seen) looks.delete(name);
          afterPaint(() => {
            const now = performance.now();
            for (const look of changed) look.changedAt = now;
            for (const look of seen) painted[look.name] = look.changedAt - (since ?? 0);
            left -= seen.length;
            if (left > 0 || seen.length === 0) return;
            clearTimeout(timer);
            resolve(painted);
          });
          if (looks.size > 0) requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      // Whoever asks later is told all the same.
      result.catch(() => undefined);
    },
    painted: () => result,
  };
}

/** Presses, and gives the times from the press to the paint of what is to be seen then, by name. */
export async function paintsAfter<Name extends string>(
  page: Page,
  sights: readonly (Sight & { name: Name })[],
  press: () => Promise<void>,
): Promise<Record<Name, number>> {
  await page.evaluate(([given, patienceMs]) => window.benchPaints.expect(given, patienceMs), [
    sights,
    PATIENCE_MS,
  ] as const);
  await press();
  return page.evaluate(() => window.benchPaints.painted()) as Promise<Record<Name, number>>;
}
