import { describeJourney } from './with-editor';

describeJourney('operating workflows', (editor) => {
  const hooked = (keyId: string, value: string) => ({
    name: 'Take orders',
    nodes: [
      { id: 'hook', type: 'webhook-trigger', name: 'Order', config: { auth: { type: 'header', keyId } } },
      { id: 'out', type: 'output', name: 'Out', config: { value } },
    ],
    edges: [{ source: 'hook', target: 'out' }],
  });

  it('stores a key by keyboard, tests and renames it, and tells what breaks before it goes', async () => {
    const { page, api, complaints } = await editor.visit({}, '/keys');
    const opener = page.getByRole('button', { name: 'Store a key' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Store a key' });
    await dialog.getByLabel('Name').fill('House models');
    await dialog.getByLabel('Provider').selectOption('openai-compatible');
    await dialog.getByLabel('Base URL').fill('https://models.invalid/v1');
    await dialog.getByLabel('Key', { exact: true }).fill('sk-0123456789abcdef');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /House models/ });
    await row.getByText('cdef').waitFor();
    expect(await page.content()).not.toContain('sk-0123456789abcdef');

    await row.getByRole('button', { name: 'Test House models' }).press('Enter');
    await page
      .getByText(/Provider not reached in/)
      .first()
      .waitFor();

    const change = row.getByRole('button', { name: 'Change House models' });
    await change.press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Old models');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Old models/ }).waitFor();

    const { body } = await api.send<{ items: { id: string }[] }>('GET', '/keys');
    await api.createWorkflow(hooked(body.items[0]?.id ?? '', 'x'));
    await page.getByRole('button', { name: 'Delete Old models' }).press('Enter');
    const warning = page.getByRole('alertdialog', { name: 'Delete Old models?' });
    await warning.getByText('Take orders').waitFor();
    await warning.getByRole('button', { name: 'Delete key' }).press('Enter');
    await page.getByRole('heading', { name: 'No keys yet' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('runs now, pauses and resumes what runs by the clock, counts a backfill and starts it', async () => {
    const { page, api, complaints } = await editor.visit();
    await api.createWorkflow({
      name: 'Nightly report',
      nodes: [
        { id: 'clock', type: 'schedule-trigger', config: { cron: '0 9 * * *', timezone: 'UTC' } },
        { id: 'out', type: 'output', config: { value: 1 } },
      ],
      edges: [{ source: 'clock', target: 'out' }],
    });
    await page.goto(`${editor.stack.url}/schedules`);
    const row = page.getByRole('row', { name: /Nightly report/ });
    await row.getByText('every day at 09:00').waitFor();
    await row.getByRole('button', { name: 'Run now: Nightly report' }).press('Enter');
    await page.getByText('Nightly report was started').waitFor();
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    await page.locator('app-execution-bar strong', { hasText: 'Completed' }).waitFor();
    await page.getByRole('link', { name: 'Schedules' }).press('Enter');
    await row.getByRole('button', { name: 'Pause Nightly report' }).press('Enter');
    await row.getByText('Paused', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Resume Nightly report' }).press('Enter');
    await row.getByText('Active', { exact: true }).waitFor();

    await row.getByRole('button', { name: 'Slots of Nightly report' }).press('Enter');
    await page.getByText('Nothing came due yet.').waitFor();
    await page.getByLabel('From').fill('2026-03-02T00:00');
    await page.getByLabel('to, not included').fill('2026-03-04T00:00');
    await page.keyboard.press('Enter');
    await page.getByText('2 slots: 2 would start, 0 have started or wait already.').waitFor();
    await page.getByRole('button', { name: 'Start 2' }).press('Enter');
    await page.getByText('2 slots will start, one after the other.').waitFor();
    await page.getByText('Backfill', { exact: true }).nth(1).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows why a call was refused, runs the draft with the next one, and a call again', async () => {
    const { page, api, complaints } = await editor.visit();
    const { body: key } = await api.send<{ id: string }>('POST', '/keys', {
      ...{ provider: 'http', name: 'Shop', key: 'open sesame' },
    });
    const id = await api.createWorkflow(hooked(key.id, 'published'));
    await api.send('PATCH', `/workflows/${id}`, { ...hooked(key.id, 'the draft'), publish: false });
    const call = (headers: Record<string, string>) =>
      fetch(`${editor.stack.url}/api/webhooks/${id}`, { method: 'POST', headers });
    expect((await call({})).status).toBe(401);

    await page.goto(`${editor.stack.url}/webhooks`);
    await page.getByRole('button', { name: 'Deliveries of Take orders' }).press('Enter');
    await page.getByText('The request has no header x-webhook-token.').waitFor();
    await page.getByRole('button', { name: 'Listen for the next delivery of Take orders' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Listen for the next delivery' });
    await dialog.getByText('Waiting for a call').waitFor();
    expect((await call({ 'x-webhook-token': 'open sesame' })).status).toBe(202);
    await page.locator('app-execution-bar strong', { hasText: 'Completed' }).waitFor();
    await page.getByLabel(/^Out, Output, completed/).click();
    await page.getByRole('tab', { name: 'Output' }).click();
    await page.getByText('the draft').first().waitFor();

    await page.locator('app-webhook-address').getByRole('button', { name: 'Listen' }).press('Enter');
    await dialog.getByText('Waiting for a call').waitFor();
    await dialog.getByRole('button', { name: 'Stop listening' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await call({ 'x-webhook-token': 'open sesame' })).status).toBe(202);

    await page.getByRole('link', { name: 'Webhooks' }).press('Enter');
    await page.getByRole('button', { name: 'Deliveries of Take orders' }).press('Enter');
    await page
      .getByRole('button', { name: /^Replay the call of/ })
      .first()
      .press('Enter');
    await page.getByText('The call runs again').waitFor();
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    await page.locator('app-execution-bar strong', { hasText: 'Completed' }).waitFor();
    await page.getByLabel(/^Out, Output, completed/).click();
    await page.getByRole('tab', { name: 'Output' }).click();
    await page.getByRole('tabpanel').getByText('published').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
