import { eventually } from '@rex/testing/stack';
import { middleOf } from './canvas-page';
import { CHAIN, openChain } from './chain';
import { describeJourney } from './with-editor';

describeJourney('small edits', (editor) => {
  it('lets expressions follow a node to its new id, and a clone to its own', async () => {
    const { page, canvas, drawn, complaints } = await openChain(editor);
    await canvas.open('fetch');
    await page.locator('#node-id').fill('renamed');
    await page.keyboard.press('Enter');
    await canvas.saved();
    const message = async (nodeId: string) => (await drawn()).find(({ id }) => id === nodeId)?.config.message;
    await eventually(async () => expect(await message('after')).toBe('{{ steps.renamed.a }}'));
    await page.keyboard.press('Escape');

    await page.reload();
    await canvas.card('after').waitFor();
    await canvas.select('renamed');
    const at = await middleOf(canvas.card('after'));
    await page.keyboard.down('Shift');
    await page.mouse.click(at.x, at.y);
    await page.keyboard.up('Shift');
    await page.keyboard.down('Alt');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y + 120, { steps: 8 });
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await canvas.card('after_2').waitFor();
    await eventually(async () => expect(await message('after_2')).toBe('{{ steps.renamed_2.a }}'));

    // When each step ran, below the canvas: a row shows its node, and keeps the focus.
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByText('Run the workflow to see how long each step took.').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await canvas.runStatus('Completed');
    await page.getByRole('row', { name: /^Fetch Completed/ }).press('Enter');
    await page.locator('[data-node-id="renamed"].is-selected').waitFor();
    await page.locator('.timeline-row[aria-selected="true"]:focus', { hasText: 'Fetch' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leaves the focus where it went when a name is left, and the canvas to its keys when it is not', async () => {
    const { page, canvas, drawn } = await openChain(editor);
    await canvas.open('after');
    const field = canvas.field('/message');
    await canvas.card('after').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('Afterwards');
    await field.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' hello');
    await eventually(async () => expect(await field.inputValue()).toBe('{{ steps.fetch.a }} hello'));
    await eventually(async () =>
      expect((await drawn()).find(({ id }) => id === 'after')?.name).toBe('Afterwards'),
    );

    // Alt with a letter or an arrow is the field's.
    await page.keyboard.press('Shift+Alt+t');
    await page.keyboard.press('Alt+ArrowLeft');
    expect((await drawn()).map(({ position }) => position)).toEqual(
      CHAIN.nodes.map(({ position }) => position),
    );
    await canvas.card('after').focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await page.keyboard.press('d');
    await eventually(async () => expect(await canvas.label('after')).toMatch(/disabled/i));

    // What is typed at once is for the field that the key before it opened.
    await page.keyboard.press('Shift+S');
    await page.keyboard.type('dear');
    await eventually(async () => expect(await page.locator('.note-field').inputValue()).toBe('dear'));
    await page.keyboard.press('Escape');
    await canvas.card('fetch').focus();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('dup');
    const palette = page.locator('app-command-palette');
    await eventually(async () => expect(await palette.locator('input').inputValue()).toBe('dup'));
    expect(await palette.count()).toBe(1);
    expect(await canvas.label('fetch')).not.toMatch(/disabled/i);
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });

    // A row stands for its node, for the clipboard as well; undo at once takes back what is only on its way.
    await page.keyboard.press('ControlOrMeta+Shift+o');
    const row = page.locator('.outline-row[data-row="fetch"]');
    await row.focus();
    await page.keyboard.press('ControlOrMeta+c');
    await page.keyboard.press('ControlOrMeta+v');
    await page.locator('.outline-row[data-row="fetch_2"]').waitFor();
    await page.keyboard.press('ControlOrMeta+v');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await page.locator('.outline-row[data-row="fetch_2"]').waitFor({ state: 'detached' });
    await eventually(async () => expect(await drawn()).toHaveLength(CHAIN.nodes.length));
    await page.context().close();
  });

  it('pastes where the pointer is, ends what was let go outside, and takes keys where they are pressed', async () => {
    const { page, canvas, drawn } = await openChain(editor);
    // Twice at the same place: the second beside the first.
    await canvas.select('fetch');
    await page.keyboard.press('ControlOrMeta+c');
    const from = await middleOf(canvas.card('fetch'));
    await page.mouse.move(from.x - 280, from.y);
    await page.keyboard.press('ControlOrMeta+v');
    await canvas.card('fetch_2').waitFor();
    await page.keyboard.press('ControlOrMeta+v');
    await canvas.card('fetch_3').waitFor();
    const spot = await middleOf(canvas.card('fetch_2'));
    expect(Math.abs(spot.x - from.x + 280)).toBeLessThan(20);
    expect(Math.abs(spot.y - from.y)).toBeLessThan(20);
    await eventually(async () => expect(await drawn()).toHaveLength(5));
    const [second, third] = (await drawn()).slice(3).map(({ position }) => position);
    expect(third).toEqual({ x: (second?.x ?? 0) + 32, y: (second?.y ?? 0) + 32 });
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await canvas.card('fetch_2').waitFor({ state: 'detached' });

    // Let go above the canvas.
    const box = await page.locator('#canvas').boundingBox();
    const [x, y] = [(box?.x ?? 0) + 500, box?.y ?? 0];
    await page.mouse.move(x, y + 2);
    await page.mouse.down();
    await page.mouse.move(x, y - 3);
    await page.mouse.up();
    await page.mouse.move(x + 50, y + 300, { steps: 5 });
    expect(await page.locator('#canvas.is-dragging').count()).toBe(0);

    // Over a toolbar, Ctrl with the wheel is the canvas's.
    const view = () => page.locator('.world').evaluate(({ style }) => style.transform);
    const zoomOut = page.getByRole('button', { name: 'Zoom out' });
    const before = await view();
    await zoomOut.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await eventually(async () => expect(await view()).not.toBe(before));

    // Held at its border, the minimap shows the same, until Escape.
    const zoomed = await view();
    await page.getByRole('button', { name: 'Keep the minimap open' }).click();
    const minimap = await page.locator('.minimap.is-shown').boundingBox();
    const [right, top] = [(minimap?.x ?? 0) + (minimap?.width ?? 0) - 3, (minimap?.y ?? 0) + 40];
    await page.waitForTimeout(100);
    await page.mouse.move(right, top);
    await page.mouse.down();
    await eventually(async () => expect(await view()).not.toBe(zoomed));
    const atBorder = await view();
    await page.waitForTimeout(100);
    await page.mouse.move(right + 1, top);
    await page.waitForTimeout(100);
    expect(await view()).toBe(atBorder);
    await page.keyboard.press('Escape');
    await eventually(async () => expect(await view()).toBe(zoomed));
    await page.mouse.up();

    // Enter on a button of the search is the button's.
    await canvas.focusCanvas();
    await page.keyboard.press('ControlOrMeta+f');
    await page.locator('app-canvas-search input').fill('a');
    await page.getByRole('button', { name: 'Close the search' }).press('Enter');
    await page.locator('app-canvas-search').waitFor({ state: 'detached' });

    // A suggestion is taken back by the undo of the field.
    await canvas.open('after');
    const field = canvas.field('/message');
    await field.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' {{ ste');
    await page
      .getByRole('option', { name: /^steps/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await field.inputValue()).toMatch(/\{\{ steps$|\{\{ steps[. }]/));
    const written = await field.inputValue();
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(async () => expect(await field.inputValue()).not.toBe(written));
    expect(await field.inputValue()).toContain('{{ steps.fetch.a }} {{ ste');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    // A node that is being moved goes.
    await canvas.card('after').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await canvas.card('after').waitFor({ state: 'detached' });
    await canvas.card('fetch').focus();
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-node-id') === 'start');
    await page.context().close();
  });

  it('opens lists whose address says something twice', async () => {
    const { page, complaints } = await editor.visit();
    await page.goto(`${editor.stack.url}/executions?status=failed&status=running&error=a&error=b`);
    await page.getByRole('button', { name: /^Failed.*remove$/ }).waitFor();
    await page.goto(`${editor.stack.url}/workflows?tag=a&tag=b`);
    await page.getByRole('heading', { name: 'Workflows' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
