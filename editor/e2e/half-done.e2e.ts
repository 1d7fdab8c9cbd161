import { eventually } from '@rex/testing/stack';
import { CanvasPage, middleOf } from './canvas-page';
import { CHAIN, openChain } from './chain';
import { describeJourney } from './with-editor';

describeJourney('what is begun', (editor) => {
  it('leaves nothing half done: moves by keys, drags, connections, and what had the focus', async () => {
    const { page, canvas, drawn } = await openChain(editor);
    const { keyboard, mouse } = page;
    const place = async () => (await drawn()).find(({ id }) => id === 'after')?.position;
    const focused = (nodeId: string) =>
      page.waitForFunction((id) => document.activeElement?.getAttribute('data-node-id') === id, nodeId);

    // A press elsewhere keeps what the keys moved.
    await canvas.select('after');
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    const from = await middleOf(canvas.card('after'));
    await mouse.click(from.x - 300, from.y);
    await eventually(async () => expect(await place()).toEqual({ x: 0, y: 272 }));

    // The arrow comes before Space is up; undo takes back this move, and not the one before.
    await canvas.select('after');
    await keyboard.down('Space');
    await keyboard.down('ArrowRight');
    await keyboard.up('Space');
    await keyboard.up('ArrowRight');
    await keyboard.press('Enter');
    await eventually(async () => expect(await place()).toEqual({ x: 16, y: 272 }));
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await keyboard.press('ControlOrMeta+z');
    await keyboard.press('d');
    await eventually(async () => expect(await canvas.label('after')).toMatch(/disabled/i));
    await canvas.saved();
    expect((await place())?.y).toBe(272);

    // Space and the right button leave a drag alone.
    const at = await middleOf(canvas.card('after'));
    await mouse.move(at.x, at.y);
    await mouse.down();
    await mouse.move(at.x - 100, at.y + 40, { steps: 5 });
    await keyboard.press('Space');
    await mouse.down({ button: 'right' });
    await mouse.up({ button: 'right' });
    await mouse.move(at.x - 160, at.y + 40, { steps: 3 });
    await mouse.up();
    await eventually(async () => expect((await place())?.x).toBeLessThan(-80));
    expect(await page.locator('[role="menu"]').count()).toBe(0);
    expect(await page.locator('[aria-live]', { hasText: 'Not moved' }).count()).toBe(0);

    // Escape closes the picker first, and the connection below it then.
    const port = await middleOf(canvas.card('after').locator('.port.is-output'));
    await mouse.click(port.x, port.y);
    await keyboard.press('n');
    const picker = page.getByRole('combobox', { name: /Add a node/ });
    await picker.waitFor();
    await keyboard.press('Escape');
    await picker.waitFor({ state: 'detached' });
    await page.locator('#canvas.is-connecting').waitFor();
    await keyboard.press('Escape');
    await page.locator('#canvas.is-connecting').waitFor({ state: 'detached' });

    // What was added goes again, and the keys stay on the canvas.
    await canvas.select('fetch');
    await keyboard.press('Control+Enter');
    await picker.waitFor();
    await keyboard.type('log');
    await keyboard.press('Enter');
    await focused('log');
    await keyboard.press('ControlOrMeta+z');
    await canvas.card('log').waitFor({ state: 'detached' });
    await keyboard.press('Home');
    await focused('start');

    // An edge goes by a double click on its bin, and no more than that.
    await keyboard.press('e');
    await page.getByRole('button', { name: 'Delete the edge' }).dblclick({ delay: 50 });
    await keyboard.press('End');
    await focused('after');
    expect(await picker.count()).toBe(0);
    await page.context().close();
  });

  it('leads from a problem to its field, into a collapsed group too, and from a key to the tab of a node', async () => {
    const { page, api, complaints } = await editor.visit();
    const [start, fetch, after] = CHAIN.nodes;
    const broken = { ...after, config: { level: 'info', message: '{{ steps.nowhere.a }}' } };
    const far = { ...broken, id: 'far', name: 'Far', position: { x: 2000, y: 1200 } };
    const near = { ...fetch, id: 'near', name: 'Near', position: { x: 400, y: 0 } };
    const group = { id: 'g', name: 'Rest', nodeIds: ['near', 'far'], parentId: null, isCollapsed: true };
    const nodes = [start, fetch, broken, near, far];
    const { body } = await api.send<{ id: string }>('POST', '/workflows', {
      ...CHAIN,
      ...{ nodes, groups: [group], publish: false },
    });
    await editor.openWorkflow(page, body.id);
    const canvas = new CanvasPage(page);
    await canvas.card('after').waitFor();
    await canvas.focusCanvas();
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const heading = document.getElementById('inspector-heading')?.textContent?.trim();
        return `${heading} ${document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field']}`;
      });
    await page.locator('#dock-tab-problems').click();
    for (const [row, name] of ['After', 'Far', 'After'].entries()) {
      await page.locator('.problem-row', { hasText: name }).press('Enter');
      await eventually(async () => expect([row, await focused()]).toEqual([row, `${name} /message`]));
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    }
    // Escape leads back to the card, I to the tab of what came in.
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-node-id') === 'after');
    await page.keyboard.press('i');
    await page.waitForFunction(() => document.activeElement?.id === 'inspector-heading');
    expect(await page.locator('#inspector-tab-input').getAttribute('aria-selected')).toBe('true');
    // What is done to a group by a key is told.
    await page.locator('[data-group-id="g"]').click();
    await page.locator('[data-group-id="g"]').press('Alt+g');
    await page
      .locator('.cdk-live-announcer-element', { hasText: 'Open “Rest”' })
      .waitFor({ state: 'attached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
