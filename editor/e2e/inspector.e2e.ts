import { CanvasPage } from './canvas-page';
import { describeJourney } from './with-editor';

describeJourney('the data of a node', (editor) => {
  it('is looked at as a schema, and goes into a field at the caret, by keyboard alone', async () => {
    const { page, api, complaints } = await editor.visit();
    const id = await api.createWorkflow({
      name: 'Greets',
      nodes: [
        { id: 'start', type: 'manual-trigger', name: 'Start' },
        { id: 'who', type: 'code', name: 'Who', config: { code: 'return { person: { name: "Ada" } };' } },
        { id: 'say', type: 'log', name: 'Say', config: { level: 'info', message: 'Hello !' } },
      ],
      edges: [
        { source: 'start', target: 'who' },
        { source: 'who', target: 'say' },
      ],
    });
    await api.run(id);
    await editor.openWorkflow(page, id);
    await new CanvasPage(page).open('say');
    const message = page
      .getByRole('combobox', { name: /Message/ })
      .or(page.getByLabel(/^Message/))
      .first();
    await message.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tab', { name: 'Input' }).click();
    await page.getByRole('button', { name: 'Schema' }).press('Enter');
    await page.getByRole('button', { name: 'Insert into field: input.person.name' }).press('Enter');
    await page.getByRole('tab', { name: 'Settings', selected: true }).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(
        (each) => each.value === 'Hello {{ input.person.name }}!' && each === document.activeElement,
      ),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('of many megabytes is opened, searched, read as a table and scrolled to its end', async () => {
    const { page, api, complaints } = await editor.visit();
    const code =
      'return Array.from({ length: 50000 }, (_, n) => ({ id: n, name: `Customer ${n}`, note: "x".repeat(60) }));';
    const id = await api.createWorkflow({
      name: 'Gives much',
      nodes: [
        { id: 'start', type: 'manual-trigger', name: 'Start' },
        { id: 'many', type: 'code', name: 'Many', config: { code } },
      ],
      edges: [{ source: 'start', target: 'many' }],
    });
    const { id: executionId } = await api.run(id);
    await page.goto(`${editor.stack.url}/executions/${executionId}`);
    await page.locator('.timeline-row', { hasText: 'Many' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Search in Output' }).fill('customer 49999');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    await page.getByRole('treeitem', { name: 'Customer 49999' }).waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).press('Enter');
    const table = page.getByRole('region', { name: 'Output as a table' });
    await table.focus();
    await page.keyboard.press('End');
    await table.getByText('Customer 49999', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
