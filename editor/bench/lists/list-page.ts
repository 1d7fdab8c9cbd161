import type { Page } from 'playwright-core';
import { press } from '../page/press';

/** A list of the editor, as the page has it. */
export interface ListPage {
  name: 'workflows' | 'executions';
  /** A row with what it tells, and no placeholder for one. */
  row: string;
  scroller: string;
}

export const LISTS: readonly ListPage[] = [
  {
    name: 'workflows',
    row: 'tr.library-row:not(.is-skeleton) a.row-link',
    scroller: '.library-scroller',
  },
  { name: 'executions', row: 'tr[data-row] a.row-link', scroller: '.execution-scroller' },
];

/** A press on a link of the bar at the side. */
export function pressRail(page: Page, path: string): Promise<void> {
  return press(page, page.locator(`a.rail-item[href="/${path}"]`));
}

/** To a page that shows no list and asks the server for nothing. */
export async function goElsewhere(page: Page): Promise<void> {
  await pressRail(page, 'templates');
  await page.getByRole('heading', { name: 'Templates' }).waitFor();
  await page.waitForTimeout(1000);
}
