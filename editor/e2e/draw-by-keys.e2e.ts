import { eventually } from '@rex/testing/stack';
import { CanvasPage } from './canvas-page';
import { describeJourney } from './with-editor';

describeJourney('drawing a workflow with the keyboard alone', (editor) => {
  it('builds five nodes, configures, connects, runs, undoes and publishes them without a pointer', async () => {
    const { page, complaints, api } = await editor.visit();
    const { keyboard } = page;
    const canvas = new CanvasPage(page);
    const pick = async (text: string): Promise<void> => {
      await page.getByRole('combobox', { name: /Add a node/ }).waitFor();
      await keyboard.type(text);
      await keyboard.press('Enter');
    };

    await page.getByRole('button', { name: 'New workflow' }).focus();
    await keyboard.press('Enter');
    await page.locator('#canvas').waitFor();

    // The first node by its own key, the next ones each behind the one before.
    await canvas.focusCanvas();
    await keyboard.press('n');
    await pick('webhook');
    await canvas.card('webhook_trigger').waitFor();
    await keyboard.press('Control+Enter');
    await pick('javascript');
    await canvas.card('code').waitFor();
    await keyboard.press('Control+Enter');
    await pick('condition');
    await canvas.card('condition').waitFor();
    await keyboard.press('Control+Enter');
    await pick('output');
    await canvas.card('output').waitFor();
    await eventually(async () => expect(await canvas.label('output')).toContain('input from Condition'));

    // Back along the edge; the second output of the condition takes the second node.
    await keyboard.press('Control+ArrowLeft');
    await eventually(async () => expect(await focusedNode(page)).toBe('condition'));
    await keyboard.press('Control+Enter');
    await pick('output');
    await canvas.card('output_2').waitFor();
    await eventually(async () => expect(await canvas.label('output_2')).toContain('input from Condition'));

    // Settings: Enter opens the panel, Escape leaves it.
    await keyboard.press('Control+ArrowLeft');
    await keyboard.press('Control+ArrowLeft');
    await eventually(async () => expect(await focusedNode(page)).toBe('code'));
    await keyboard.press('Enter');
    await page.locator('app-inspector .cm-content').first().focus();
    await keyboard.insertText('return { amount: 150 };');
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await canvas.focusCanvas();
    await keyboard.press('Control+ArrowRight');
    await eventually(async () => expect(await focusedNode(page)).toBe('condition'));
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add condition' }).focus();
    await keyboard.press('Enter');
    await canvas.field('/conditions/0/field').focus();
    await keyboard.type('amount');
    await canvas.field('/conditions/0/operator').focus();
    await keyboard.type('Greater than');
    await canvas.field('/conditions/0/value').focus();
    await keyboard.type('100');
    await canvas.saved();
    await eventually(async () =>
      expect(await page.locator('app-dock').getByText('Problems').textContent()).not.toMatch(/\d/),
    );

    // Running by its shortcut.
    await keyboard.press('Control+Enter');
    await canvas.runStatus('Completed');
    await eventually(async () => expect(await canvas.label('output')).toMatch(/completed/i));

    // Taking up a node, moving it by arrows, putting it down: one entry of the history.
    await canvas.focusCanvas();
    const before = await canvas.card('condition').boundingBox();
    await keyboard.press(' ');
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const after = await canvas.card('condition').boundingBox();
    expect(Math.round((after?.y ?? 0) - (before?.y ?? 0))).toBeGreaterThan(20);
    await keyboard.press('Control+z');
    const back = await canvas.card('condition').boundingBox();
    expect(Math.round(back?.y ?? 0)).toBe(Math.round(before?.y ?? 0));

    // Renaming, and publishing by the list of commands.
    await keyboard.press('F2');
    await keyboard.press('Control+a');
    await keyboard.type('Is it much?');
    await keyboard.press('Enter');
    await eventually(async () => expect(await canvas.label('condition')).toContain('Is it much?'));
    await canvas.saved();
    await page.getByRole('button', { name: 'Publish', exact: true }).focus();
    await keyboard.press('Enter');
    await page.getByText('Published', { exact: true }).waitFor();

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { body } = await api.send<{ publishedVersion: number; version: number; nodes: unknown[] }>(
      'GET',
      `/workflows/${id}`,
    );
    expect([body.publishedVersion, body.nodes.length]).toEqual([body.version, 5]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('walks over nodes with one tab stop, and Tab leaves the canvas', async () => {
    const { page, api } = await editor.visit();
    const canvas = new CanvasPage(page);
    const id = await api.createWorkflow({
      name: 'A row',
      publish: false,
      nodes: ['a', 'b', 'c'].map((id, n) => ({
        id,
        type: 'code',
        name: id,
        position: { x: n * 320, y: 0 },
        config: { code: 'return 1' },
      })),
      edges: [
        { source: 'a', target: 'b' },
        { source: 'b', target: 'c' },
      ],
    });
    await editor.openWorkflow(page, id);
    await canvas.focusCanvas();
    const { keyboard } = page;
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await eventually(async () => expect(await focusedNode(page)).toBe('c'));
    await keyboard.press('Tab');
    await eventually(async () => expect(await focusedNode(page)).toBeNull());
    await keyboard.press('Shift+Tab');
    await eventually(async () => expect(await focusedNode(page)).toBe('c'));

    // What has the focus is never under what lies over the canvas.
    const cardBox = async () => (await canvas.card('c').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const { x, y } = await cardBox();
    await page.setViewportSize({ width: Math.round(x) + 320, height: Math.round(y) + 200 });
    await keyboard.press('m');
    const map = page.locator('.minimap.is-shown');
    await map.waitFor();
    await eventually(async () => {
      const [card, over] = [await cardBox(), await map.boundingBox()];
      expect(card.x + card.width < (over?.x ?? 0) || card.y + card.height < (over?.y ?? 0)).toBe(true);
    });
    await page.context().close();
  });
});

function focusedNode(page: CanvasPage['page']): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-node-id]')?.getAttribute('data-node-id') ?? null,
  );
}
