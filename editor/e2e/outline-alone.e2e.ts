import { eventually } from '@rex/testing/stack';
import type { Locator, Page } from 'playwright-core';
import { ByKeyboard } from './by-keyboard';
import { describeJourney } from './with-editor';

/** Runs in the page: keeps all that live regions come to say, as a screen reader hears it. */
function hearAll(): void {
  const heard: string[] = [];
  Object.assign(window, { heard });
  new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const text = element?.closest('[aria-live], [role="status"], [role="alert"]')?.textContent?.trim();
      if (text && heard.at(-1) !== text) heard.push(text);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

describeJourney('a workflow by its outline alone', (editor) => {
  let page: Page;
  let user: ByKeyboard;
  const tree = (): Locator => page.getByRole('tree', { name: 'Outline of the workflow' });
  const item = (name: string | RegExp): Locator => tree().getByRole('treeitem', { name });
  const hears = (text: RegExp): Promise<void> =>
    eventually(async () => {
      const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'));
      expect(heard).toMatch(text);
    });
  const pick = async (dialog: RegExp, text: string): Promise<void> => {
    await user.isLedTo(page.getByRole('combobox', { name: dialog }));
    await user.type(text);
    await user.press('Enter');
  };
  const rename = async (from: RegExp, to: string): Promise<void> => {
    await user.isLedTo(item(from));
    await user.press('F2');
    await user.isLedTo(page.getByRole('textbox', { name: 'Name of the node' }));
    await user.press('Control+a');
    await user.type(to);
    await user.press('Enter');
    await user.isLedTo(item(new RegExp(`^${to}, `)));
  };

  it('is built, connected, mended, configured and run without the drawing', async () => {
    const visitor = await editor.visit();
    ({ page } = visitor);
    user = new ByKeyboard(page);
    await page.addInitScript(hearAll);
    const id = await visitor.api.createWorkflow({ name: 'Told', publish: false, nodes: [], edges: [] });
    await editor.openWorkflow(page, id);

    // The outline is empty, and offers a beginning.
    await user.tabTo(page.getByRole('tab', { name: 'Nodes' }));
    await user.press('ArrowRight');
    await user.isLedTo(page.getByRole('tab', { name: 'Outline', selected: true }));
    await user.choose(
      page.getByRole('tabpanel', { name: 'Outline' }).getByRole('button', { name: 'Add a node' }),
    );
    await pick(/Add a node/, 'manual');
    await user.isLedTo(item(/^Manual trigger/));

    // Each next node behind the one before; Escape leaves the picker and comes back.
    await user.press('Control+Enter');
    await page.getByRole('combobox', { name: /after “Manual trigger”/ }).waitFor();
    await user.press('Escape');
    await user.isLedTo(item(/^Manual trigger/));
    await user.press('Control+Enter');
    await pick(/after “Manual trigger”/, 'output');
    await rename(/^Output/, 'Total');
    await user.press('ArrowLeft');
    await rename(/^Manual trigger/, 'Start');

    // One by the key of the canvas; its edge goes, and it is connected again.
    await user.press('n');
    await pick(/Add a node/, 'output');
    await rename(/^Output, Output(, |$)/, 'Rest');
    await item(/^Rest, Output.*after Start/).waitFor();
    await user.press('e');
    await hears(/Edge from Start to Rest selected/);
    await user.press('Delete');
    await item(/^Rest, Output((?!after).)*$/).waitFor();
    await user.isLedTo(item(/^Rest/));
    await user.press('Home');
    await user.isLedTo(item(/^Start/));
    await user.press('c');
    await hears(/Connect output of Start to input of Rest/);
    await user.press('Enter');
    await user.isLedTo(item(/^Start/));
    await item(/^Rest, Output.*after Start/).waitFor();
    await eventually(async () =>
      expect(await placesOf(tree())).toEqual([
        { name: 'Start', level: 1, place: '1 of 1', isSelected: true },
        { name: 'Total', level: 2, place: '1 of 2', isSelected: false },
        { name: 'Rest', level: 2, place: '2 of 2', isSelected: false },
      ]),
    );

    // Walking along edges, selecting many, the menu with what can be done, and back from it.
    await user.press('ArrowRight');
    await user.isLedTo(item(/^Total/));
    await user.press('Space', 'ArrowDown', 'Control+Space');
    await eventually(async () =>
      expect((await placesOf(tree())).map(({ isSelected }) => isSelected)).toEqual([false, true, true]),
    );
    await user.press('Shift+F10');
    await user.isLedTo(page.getByRole('menu', { name: 'Selection' }).getByRole('menuitem').first());
    await user.press('Escape');
    await user.isLedTo(item(/^Rest/));
    await user.press('Home', 'Space', 'Shift+F10');
    const menu = page.getByRole('menu', { name: 'Node' });
    for (const name of [/^Open/, /^Rename/, /^Connect to/, /^Duplicate/, /^Disable or enable/, /^Delete/]) {
      await menu.getByRole('menuitem', { name }).first().waitFor();
    }
    await user.press('Escape');
    await user.isLedTo(item(/^Start/));

    // Undo and redo are told. A node goes, and the focus stays in the outline.
    await user.press('Control+z');
    await hears(/Undone: /);
    await item(/^Rest, Output((?!after).)*$/).waitFor();
    await user.press('Control+Shift+z');
    await hears(/Done again: /);
    await item(/^Rest, Output.*after Start/).waitFor();
    await user.press('End');
    await user.isLedTo(item(/^Rest/));
    await user.press('Space', 'Delete');
    await item(/^Rest/).waitFor({ state: 'detached' });
    await user.isLedTo(item(/^Total/));

    // The panel, from the outline and back to it.
    await user.press('Enter');
    await user.isLedTo(page.getByRole('heading', { level: 2, name: 'Total' }));
    // The editor of the value is in a shadow tree, so that its host has the focus.
    await user.tabTo(page.getByRole('region', { name: 'Total' }).locator('.code-editor'));
    await user.press('Control+a');
    await page.keyboard.insertText('42');
    // Escape lets Tab leave the editor; the next one closes the panel.
    await user.press('Escape', 'Tab', 'Escape');
    await user.isLedTo(item(/^Total/));

    // It runs, is told to have ended, and its rows and the panel say with what.
    await user.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('Run');
    await page
      .getByRole('option', { name: /^Run\b/ })
      .first()
      .waitFor();
    await user.press('Enter');
    await hears(/Completed in /);
    await item(/^Total, Output, completed/i).waitFor();
    await item(/^Start, Manual trigger, completed/i).waitFor();
    await item(/^Total/).focus();
    await user.press('Enter');
    const panel = page.getByRole('region', { name: 'Total' });
    await user.tabTo(panel.getByRole('tab', { selected: true }));
    const shownTab = () => panel.getByRole('tab', { selected: true }).innerText();
    for (let tab = await shownTab(); tab !== 'Output'; tab = await shownTab()) {
      await user.press('ArrowRight');
      await eventually(async () => expect(await shownTab()).not.toBe(tab));
    }
    await panel.getByRole('tabpanel').getByText('42').first().waitFor();
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  });
});

interface Place {
  readonly name: string;
  readonly level: number;
  readonly place: string;
  readonly isSelected: boolean;
}

/** The rows as assistive technology is told of them. */
function placesOf(tree: Locator): Promise<Place[]> {
  return tree.getByRole('treeitem').evaluateAll((rows) =>
    rows.map((row) => {
      const of = (name: string): string => row.getAttribute(`aria-${name}`) ?? '';
      return {
        name: of('label').split(',')[0] ?? '',
        level: Number(of('level')),
        place: `${of('posinset')} of ${of('setsize')}`,
        isSelected: of('selected') === 'true',
      };
    }),
  );
}
