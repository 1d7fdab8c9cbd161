import type { Page } from 'playwright-core';
import { CanvasPage } from '../../e2e/canvas-page';
import { median, share } from '../median';
import { SHORTEST_TOLD_MS, watchKeys, type TimedEvent } from '../page/watch-keys';
import { signIn, type Account, type Stand } from '../stand';
import { idInGrid } from './grid-workflow';
import { openCanvas, saved } from './open-canvas';

const KEYS = 150;
/** As somebody types who types fast. */
const KEY_EVERY_MS = 80;
const TEXT = 'the order was sent to the customer on monday ';
/** A node that writes a line, in sight when the workflow opens; its text is the field. */
const NODE_ID = idInGrid(1, 2);

/** From a key in a field of the panel to the paint that follows it, with 1,000 nodes loaded. */
export async function measureKeys(stand: Stand, account: Account, workflowId: string): Promise<void> {
  const page = await signIn(stand, account, { watch: true });
  await openCanvas(page, workflowId, { view: { x: 50, y: 200, zoom: 1 } });
  const canvas = new CanvasPage(page);
  await canvas.open(NODE_ID);
  const field = canvas.field('/message');
  await field.click();
  await page.keyboard.press('End');
  const before = await field.inputValue();
  await page.waitForTimeout(1500);
  const timed = await watchKeys(page, () => typeKeys(page));
  const written = (await field.inputValue()).length - before.length;
  if (written !== KEYS) throw new Error(`${written} characters were written, not ${KEYS}`);
  await saved(page);
  await page.context().close();

  const downs = timesOf(timed, ['keydown']);
  const slowest = timesOf(timed, ['keydown', 'keypress', 'beforeinput', 'input', 'keyup']);
  stand.findings.add({
    ...{ metric: 'key in a field of the panel to paint, p98', figure: share(downs, 0.98), unit: 'ms' },
    bar: { atMost: 100 },
    details: {
      keys: KEYS,
      medianMs: median(downs),
      longestMs: Math.max(...downs),
      slowestEventOfKeyP98Ms: share(slowest, 0.98),
      toldByTheBrowser: timed.filter(({ name }) => name === 'keydown').length,
    },
  });
}

async function typeKeys(page: Page): Promise<void> {
  for (let n = 0; n < KEYS; n += 1) {
    const letter = TEXT[n % TEXT.length] ?? 'x';
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(KEY_EVERY_MS);
  }
}

/** A time per key: the longest of its events, or the shortest time that is told of when none was told of. */
function timesOf(timed: readonly TimedEvent[], names: readonly string[]): number[] {
  const wanted = timed
    .filter(({ name }) => names.includes(name))
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const times: number[] = [];
  let lastAt = -Infinity;
  for (const { startedAt, durationMs } of wanted) {
    const isSameKey = startedAt - lastAt < KEY_EVERY_MS / 2;
    if (isSameKey) times.push(Math.max(times.pop() ?? 0, durationMs));
    else times.push(durationMs);
    if (!isSameKey) lastAt = startedAt;
  }
  const untold = Math.max(0, KEYS - times.length);
  return [...times, ...Array.from({ length: untold }, () => SHORTEST_TOLD_MS)];
}
