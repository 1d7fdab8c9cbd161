import type { Page } from 'playwright-core';
import { middleOf } from '../../e2e/canvas-page';

/** What is drawn far away, or as long as cards are still coming up. */
const PLACEHOLDER = '#canvas > canvas.overview:not([hidden])';
/** Cards of nodes whose id begins so. */
export const cardsOf = (prefix: string) => `#canvas [data-node-id^="${prefix}"]`;
/** How long a page that has come to rest is left alone before something is measured on it. */
const QUIET_MS = 1500;

/** The cards that are in sight are up, and nothing stands in for them any more. */
export function allCards(prefix: string): { there: string; gone: string } {
  return { there: cardsOf(prefix), gone: PLACEHOLDER };
}

/** How somebody looks at a canvas. */
export interface Look {
  /** Where the corner of the canvas lies, and how large it is drawn: as the editor remembers it for each workflow. */
  view?: { x: number; y: number; zoom: number };
  /** What the wheel does: a setting of the editor. */
  wheel?: 'pan' | 'zoom';
}

/** Opens the page of a workflow by its address, and waits until it has come to rest. */
export async function openCanvas(page: Page, workflowId: string, look: Look = {}): Promise<void> {
  await page.evaluate(
    ([id, { view, wheel }]) => {
      if (view) localStorage.setItem(`rex.view.${id}`, JSON.stringify(view));
      if (wheel) localStorage.setItem('rex.editor', JSON.stringify({ wheel }));
    },
    [workflowId, look] as const,
  );
  await page.goto(new URL(`/workflows/${workflowId}`, page.url()).href);
  await atRest(page);
}

/** Waits until a workflow is open with all that comes by itself: the cards in sight, the minimap, the dock. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('#canvas [data-node-id]').first().waitFor();
  await page.locator(PLACEHOLDER).waitFor({ state: 'detached' });
  await page.locator('app-minimap').waitFor({ state: 'attached' });
  await page.locator('app-dock').waitFor();
  await page.waitForTimeout(QUIET_MS);
}

/** Waits until what was changed is saved. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.save-status', { hasText: /^\s*Saved\s*$/ }).waitFor();
}

/** The pointer stands in the middle of the canvas. */
export async function pointAtMiddle(page: Page): Promise<void> {
  const at = await middleOf(page.locator('#canvas'));
  await page.mouse.move(at.x, at.y);
}
