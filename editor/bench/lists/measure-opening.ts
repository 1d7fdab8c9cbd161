import type { Page } from 'playwright-core';
import { median, rounded } from '../median';
import { paintsAfter } from '../page/watch-paints';
import type { Stand } from '../stand';
import { goElsewhere, pressRail, type ListPage } from './list-page';

const OPENS = 7;

/** From the press on a list's link, on another page, to the paint of its first rows. */
export async function measureOpening(stand: Stand, page: Page, list: ListPage): Promise<void> {
  const sight = { name: 'rows', there: list.row } as const;
  // Once before, which fetches the scripts of both pages.
  await pressRail(page, list.name);
  await page.locator(list.row).first().waitFor();
  const times: number[] = [];
  let rows = 0;
  for (let open = 0; open < OPENS; open += 1) {
    await goElsewhere(page);
    times.push((await paintsAfter(page, [sight], () => pressRail(page, list.name))).rows);
    rows = await page.locator(list.row).count();
  }
  stand.findings.add({
    ...{ metric: `list of ${list.name} opens, median of ${OPENS}`, figure: median(times), unit: 'ms' },
    bar: { atMost: 300 },
    details: { timesMs: rounded(times), rowsDrawn: rows },
  });
}
