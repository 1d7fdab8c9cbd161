import type { ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import type { Editor } from '../with-editor';
import type { ScreenState } from './screen-state';

const start = { id: 'start', type: 'manual-trigger', name: 'Start' };
const chain = (name: string, length: number, more: object = {}) => {
  const nodes = Array.from({ length }, (_, n) => ({
    ...{ id: `s${n}`, type: 'code', name: `Step ${n}` },
    config: { code: n === 2 ? 'throw new Error("no stock")' : 'return 1' },
  }));
  const edges = nodes.map(({ id }, n) => ({ source: n === 0 ? 'start' : `s${n - 1}`, target: id }));
  return { name, nodes: [start, ...nodes], edges, ...more };
};
const SAMPLES = [
  chain('Triage support mail', 2, { tags: ['mail', 'support'] }),
  chain('Price an order with a rather long name that does not fit', 5, { tags: ['shop'] }),
  chain('Nightly report', 1, { tags: ['report'], active: false }),
];

/** The list with a few workflows of which some have run; made once for an account. */
async function fill(editor: Editor, page: Page, api: ApiClient): Promise<void> {
  const found = await api.send<{ total: number }>('GET', '/workflows?search=triage%20support');
  if (found.body.total === 0) {
    for (const document of SAMPLES) {
      const id = await api.createWorkflow(document);
      for (let run = 0; run < 3; run += 1) await api.send('POST', `/workflows/${id}/execute?wait=20`, {});
    }
  }
  await page.goto(`${editor.stack.url}/workflows`);
  await page.getByRole('link', { name: 'Triage support mail' }).waitFor();
}

/** The library, the dialog that imports, and the templates. */
export const LIBRARY_STATES: readonly ScreenState[] = [
  { name: 'library-rows', show: fill },
  {
    name: 'library-cards',
    async show(editor, page, api) {
      await fill(editor, page, api);
      await page.getByRole('button', { name: 'As cards' }).click();
      await page.locator('.library-card .mini').nth(2).waitFor();
    },
  },
  {
    name: 'library-selected',
    async show(editor, page, api) {
      await fill(editor, page, api);
      await page.getByRole('checkbox', { name: 'Triage support mail' }).click();
      await page.getByRole('toolbar', { name: 'Selected workflows' }).waitFor();
    },
  },
  {
    name: 'library-nothing-found',
    async show(editor, page, api) {
      await fill(editor, page, api);
      await page.goto(`${editor.stack.url}/workflows?search=nothing-has-this`);
      await page.getByRole('heading', { name: 'No workflow found' }).waitFor();
    },
  },
  {
    name: 'library-bin-empty',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/workflows?bin=true`);
      await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
    },
  },
  {
    name: 'library-bin',
    async show(editor, page, api) {
      const id = await api.createWorkflow(chain('No longer needed', 1));
      await api.send('DELETE', `/workflows/${id}`);
      await page.goto(`${editor.stack.url}/workflows?bin=true`);
      await page.getByText('No longer needed').first().waitFor();
    },
  },
  {
    name: 'library-empty',
    async show(editor, page) {
      const nothing = { items: [], page: 1, limit: 100, total: 0 };
      await page.route('**/api/workflows?*', (route) => route.fulfill({ json: nothing }));
      await page.goto(`${editor.stack.url}/workflows`);
      await page.getByRole('heading', { name: 'Create your first workflow' }).waitFor();
      await page.unroute('**/api/workflows?*');
    },
  },
  {
    name: 'library-failing',
    async show(editor, page) {
      const body = {
        status: 503,
        code: 'database-away',
        detail: 'The database is away. Try again in a moment.',
      };
      // 200 with a body that is none: the browser itself complains of every other status.
      await page.route('**/api/workflows?*', (route) =>
        route.fulfill({ status: 200, body: JSON.stringify(body).slice(1) }),
      );
      await page.goto(`${editor.stack.url}/workflows`);
      await page.getByRole('heading', { name: 'The workflows could not be loaded' }).waitFor();
      await page.unroute('**/api/workflows?*');
    },
  },
  {
    name: 'import-report',
    async show(editor, page, api) {
      await fill(editor, page, api);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      const odd = { name: 'Triage support mail', nodes: [start, { id: 'odd', type: 'teleport' }], edges: [] };
      await page.getByRole('textbox', { name: 'Or paste it' }).fill(JSON.stringify(odd, null, 2));
      await page.getByText('This REX has no such node types: teleport').waitFor();
    },
  },
  {
    name: 'import-mistake',
    async show(editor, page, api) {
      await fill(editor, page, api);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('textbox', { name: 'Or paste it' }).fill('{\n  "name": x\n}');
      await page.getByText('look at line 2, column 11').waitFor();
    },
  },
  {
    name: 'templates',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/templates`);
      await page.getByRole('button', { name: 'Try it: Price an order' }).waitFor();
    },
  },
  {
    name: 'template-details',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/templates`);
      await page.getByRole('button', { name: 'Details of Price an order' }).click();
      await page.getByRole('dialog', { name: 'Price an order' }).waitFor();
    },
  },
];
