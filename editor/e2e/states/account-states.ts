import type { ScreenState } from './screen-state';

/** Pages around the account: settings and usage, with something in them and without. */
export const ACCOUNT_STATES: readonly ScreenState[] = [
  {
    name: 'usage-empty',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/usage?days=7`);
      await page.locator('.message, .usage-totals dd').first().waitFor();
    },
  },
  {
    name: 'settings',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/settings`);
      await page.locator('#devices ~ .settings-list').waitFor();
    },
  },
  {
    name: 'settings-new-token',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/settings`);
      await page.getByRole('button', { name: 'New token' }).click();
      await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('deploy script');
      await page.getByRole('button', { name: 'Make token' }).click();
      await page.getByRole('button', { name: 'I have copied it' }).waitFor();
    },
  },
  {
    name: 'settings-tokens',
    async show(editor, page, api) {
      await api.send('POST', '/auth/tokens', { name: 'nightly import', scopes: ['read'], expiresInDays: 30 });
      await page.goto(`${editor.stack.url}/settings`);
      await page.getByText('nightly import').first().waitFor();
      await page.getByRole('heading', { name: 'API tokens' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-delete-account',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/settings`);
      await page.getByRole('button', { name: 'Delete account' }).click();
      await page.getByRole('button', { name: 'Delete account and all that is in it' }).click();
      await page.locator('#delete-password-error').waitFor();
    },
  },
  {
    name: 'usage',
    async show(editor, page, api) {
      const id = await api.createWorkflow({
        name: 'Prices',
        nodes: [
          { id: 'start', type: 'manual-trigger', name: 'Start' },
          {
            id: 'price',
            type: 'code',
            name: 'Price',
            config: { code: 'if (input.fail) throw new Error("no price");' },
          },
        ],
        edges: [{ source: 'start', target: 'price' }],
      });
      for (const fail of [false, false, true])
        await api.send('POST', `/workflows/${id}/execute?wait=30`, { input: { fail } });
      await page.goto(`${editor.stack.url}/usage?days=7`);
      await page.locator('.usage-chart canvas').first().waitFor();
    },
  },
  {
    name: 'usage-failing',
    async show(editor, page) {
      await page.route('**/api/usage/executions*', (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            detail: 'The database is away.',
            status: 503,
            code: 'database-unavailable',
            requestId: '0199',
          }),
        }),
      );
      await page.goto(`${editor.stack.url}/usage`);
      await page.getByRole('alert').waitFor();
      await page.unroute('**/api/usage/executions*');
    },
  },
  {
    name: 'not-found',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/nowhere`);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    },
  },
  {
    name: 'editor-failed',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/nowhere`);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.evaluate(() => void Promise.reject(new TypeError('order is not iterable')));
      await page.getByText('Something in the editor went wrong').waitFor();
    },
  },
  {
    name: 'offline',
    async show(editor, page) {
      await page.goto(`${editor.stack.url}/settings`);
      await page.locator('#devices ~ .settings-list').waitFor();
      await page.evaluate(() => globalThis.dispatchEvent(new Event('offline')));
      await page.context().setOffline(true);
      await page.locator('.offline-banner').waitFor();
      await page.context().setOffline(false);
    },
  },
];
