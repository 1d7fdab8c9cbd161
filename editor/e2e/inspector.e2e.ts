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
});
