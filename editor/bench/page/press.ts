import type { Locator, Page } from 'playwright-core';
import { middleOf } from '../../e2e/canvas-page';

/** About a frame: as often as a mouse tells of itself at least. */
export const MOVE_EVERY_MS = 16;

/** A press of the mouse in the middle of an element, without the checks that a test makes before it. */
export async function press(page: Page, element: Locator): Promise<void> {
  const at = await middleOf(element);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.up();
}

/**
 * Moves or turns the mouse step by step, each when its time has come and not when the page has answered the one before: a page that
 * is slow gets them all the same.
 */
export async function steadily(steps: number, step: (n: number) => Promise<void>): Promise<void> {
  const answers: Promise<void>[] = [];
  const begunAt = performance.now();
  for (let n = 0; n < steps; n += 1) {
    const answer = step(n);
    // Whether it came is asked at the end: one that fails before must not count as nobody's.
    answer.catch(() => undefined);
    answers.push(answer);
    const waitMs = begunAt + (n + 1) * MOVE_EVERY_MS - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, waitMs)));
  }
  await Promise.all(answers);
}
