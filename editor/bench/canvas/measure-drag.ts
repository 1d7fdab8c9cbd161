import type { Page } from 'playwright-core';
import { CanvasPage, middleOf } from '../../e2e/canvas-page';
import { median, share } from '../median';
import { steadily } from '../page/press';
import { watchFrames } from '../page/watch-frames';
import { signIn, type Account, type Stand } from '../stand';
import { idInGrid } from './grid-workflow';
import { openCanvas } from './open-canvas';

/** So many columns and rows of cards are selected and dragged. */
const SIDE = 10;
/** Small enough that all of them are in sight as cards, with room around them. */
const VIEW = { x: 50, y: 100, zoom: 0.36 };
/** From the cards to the frame around them, where there is nothing else. */
const MARGIN_PX = 7;
const STEPS = 120;
const REACH_PX = 120;
/** So long the page is watched with nothing going on: what the machine does besides shows there. */
const CALM_MS = 1500;

/** Frames while 100 selected nodes are dragged in a circle. */
export async function measureDrag(stand: Stand, account: Account, workflowId: string): Promise<void> {
  const page = await signIn(stand, account, { watch: true });
  await openCanvas(page, workflowId, { view: VIEW });
  await selectBlock(page);
  const selected = await page.locator('#canvas [data-node-id].is-selected').count();
  if (selected !== SIDE * SIDE) throw new Error(`${selected} nodes are selected, not ${SIDE * SIDE}`);

  const calm = await watchFrames(page, () => page.waitForTimeout(CALM_MS));
  const held = cardOf(SIDE / 2, SIDE / 2);
  const from = await middleOf(page.locator(held));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const { frames, moved, longTasks } = await watchFrames(
    page,
    () =>
      steadily(STEPS, (n) => {
        const turn = ((n + 1) / STEPS) * Math.PI * 1.5;
        const [x, y] = [Math.sin(turn) * REACH_PX, (1 - Math.cos(turn)) * REACH_PX];
        return page.mouse.move(from.x + x, from.y + y);
      }),
    held,
  );
  await page.mouse.up();
  const to = await middleOf(page.locator(held));
  if (Math.hypot(to.x - from.x, to.y - from.y) < REACH_PX / 2) throw new Error('the nodes were not moved');
  await page.context().close();

  stand.findings.add({
    ...{ metric: 'drag of 100 selected nodes, frame p95', figure: share(frames, 0.95), unit: 'ms' },
    bar: { atMost: 25 },
    details: {
      ...{ frames: frames.length, framesThatMoved: moved, steps: STEPS },
      ...{ medianMs: median(frames), longestMs: Math.max(...frames), longTasks },
      atRestP95Ms: share(calm.frames, 0.95),
    },
  });
}

/** Draws the frame of a selection around the first columns and rows, over the empty canvas. */
async function selectBlock(page: Page): Promise<void> {
  // A press on the canvas may move the view to the card that has its focus: that is over before the corners are looked for.
  await new CanvasPage(page).focusCanvas();
  await page.waitForTimeout(500);
  const first = await page.locator(cardOf(0, 0)).boundingBox();
  const last = await page.locator(cardOf(SIDE - 1, SIDE - 1)).boundingBox();
  if (!first || !last) throw new Error('The nodes to select are not in sight.');
  await page.mouse.move(first.x - MARGIN_PX, first.y - MARGIN_PX);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width + MARGIN_PX, last.y + last.height + MARGIN_PX, { steps: 10 });
  await page.mouse.up();
}

function cardOf(column: number, row: number): string {
  return `#canvas [data-node-id="${idInGrid(column, row)}"]`;
}
