import type { Page } from 'playwright-core';
import { goElsewhere, pressRail } from '../lists/list-page';
import { median, rounded } from '../median';
import { press } from '../page/press';
import { watchFrames } from '../page/watch-frames';
import { paintsAfter } from '../page/watch-paints';
import { allCards } from '../canvas/open-canvas';
import { makeAccount, signIn, type Stand } from '../stand';
import { seedExecution, STEPS } from './seed-execution';

const AGAIN = 5;
const BAR = { atMost: 1000 };

/** From the press to each, and the tasks of the main thread meanwhile that are long, in milliseconds. */
interface Visit {
  timeline: number;
  drawing: number;
  longTasks: number[];
}

/** The page of an execution with very many steps: from the press on its row to its timeline, and to its drawing. */
export async function measureDetail(stand: Stand): Promise<void> {
  stand.say(`detail: an execution of ${STEPS} steps`);
  const account = await makeAccount(stand, 'detail@example.com');
  const executionId = await seedExecution(stand, account);
  const page = await signIn(stand, account, { watch: true });
  const visits: Visit[] = [];
  for (let visit = 0; visit <= AGAIN; visit += 1) visits.push(await visitExecution(page, executionId));
  await page.context().close();

  const [first, ...later] = visits;
  for (const [part, what] of [
    ['timeline', 'first rows of the timeline'],
    ['drawing', 'drawing'],
  ] as const) {
    const times = later.map((visit) => visit[part]);
    stand.findings.add({
      ...{ metric: `execution of 5,000 steps, ${what}, first visit`, figure: first?.[part] ?? NaN },
      ...{ unit: 'ms', bar: BAR, details: { longTasksMs: first?.longTasks } },
    });
    stand.findings.add({
      ...{ metric: `execution of 5,000 steps, ${what}, median of ${AGAIN}`, figure: median(times) },
      ...{ unit: 'ms', bar: BAR },
      details: { timesMs: rounded(times), longTasksOfEachMs: later.map(({ longTasks }) => longTasks) },
    });
  }
}

/** From the list into the page of the execution. */
async function visitExecution(page: Page, executionId: string): Promise<Visit> {
  await goElsewhere(page);
  await pressRail(page, 'executions');
  const link = page.locator(`tr[data-row] a.row-link[href="/executions/${executionId}"]`);
  await link.waitFor();
  await page.waitForTimeout(1000);
  const sights = [
    { name: 'timeline', there: 'tr.timeline-row .timeline-text' },
    { ...allCards('n'), name: 'drawing' },
  ] as const;
  let times = { timeline: NaN, drawing: NaN };
  const { longTasks } = await watchFrames(page, async () => {
    times = await paintsAfter(page, sights, () => press(page, link));
  });
  const rows = await page.locator('.timeline-table').getAttribute('aria-rowcount');
  if (rows !== String(STEPS + 1))
    throw new Error(`the timeline has ${rows} rows, with its head, not ${STEPS + 1}`);
  return { ...times, longTasks };
}
