import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_FLAGS, BROWSER_PLACES, findBrowser } from './find-browser';
import { openPage } from './open-page';

const executablePath = findBrowser();
const journey = executablePath === undefined ? describe.skip : describe;
const EDITOR = path.resolve('dist/editor/browser');

/** Scripts and styles, as `gzip -9` makes them. What the framework and the router and its texts that can be translated take alone is about 95 kB. */
const LIMITS = { signIn: 108_000, workflows: 128_000, workflow: 190_000 };
const MOST_TAB_STOPS = 15;

journey(`what the editor asks of a browser (one of ${BROWSER_PLACES.join(', ')})`, () => {
  let database: TestDatabase;
  let stack: Stack;
  let browser: Browser;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, environment: { EDITOR_DIR: EDITOR } });
    browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await database?.drop();
  });

  /** What was fetched by itself so far; on the page of a workflow, until it counts as settled. */
  async function fetchedBytes(page: Page): Promise<number> {
    const addresses = await page.evaluate(() => {
      const settledAt = performance.getEntriesByName('rex-settled')[0]?.startTime ?? Infinity;
      const entries = performance.getEntriesByType('resource');
      return entries.filter(({ startTime }) => startTime < settledAt).map(({ name }) => name);
    });
    const files = addresses.map((each) => new URL(each).pathname).filter((each) => /\.(js|css)$/.test(each));
    expect(new Set(files).size).toBeGreaterThan(2);
    return [...new Set(files)].reduce(
      (sum, file) => sum + gzipSync(readFileSync(path.join(EDITOR, file)), { level: 9 }).length,
      0,
    );
  }

  async function signIn(page: Page, email: string): Promise<void> {
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async function openLarge(email: string): Promise<{ page: Page; complaints: string[] }> {
    const api = new ApiClient(stack.url);
    await api.register(email);
    const ids = Array.from({ length: 100 }, (_, n) => `n${n}`);
    const id = await api.createWorkflow({
      name: 'Large',
      nodes: [
        { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
        ...ids.map((each, n) => ({
          id: each,
          type: 'code',
          name: each,
          config: { code: 'return input;' },
          position: { x: 288 * ((n % 10) + 1), y: 144 * Math.floor(n / 10) },
        })),
      ],
      edges: ids.map((each) => ({ source: 'start', target: each })),
    });
    const opened = await openPage(browser, `${stack.url}/login?next=/workflows/${id}`);
    const { page } = opened;
    await page.setViewportSize({ width: 1440, height: 900 });
    await signIn(page, email);
    await page.locator('[data-node-id="start"]').waitFor();
    await page.reload();
    await page.locator('[data-node-id="start"]').waitFor();
    await page.getByRole('toolbar', { name: 'Nodes to add' }).waitFor();
    return opened;
  }

  it('fetches little for sign-in and the list of workflows', async () => {
    const { page } = await openPage(browser, `${stack.url}/login`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await fetchedBytes(page)).toBeLessThanOrEqual(LIMITS.signIn);
    await new ApiClient(stack.url).register('barbara@example.com');
    await signIn(page, 'barbara@example.com');
    await page.getByRole('button', { name: 'Create it' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Create it' }).waitFor();
    expect(await fetchedBytes(page)).toBeLessThanOrEqual(LIMITS.workflows);
    await page.context().close();
  });

  it('fetches for a workflow what is seen, and the rest when it has settled', async () => {
    const { page, complaints } = await openLarge('ada@example.com');
    await page.waitForFunction(() => performance.getEntriesByName('rex-settled').length > 0);
    expect(await fetchedBytes(page)).toBeLessThanOrEqual(LIMITS.workflow);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is walked through by Tab in a few stops, however many nodes there are', async () => {
    const { page } = await openLarge('grace@example.com');
    const stops: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        return at === document.body ? null : (at?.outerHTML.slice(0, 120) ?? null);
      });
      if (stop === null || stops.length > MOST_TAB_STOPS) break;
      stops.push(stop);
    }
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.slice(MOST_TAB_STOPS)).toEqual([]);
    await page.context().close();
  });
});
