import type { Page } from 'playwright-core';
import { middleOf } from '../../e2e/canvas-page';
import { rounded, share } from '../median';
import { steadily } from '../page/press';
import { LONG_TASK_MS, watchFrames, type WatchedFrames } from '../page/watch-frames';
import type { Stand } from '../stand';
import { goElsewhere, pressRail, type ListPage } from './list-page';

/** 1,500 rows: thirty pages of the list. */
const SCROLLED_PX = 54_000;
const WHEEL_PX = 120;
const STEPS_AT_ONCE = 25;
const GIVE_UP_MS = 60_000;
const ROUNDS = 3;

/** The longest task while a list is scrolled by a wheel that turns fast, each time from its beginning. */
export async function measureScrolling(stand: Stand, page: Page, list: ListPage): Promise<void> {
  const scrolls: WatchedFrames[] = [];
  for (let round = 0; round < ROUNDS; round += 1) scrolls.push(await scroll(page, list));
  const longTasks = scrolls.flatMap((each) => each.longTasks);
  stand.findings.add({
    ...{ metric: `${list.name} scrolled by 1,500 rows, longest task`, unit: 'ms' },
    figure: Math.max(LONG_TASK_MS, ...longTasks),
    ...(longTasks.length === 0 ? { isUpperBound: true } : {}),
    bar: { atMost: 100 },
    details: {
      longTasksOfEachMs: scrolls.map((each) => each.longTasks.toSorted((a, b) => b - a)),
      frameP95OfEachMs: rounded(scrolls.map(({ frames }) => share(frames, 0.95))),
      framesOfEach: scrolls.map(({ frames }) => frames.length),
    },
  });
}

async function scroll(page: Page, list: ListPage): Promise<WatchedFrames> {
  await goElsewhere(page);
  await pressRail(page, list.name);
  await page.locator(list.row).first().waitFor();
  await page.waitForTimeout(1500);
  const at = await middleOf(page.locator(list.scroller));
  await page.mouse.move(at.x, at.y);
  const givesUpAt = performance.now() + GIVE_UP_MS;
  const watched = await watchFrames(page, async () => {
    while ((await scrolledPx(page, list)) < SCROLLED_PX) {
      if (performance.now() > givesUpAt) throw new Error(`${list.name} do not scroll so far`);
      await steadily(STEPS_AT_ONCE, () => page.mouse.wheel(0, WHEEL_PX));
    }
  });
  await page.waitForTimeout(2000);
  if ((await page.locator(list.row).count()) === 0)
    throw new Error(`no ${list.name} are drawn where the list was scrolled to`);
  return watched;
}

function scrolledPx(page: Page, { scroller }: ListPage): Promise<number> {
  return page.evaluate((selector) => document.querySelector(selector)?.scrollTop ?? 0, scroller);
}
