import { eventually, type ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import { describeJourney } from './with-editor';

const priceOrder = {
  name: 'Price the order',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start' },
    { id: 'price', type: 'code', name: 'Price it', config: { code: 'return { total: input.count * 7 };' } },
    {
      id: 'check',
      type: 'code',
      name: 'Check it',
      config: { code: 'if (input.total > 100) throw new Error("Too dear"); return input;' },
    },
  ],
  edges: [
    { source: 'start', target: 'price' },
    { source: 'price', target: 'check' },
  ],
};

describeJourney('executions', (editor) => {
  const runAll = async (api: ApiClient, counts: number[]): Promise<string> => {
    const workflowId = await api.createWorkflow(priceOrder);
    for (const count of counts) await api.run(workflowId, { count });
    return workflowId;
  };
  const rows = (page: Page) => page.locator('tr[data-row]');

  it('finds, selects and repeats those that failed, after telling how many, by keyboard alone', async () => {
    const { page, api, complaints } = await editor.visit();
    await runAll(api, [1, 50, 2, 60]);
    await page.getByRole('link', { name: 'Executions' }).press('Enter');
    await rows(page).nth(3).waitFor();
    await page.getByRole('button', { name: 'Failed', exact: true }).press('Enter');
    await page.waitForURL(/status=failed/);
    await rows(page).nth(2).waitFor({ state: 'detached' });
    await eventually(async () => expect(await rows(page).count()).toBe(2));

    await rows(page).first().getByRole('link').focus();
    await page.keyboard.press('Space');
    const preview = page.getByRole('complementary', { name: 'Preview' });
    await preview.getByText('Too dear').first().waitFor();
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    // Keys that follow one another before anything is drawn anew.
    await page.evaluate(() => {
      for (const key of ['x', 'ArrowDown', 'x'])
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Retry…' }).press('Enter');
    await page.getByRole('heading', { name: 'Retry 2 executions?' }).waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retry', exact: true }).press('Enter');
    await page.getByRole('heading', { name: '2 executions retried' }).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-cell') === 'link');

    await page.getByRole('button', { name: /^Failed.*remove$/ }).press('Enter');
    await rows(page).nth(5).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows what runs meanwhile by itself', async () => {
    const { page, api } = await editor.visit();
    const workflowId = await runAll(api, [1]);
    await page.goto(`${editor.stack.url}/executions`);
    await rows(page).first().waitFor();
    await api.run(workflowId, { count: 2 });
    await rows(page).nth(1).waitFor();
    await page.getByRole('button', { name: 'Live' }).press('Enter');
    await page.getByRole('button', { name: 'Live', pressed: false }).waitFor();
    await page.evaluate(() => {
      const named = (name: string) =>
        [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === name);
      for (const name of ['Completed', 'Failed']) named(name)?.click();
    });
    await page.waitForURL((url) => url.searchParams.get('status') === 'failed,completed');
    await page.context().close();
  });

  it('finds the executions of one of many workflows', async () => {
    const { page, api, complaints } = await editor.visit();
    const oldest = await runAll(api, [1]);
    const others = Array.from({ length: 51 }, (_, n) => ({ ...priceOrder, name: `Another ${n}` }));
    for (const other of others) await api.createWorkflow(other);
    await page.getByRole('link', { name: 'Executions' }).press('Enter');
    await rows(page).first().waitFor();
    await page.getByRole('combobox', { name: 'Workflow' }).selectOption('Find another…');
    const found = page.getByRole('listbox', { name: 'Workflows' }).getByRole('option');
    await found.nth(49).waitFor();
    await page.keyboard.type('price');
    await found.filter({ hasText: 'Price the order' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href.includes(oldest));
    await page.getByRole('button', { name: /^Price the order.*remove$/ }).waitFor();
    await rows(page).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('cancels those selected that wait, and leaves alone what has ended', async () => {
    const { page, api, complaints } = await editor.visit();
    const retry = { maxAttempts: 2, initialDelayMs: 600_000, maxDelayMs: 600_000 };
    const workflowId = await api.createWorkflow({
      name: 'Try again later',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        {
          id: 'later',
          type: 'code',
          config: { code: 'if (input.wait) throw new Error("Not yet");' },
          settings: { retry },
        },
      ],
      edges: [{ source: 'start', target: 'later' }],
    });
    for (const wait of [true, true, false])
      await api.send('POST', `/workflows/${workflowId}/execute`, { input: { wait } });
    await page.getByRole('link', { name: 'Executions' }).press('Enter');
    await page.locator('.status-word', { hasText: 'Waiting' }).nth(1).waitFor();
    await page.getByRole('checkbox', { name: 'Select all that are listed' }).press('Space');
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Cancel…' }).press('Enter');
    await page.getByRole('heading', { name: 'Cancel 2 executions?' }).waitFor();
    await page.getByText('1 of those selected stays as it is').waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel them' }).press('Enter');
    await page.getByRole('heading', { name: '2 executions cancelled' }).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    await page.locator('.status-word', { hasText: 'Cancelled' }).nth(1).waitFor();
    await eventually(async () =>
      expect(await page.locator('.status-word', { hasText: 'Completed' }).count()).toBe(1),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('opens a step while the drawing is on its way, and selects its node when it is there', async () => {
    const { page, api, complaints } = await editor.visit();
    const { id } = await api.run(await api.createWorkflow(priceOrder), { count: 2 });
    let sendVersion = (): void => undefined;
    const isWanted = new Promise<void>((resolve) => (sendVersion = resolve));
    await page.route('**/api/workflows/*/versions/1', async (route) => {
      await isWanted;
      await route.continue();
    });
    await page.goto(`${editor.stack.url}/executions/${id}`);
    await page.getByRole('row', { name: /^Price it/ }).press('Enter');
    await page.getByRole('tabpanel').getByText('14').waitFor();
    sendVersion();
    await page.locator('[data-node-id="price"].is-selected').waitFor();
    await page.getByRole('tabpanel').getByText('14').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('replays an execution, opens its steps from the timeline and the drawing, and repeats it', async () => {
    const { page, api, complaints } = await editor.visit();
    await runAll(api, [50]);
    await page.getByRole('link', { name: 'Executions' }).click();
    await rows(page).first().getByRole('link').press('Enter');
    await page.getByRole('heading', { name: 'Failed Price the order' }).waitFor();
    await page.getByLabel(/^Check it, Code, failed/).waitFor();

    await page.getByRole('slider', { name: 'Time of the replay' }).press('Home');
    await page.getByText(/^Replay of version 1/).waitFor();
    await page.getByLabel(/^Check it, Code(?!, failed)/).waitFor();
    await page.keyboard.press('End');
    await page.getByLabel(/^Check it, Code, failed/).waitFor();

    const first = page.getByRole('row', { name: /^Start/ });
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Price it' }).waitFor();
    await page.getByRole('tabpanel').getByText('350').waitFor();
    await page.getByLabel(/^Check it, Code, failed/).click();
    await page.getByRole('heading', { name: 'Check it' }).waitFor();
    await page.getByRole('tabpanel').getByText('Too dear').first().waitFor();

    await page.getByRole('button', { name: 'Retry with edited input…' }).press('Enter');
    await page.getByLabel('Input, as JSON').fill('{"count": 3}');
    await page.getByRole('dialog').getByRole('button', { name: 'Retry', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Completed Price the order' }).waitFor();
    await page.getByRole('link', { name: 'the earlier run' }).click();
    await page.getByRole('link', { name: 'a later run' }).waitFor();

    await page.getByRole('button', { name: 'Delete…' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Executions' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
