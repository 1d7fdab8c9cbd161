import type { Page } from 'playwright-core';
import { CanvasPage } from '../../e2e/canvas-page';
import { median, rounded } from '../median';
import { paintsAfter } from '../page/watch-paints';
import { signIn, type Account, type Stand } from '../stand';
import { gridWorkflow } from './grid-workflow';
import { allCards, cardsOf, openCanvas, pointAtMiddle, saved } from './open-canvas';

const PASTED = 500;
/** The first time fetches what is fetched once; then so often. */
const AGAIN = 4;
/** The ids of what is pasted begin so; nothing else's do. */
const PREFIX = 'p';
/** Cards come up over several frames: they are all there when for so long no other came. */
const RESTS_MS = 600;

/** From Ctrl+V to the paint of 500 pasted nodes, and from Ctrl+Z until they are gone, beside 1,000 that are there. */
export async function measurePaste(stand: Stand, account: Account, workflowId: string): Promise<void> {
  const source = gridWorkflow({
    name: 'Source',
    nodes: PASTED,
    edges: 740,
    prefix: PREFIX,
    hasTrigger: false,
  });
  const sourceId = await account.api.createWorkflow({ ...source, publish: false });
  const page = await signIn(stand, account, { watch: true });
  await openCanvas(page, sourceId);
  await new CanvasPage(page).focusCanvas();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await openCanvas(page, workflowId);

  const pastes: { first: number; all: number }[] = [];
  const undos: number[] = [];
  for (let round = 0; round <= AGAIN; round += 1) {
    pastes.push(await paste(page));
    await page.waitForTimeout(1000);
    await saved(page);
    await requireNodes(account, workflowId, 1000 + PASTED);
    undos.push(await undo(page));
    await page.waitForTimeout(1000);
    await saved(page);
    await requireNodes(account, workflowId, 1000);
  }
  await page.context().close();

  const { findings } = stand;
  const [cold, ...warm] = pastes;
  const bar = { atMost: 250 };
  for (const [sight, what] of [
    ['first', 'first of their cards'],
    ['all', 'all cards in sight'],
  ] as const) {
    const times = warm.map((each) => each[sight]);
    findings.add({
      ...{
        metric: `paste of 500 nodes, ${what}, median of ${AGAIN}`,
        figure: median(times),
        unit: 'ms',
        bar,
      },
      details: { timesMs: rounded(times), firstTimeMs: cold?.[sight] },
    });
  }
  findings.add({
    ...{ metric: `undo of that paste, median of ${AGAIN + 1}`, figure: median(undos), unit: 'ms' },
    ...{ bar: { atMost: 150 }, details: { timesMs: rounded(undos) } },
  });
}

/**
 * To the first card, and until all are up that are in sight: until then the overview stands in for the rest. The view moves to what was
 * pasted meanwhile, which takes 200 ms by itself and brings further cards into sight.
 */
async function paste(page: Page): Promise<{ first: number; all: number }> {
  await new CanvasPage(page).focusCanvas();
  await pointAtMiddle(page);
  return paintsAfter(
    page,
    [
      { name: 'first', there: cardsOf(PREFIX) },
      { ...allCards(PREFIX), name: 'all', restsMs: RESTS_MS },
    ],
    () => page.keyboard.press('ControlOrMeta+v'),
  );
}

async function undo(page: Page): Promise<number> {
  const sights = [{ name: 'gone', there: '#canvas', gone: cardsOf(PREFIX) }] as const;
  const { gone } = await paintsAfter(page, sights, () => page.keyboard.press('ControlOrMeta+z'));
  return gone;
}

/** What was pasted, or taken back, is what the server has. */
async function requireNodes({ api }: Account, workflowId: string, count: number): Promise<void> {
  const { body } = await api.send<{ nodes: unknown[] }>('GET', `/workflows/${workflowId}`);
  if (body.nodes.length !== count) throw new Error(`${body.nodes.length} nodes are saved, not ${count}`);
}
