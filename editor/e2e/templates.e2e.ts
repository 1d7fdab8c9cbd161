import '@angular/localize/init';
import { eventually } from '@rex/testing/stack';
import { describeJourney } from './with-editor';

interface Ran {
  status: string;
  output: unknown;
}

describeJourney('templates', (editor) => {
  it('run as they promise, each with its own sample', async () => {
    const { ALL_TEMPLATES } = await import('../src/app/templates/all-templates');
    expect(ALL_TEMPLATES.length).toBeGreaterThanOrEqual(10);
    expect(new Set(ALL_TEMPLATES.map(({ id }) => id)).size).toBe(ALL_TEMPLATES.length);
    const { page, api } = await editor.visit();
    const runs = await Promise.all(
      ALL_TEMPLATES.map(async ({ id, title, workflow, input }) => {
        const made = await api.send<{ id: string; problems: unknown[] }>('POST', '/workflows', {
          ...{ name: title, publish: false, ...workflow },
        });
        const ran = await api.send<Ran>('POST', `/workflows/${made.body.id}/execute?wait=30`, { input });
        const { status, output } = ran.body;
        return [id, { problems: made.body.problems, status, output }] as const;
      }),
    );
    const promised = ALL_TEMPLATES.map(({ id, output }) => [
      id,
      { problems: [], status: 'completed', output },
    ]);
    expect(Object.fromEntries(runs)).toEqual(Object.fromEntries(promised));
    await page.context().close();
  });

  it('are looked at and tried by keyboard: the draft is open, with its run', async () => {
    const { page, complaints } = await editor.visit();
    await page.getByRole('link', { name: 'Browse templates' }).press('Enter');
    await page.getByRole('heading', { name: 'Templates' }).waitFor();
    const details = page.getByRole('button', { name: 'Details of Check a JSON contract' });
    await details.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Check a JSON contract' });
    await dialog.getByText('Refuse with reasons').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () =>
      expect(await details.evaluate((button) => button === document.activeElement)).toBe(true),
    );

    await page.getByRole('button', { name: 'Try it: Check a JSON contract' }).press('Enter');
    await page.locator('app-execution-bar strong', { hasText: 'Completed' }).waitFor();
    await page.getByLabel(/^Refuse with reasons, Transformer, completed/).waitFor();
    await page.getByLabel(/^Accept, Transformer, skipped/).waitFor();
    await eventually(async () => expect(await page.title()).toBe('Check a JSON contract - REX'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
