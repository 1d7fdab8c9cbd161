import { eventually } from '@rex/testing/stack';
import { describeJourney } from './with-editor';

const version = (code: string, more: { id: string }[] = []) => ({
  name: 'Price orders',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
    { id: 'price', type: 'code', name: 'Price', config: { code }, position: { x: 320, y: 0 } },
    ...more,
  ],
  edges: [{ source: 'start', target: 'price' }, ...more.map(({ id }) => ({ source: 'price', target: id }))],
});

describeJourney('the versions of a workflow', (editor) => {
  it('are compared on a drawing and by field, restored, brought back and published', async () => {
    const { page, api, complaints } = await editor.visit();
    const id = await api.createWorkflow(version('const price = 1;\nreturn price;'));
    const added = {
      id: 'mail',
      type: 'output',
      name: 'Tell',
      config: { value: 1 },
      position: { x: 640, y: 0 },
    };
    await api.send('PATCH', `/workflows/${id}`, {
      ...version('const price = 2;\nreturn price;', [added]),
      ...{ publish: false, versionMessage: 'Dearer' },
    });
    await editor.openWorkflow(page, id);
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByText('2 added, 1 changed').waitFor();
    await eventually(async () => expect(await page.title()).toBe('Versions of Price orders - REX'));
    await page.getByText('Dearer').waitFor();

    // Each change brings its node to the middle of the drawing.
    const change = page.getByRole('button', { name: /Tell.*Added node/ });
    await change.press('Enter');
    await page.locator('.diff-card.is-added.is-current').waitFor();
    await page.getByRole('button', { name: 'Compare texts: Code' }).press('Enter');
    await page.getByLabel('Code before').getByText('const price = 1;').waitFor();
    await page.getByLabel('Code after').getByText('const price = 2;').waitFor();

    await page.goto(`${editor.stack.url}/workflows/${id}/versions?from=2&to=1`);
    await page.getByText('2 removed, 1 changed').waitFor();
    await page.getByRole('button', { name: 'Restore version 1' }).press('Enter');
    await page.getByText('Version 1 is back as version 3, a draft.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('Version 2 is the newest again, as version 4').waitFor();
    await page.getByRole('button', { name: 'Publish version 4' }).press('Enter');
    await page.getByText('Version 4 is published').waitFor();
    const { body } = await api.send<{ publishedVersion: number }>('GET', `/workflows/${id}`);
    expect(body.publishedVersion).toBe(4);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
