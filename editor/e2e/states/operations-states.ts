import { eventually, type ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import type { Editor } from '../with-editor';
import type { ScreenState } from './screen-state';

const key = (name: string) => ({ provider: 'http', name, key: 'sk-0123456789abcdef' });

const scheduled = {
  name: 'Nightly report',
  nodes: [
    { id: 'clock', type: 'schedule-trigger', config: { cron: '0 9 * * MON-FRI', timezone: 'Europe/Berlin' } },
    { id: 'out', type: 'output', config: { value: 1 } },
  ],
  edges: [{ source: 'clock', target: 'out' }],
};

const hooked = (keyId: string) => ({
  name: 'Take orders',
  nodes: [
    { id: 'hook', type: 'webhook-trigger', name: 'Order', config: { auth: { type: 'header', keyId } } },
    { id: 'out', type: 'output', name: 'Out', config: { value: 1 } },
  ],
  edges: [{ source: 'hook', target: 'out' }],
});

const priced = (code: string, x: number) => ({
  name: 'Price orders',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
    { id: 'price', type: 'code', name: 'Price', config: { code }, position: { x: 320, y: 0 } },
    { id: 'tell', type: 'log', name: 'Tell', config: { message: 'Priced' }, position: { x, y: 160 } },
  ],
  edges: [
    { source: 'start', target: 'price' },
    { source: 'price', target: 'tell' },
  ],
});

/** The page as it is while the API fails with a path. */
async function failing(editor: Editor, page: Page, at: string, pattern: string): Promise<void> {
  const problem = {
    status: 503,
    code: 'database-unavailable',
    detail: 'The database is away.',
    requestId: 'r-1',
  };
  await page.route(pattern, (route) => route.fulfill({ status: 503, json: problem }));
  await page.goto(`${editor.stack.url}${at}`);
  await page.getByRole('alert').waitFor();
  await page.unroute(pattern);
}

/** A page that shows nothing yet, whatever the account has. */
async function empty(editor: Editor, page: Page, at: string, pattern: string): Promise<void> {
  await page.route(pattern, (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
  await page.goto(`${editor.stack.url}${at}`);
  await page.locator('.message-heading').waitFor();
  await page.unroute(pattern);
}

async function storeKey(api: ApiClient): Promise<string> {
  const { items } = (await api.send<{ items: { id: string }[] }>('GET', '/keys')).body;
  return items[0]?.id ?? (await api.send<{ id: string }>('POST', '/keys', key('Shop'))).body.id;
}

async function showVersions(editor: Editor, page: Page, api: ApiClient): Promise<void> {
  const id = await api.createWorkflow(priced('const price = 1;\nreturn price;', 640));
  await api.send('PATCH', `/workflows/${id}`, {
    ...priced('const price = 2;\nreturn price;', 960),
    publish: false,
  });
  await page.goto(`${editor.stack.url}/workflows/${id}/versions`);
  await page.getByRole('button', { name: 'Compare texts: Code' }).click();
  await page.getByLabel('Code after').waitFor();
}

/** Keys, schedules, webhooks and versions. */
export const OPERATIONS_STATES: readonly ScreenState[] = [
  { name: 'keys-empty', show: (editor, page) => empty(editor, page, '/keys', '**/api/keys') },
  { name: 'keys-failing', show: (editor, page) => failing(editor, page, '/keys', '**/api/keys') },
  {
    name: 'keys',
    async show(editor, page, api) {
      await api.createWorkflow(hooked(await storeKey(api)));
      await page.goto(`${editor.stack.url}/keys`);
      await page.getByRole('row', { name: /Shop/ }).waitFor();
    },
  },
  {
    name: 'keys-dialog',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/keys`);
      await page.getByRole('button', { name: 'Store a key' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'keys-delete',
    async show(editor, page, api) {
      await api.createWorkflow(hooked(await storeKey(api)));
      await page.goto(`${editor.stack.url}/keys`);
      await page.getByRole('button', { name: 'Delete Shop' }).click();
      await page.getByRole('alertdialog').getByText('Take orders').first().waitFor();
    },
  },
  {
    name: 'schedules-empty',
    show: (editor, page) => empty(editor, page, '/schedules', '**/api/schedules?*'),
  },
  {
    name: 'schedules-failing',
    show: (editor, page) => failing(editor, page, '/schedules', '**/api/schedules?*'),
  },
  {
    name: 'schedules',
    async show(editor, page, api) {
      await api.createWorkflow(scheduled);
      await page.goto(`${editor.stack.url}/schedules`);
      await page.getByRole('button', { name: 'Slots of Nightly report' }).first().click();
      await page.getByText('Nothing came due yet.').waitFor();
    },
  },
  { name: 'webhooks-empty', show: (editor, page) => empty(editor, page, '/webhooks', '**/api/webhooks?*') },
  {
    name: 'webhooks-failing',
    show: (editor, page) => failing(editor, page, '/webhooks', '**/api/webhooks?*'),
  },
  {
    name: 'webhooks',
    async show(editor, page, api) {
      const id = await api.createWorkflow(hooked(await storeKey(api)));
      await fetch(`${editor.stack.url}/api/webhooks/${id}`, { method: 'POST' });
      // Refusals are written down a moment after they were answered.
      await eventually(async () => {
        const { body } = await api.send<{ items: unknown[] }>('GET', `/workflows/${id}/deliveries`);
        expect(body.items).toHaveLength(1);
      });
      await page.goto(`${editor.stack.url}/webhooks`);
      await page.getByRole('button', { name: 'Deliveries of Take orders' }).first().click();
      await page.getByText('The request has no header x-webhook-token.').waitFor();
    },
  },
  {
    name: 'webhooks-listening',
    async show(editor, page, api) {
      await api.createWorkflow(hooked(await storeKey(api)));
      await page.goto(`${editor.stack.url}/webhooks`);
      await page
        .getByRole('button', { name: /Listen for the next delivery/ })
        .first()
        .click();
      await page.getByText('Waiting for a call').waitFor();
    },
  },
  { name: 'versions', show: showVersions },
  {
    name: 'versions-failing',
    async show(editor, page, api) {
      const id = await api.createWorkflow(priced('return 1;', 640));
      await failing(editor, page, `/workflows/${id}/versions`, '**/versions?*');
    },
  },
];
