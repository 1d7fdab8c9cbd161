import { eventually, ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import { openPage } from './open-page';
import { describeJourney } from './with-editor';

describeJourney('the first visit', (editor) => {
  const register = async (page: Page, email: string): Promise<void> => {
    await page.getByRole('link', { name: 'Create an account' }).click();
    // Until its page is loaded, the fields are still those of sign-in.
    await page.getByRole('heading', { name: 'Create account' }).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse');
    await page.getByRole('button', { name: 'Create account' }).click();
  };
  const status = (page: Page, words: string): Promise<void> =>
    page.locator('app-execution-bar strong', { hasText: words }).waitFor();

  it('registers, creates the workflow that is offered, runs it and shows what a step gave', async () => {
    const { page, complaints } = await openPage(editor.browser, editor.stack.url);
    await register(page, 'ada@example.com');
    await page.getByRole('button', { name: 'Create it' }).click();
    await page.getByRole('heading', { name: 'My first workflow' }).waitFor();
    await eventually(async () => expect(await page.title()).toBe('My first workflow - REX'));

    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await status(page, 'Completed');
    await page.getByLabel(/^Offer a discount, Transformer, skipped/).waitFor();
    await page.getByLabel(/^Thank the customer, Transformer, completed/).click();
    await page.getByRole('tab', { name: 'Output' }).click();
    await page.getByRole('tree', { name: 'Output' }).getByText('Thank you, Ada!').waitFor();

    await page.getByRole('link', { name: 'Workflows', exact: true }).first().click();
    await page.getByRole('row', { name: /Completed My first workflow/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows the line of the script at which a step failed', async () => {
    const api = new ApiClient(editor.stack.url);
    await api.register('grace@example.com');
    await api.createWorkflow({
      name: 'Goes wrong',
      nodes: [
        { id: 'start', type: 'manual-trigger', name: 'Start' },
        { id: 'bad', type: 'code', name: 'Stumbles', config: { code: 'const x = null;\nreturn x.y;' } },
      ],
      edges: [{ source: 'start', target: 'bad' }],
    });
    const { page } = await openPage(editor.browser, editor.stack.url);
    await page.getByLabel('E-mail').fill('grace@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Goes wrong' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await status(page, 'Failed');
    await page.getByLabel(/^Stumbles, Code, failed/).click();
    const marked = page.getByRole('list', { name: 'The script around the error' }).locator('.is-marked');
    await eventually(async () => expect(await marked.textContent()).toContain('return x.y;'));
    await page.context().close();
  });

  it('stays signed in over a reload and in a second tab, until one of them signs out', async () => {
    const { page, complaints } = await openPage(editor.browser, editor.stack.url);
    await register(page, 'barbara@example.com');
    const offer = { name: 'Create it' };
    await page.getByRole('button', offer).waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(
      /eyJ/,
    );
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const second = await page.context().newPage();
    await Promise.all([page.reload(), second.goto(`${editor.stack.url}/workflows`)]);
    for (const tab of [page, second]) await tab.getByRole('button', offer).waitFor();
    await Promise.all([page.reload(), second.reload()]);
    for (const tab of [page, second]) await tab.getByRole('button', offer).waitFor();
    expect(complaints).toEqual([]);

    await second.getByRole('button', { name: 'Log out' }).click();
    for (const tab of [second, page]) await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('fetches a fresh token when the one it has is refused, without a word', async () => {
    const { page } = await openPage(editor.browser, editor.stack.url);
    await register(page, 'katherine@example.com');
    await page.getByRole('button', { name: 'Create it' }).waitFor();
    // Tokens of one session differ by the second they are made in.
    await page.waitForTimeout(1_100);
    // As after an hour: the server refuses the first call, and every other with the same token.
    const refused = new Set<string>();
    await page.route('**/api/workflows*', async (route) => {
      const token = (await route.request().headerValue('authorization')) ?? '';
      if (refused.size === 0) refused.add(token);
      return refused.has(token) ? route.fulfill({ status: 401, json: {} }) : route.continue();
    });
    await page.getByRole('button', { name: 'Create it' }).click();
    await page.getByRole('heading', { name: 'My first workflow' }).waitFor();
    expect(refused.size).toBe(1);
    await page.context().close();
  });

  it('can be walked over, opened and left without a pointer', async () => {
    const { page } = await openPage(editor.browser, editor.stack.url);
    await register(page, 'edsger@example.com');
    await page.getByRole('button', { name: 'Create it' }).press('Enter');
    const start = page.getByLabel(/^Start, Manual trigger/);
    await start.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Price the order' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Price the order' }).waitFor({ state: 'detached' });
    await eventually(async () =>
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node-id'))).toBe('price'),
    );
    // One press of Tab leaves the canvas.
    await page.keyboard.press('Tab');
    await eventually(async () =>
      expect(await page.evaluate(() => document.activeElement?.closest('.node'))).toBeNull(),
    );
    await page.context().close();
  });
});
