import type { Page } from 'playwright-core';
import { rounded } from '../median';
import { signIn, type Account, type Stand } from '../stand';
import { atRest } from './open-canvas';

/** Opened and closed so often between two looks at the memory… */
const VISITS = 10;
/** …after some visits, which fetch what is fetched once. The second ten tell whether the growth of the first goes on. */
const LOOKS = [2, 2 + VISITS, 2 + 2 * VISITS] as const;
const MB = 1024 * 1024;
const BAR = { atMost: 5 };

/** The memory of scripts with the workflow open, and how it grows when it is opened and closed within the page. */
export async function measureHeap(stand: Stand, account: Account, workflowId: string): Promise<void> {
  const page = await signIn(stand, account, { watch: false });
  const cdp = await page.context().newCDPSession(page);
  const heapMb = async (): Promise<number> => {
    // What is let go only by the first may hold what the second finds.
    for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize / MB;
  };
  const open: number[] = [];
  const closed: number[] = [];
  for (let visit = 1; visit <= LOOKS[2]; visit += 1) {
    await page.locator(`a.row-link[href="/workflows/${workflowId}"]`).click();
    await atRest(page);
    open.push(await heapMb());
    await leave(page);
    closed.push(await heapMb());
  }
  await page.context().close();

  const { findings } = stand;
  findings.add({
    ...{ metric: 'memory of scripts, 1,000 nodes open', figure: open[0] ?? NaN, unit: 'MB' },
    bar: { atMost: 28 },
    details: { openAtEachVisitMb: rounded(open), closedAfterEachVisitMb: rounded(closed) },
  });
  for (const [where, series] of [
    ['workflow open', open],
    ['back at the list', closed],
  ] as const) {
    const [first, second] = [grown(series, LOOKS[0], LOOKS[1]), grown(series, LOOKS[1], LOOKS[2])];
    findings.add({ metric: `its growth by 10 visits, ${where}`, figure: first, unit: '%', bar: BAR });
    findings.add({ metric: `its growth by 10 more, ${where}`, figure: second, unit: '%', bar: BAR });
  }
}

/** By how much memory is larger after one visit than after an earlier one, in per cent. */
function grown(series: readonly number[], from: number, to: number): number {
  return ((series[to - 1] ?? NaN) / (series[from - 1] ?? NaN) - 1) * 100;
}

/** Back to the list by the link of the page. */
async function leave(page: Page): Promise<void> {
  await page.locator('a.rail-item[href="/workflows"]').click();
  await page.locator('tr.library-row a.row-link').first().waitFor();
  await page.waitForTimeout(500);
}
