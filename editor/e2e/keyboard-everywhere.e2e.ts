import { eventually } from '@rex/testing/stack';
import type { Locator, Page } from 'playwright-core';
import { ByKeyboard } from './by-keyboard';
import { openPage } from './open-page';
import { describeJourney } from './with-editor';

const EMAIL = 'keys@example.com';
const PASSWORD = 'correct horse battery';
const PASTED = {
  name: 'Pasted',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
    { id: 'out', type: 'output', name: 'Out', position: { x: 320, y: 0 }, config: { value: 1 } },
  ],
  edges: [{ source: 'start', target: 'out' }],
};

describeJourney('every screen without a pointer', (editor) => {
  let page: Page;
  let user: ByKeyboard;
  const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
    within.getByRole('button', { name, exact: typeof name === 'string' });
  const row = (name: string): Locator =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  const isAt = async (heading: string | RegExp, title = `${String(heading)} - REX`): Promise<void> => {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.waitForFunction((wanted) => document.title === wanted, title);
    await user.isSomewhere();
  };
  /** The rail is one stop; arrows go along it. The focus stays on the link that was followed. */
  const goBy = async (name: string, title?: string): Promise<void> => {
    const rail = page.getByRole('navigation', { name: 'Main' });
    const link = rail.getByRole('link', { name, exact: true });
    await user.tabTo(rail.locator('a[tabindex="0"], button[tabindex="0"]'), 'Shift+Tab');
    await user.press('Home');
    for (
      let step = 0;
      step < 15 && !(await link.evaluate((each) => each === document.activeElement));
      step++
    ) {
      await user.press('ArrowDown');
    }
    await user.press('Enter');
    await isAt(name, title);
    await user.isLedTo(link);
    await eventually(async () => expect(await link.getAttribute('aria-current')).toBe('page'));
    await user.press('Tab');
    await eventually(async () =>
      expect(await rail.evaluate((each) => each.contains(document.activeElement))).toBe(false),
    );
  };

  it('leads from the account to the last corner and back, and never loses the focus', async () => {
    const opened = await openPage(editor.browser, editor.stack.url);
    ({ page } = opened);
    user = new ByKeyboard(page);

    // An account, the empty list, a template.
    await isAtSignIn();
    await user.choose(page.getByRole('link', { name: 'Create an account' }));
    await isAt('Create account');
    await fillIn([
      ['E-mail', EMAIL],
      ['Password', PASSWORD],
    ]);
    await user.press('Enter');
    await isAt('Workflows');
    await user.choose(page.getByRole('link', { name: 'Browse templates' }));
    await isAt('Templates');
    const first = button(/^Details of /).first();
    await user.choose(first);
    const details = page.getByRole('dialog');
    await details.waitFor();
    await user.press('Escape');
    await user.isLedTo(first);
    const title = ((await first.getAttribute('aria-label')) ?? '').replace('Details of ', '');
    await user.tabTo(button(`Try it: ${title}`), 'Shift+Tab');
    await user.press('Enter');
    await page.locator('app-execution-bar strong', { hasText: 'Completed' }).waitFor();
    await user.isSomewhere();
    const name = (await page.title()).replace(' - REX', '');

    // What ran: the list, the detail, its replay, a step.
    await goBy('Executions');
    await user.choose(page.getByRole('table', { name: 'Executions' }).getByRole('link').first());
    await isAt(/^Completed/, `Completed: ${name} - REX`);
    const time = page.getByRole('slider', { name: 'Time of the replay' });
    await user.tabTo(time);
    await user.press('Home');
    const reads = (text: RegExp) =>
      eventually(async () => expect(await time.getAttribute('aria-valuetext')).toMatch(text));
    await reads(/^0 /);
    await user.press('End');
    await reads(/^(.+) \/ \1$/);
    const steps = page.getByRole('grid', { name: 'Steps in time' });
    await user.choose(steps.locator('[tabindex="0"]'));
    await user.isLedTo(page.locator('#step-heading'));
    await user.press('Escape');
    await user.isSomewhere();
    await user.tabTo(page.getByRole('link', { name: 'All executions' }), 'Shift+Tab');
    await user.press('Enter');
    await isAt('Executions');

    // A key comes and goes.
    await goBy('Keys');
    await user.choose(button('Store a key'));
    const store = page.getByRole('dialog', { name: 'Store a key' });
    await user.tabTo(store.getByLabel('Name'));
    await user.type('Mine');
    await user.tabTo(store.getByLabel('Key', { exact: true }));
    await user.type('sk-0123456789abcdef');
    await user.press('Enter');
    await page.getByRole('row', { name: /Mine/ }).waitFor();
    await store.waitFor({ state: 'detached' });
    await user.isSomewhere();
    await user.choose(button('Delete Mine'));
    const warning = page.getByRole('alertdialog', { name: 'Delete Mine?' });
    await user.choose(button('Delete key', warning));
    await page.getByRole('heading', { name: 'No keys yet' }).waitFor();
    await user.isLedTo(page.getByRole('heading', { level: 1, name: 'Keys' }));

    await goBy('Schedules');
    await goBy('Webhooks');

    // The versions of the workflow, and back.
    await goBy('Workflows');
    await user.choose(page.getByRole('link', { name, exact: true }));
    await isAt(name);
    await user.tabTo(page.getByRole('toolbar', { name: 'Workflow' }).locator('[tabindex="0"]').first());
    const versions = page.getByRole('link', { name: 'Versions' });
    for (
      let step = 0;
      step < 15 && !(await versions.evaluate((each) => each === document.activeElement));
      step++
    ) {
      await user.press('ArrowRight');
    }
    await user.press('Enter');
    await isAt('Versions', `Versions of ${name} - REX`);

    await goBy('Usage');

    // Settings: the theme, a token that is shown once.
    await goBy('Settings');
    await user.tabTo(page.getByRole('radio', { name: 'Dark' }));
    await user.press('ArrowDown');
    await page.locator('html[data-theme="light"]').waitFor();
    await user.press('ArrowUp');
    const newToken = button('New token');
    await user.choose(newToken);
    const token = page.getByRole('dialog', { name: 'New API token' });
    await user.tabTo(token.getByLabel('Name'));
    await user.type('Script');
    await user.press('Enter');
    await token.getByLabel(/Token “Script”/).waitFor();
    await user.isSomewhere();
    await user.choose(button('I have copied it', token));
    await user.isLedTo(newToken);
    await user.choose(button('Delete Script'));
    await user.choose(button('Delete token', page.getByRole('dialog')));
    await user.isLedTo(page.getByRole('heading', { name: 'API tokens' }));

    // The list: an import that is pasted, search, many at once, the bin.
    await goBy('Workflows');
    await user.choose(button('Import'));
    const dialog = page.getByRole('dialog', { name: 'Import a workflow' });
    await user.tabTo(dialog.getByRole('textbox', { name: 'Or paste it' }));
    await page.keyboard.insertText(JSON.stringify(PASTED));
    await dialog.getByText('2 nodes, 1 edge').waitFor();
    await user.choose(button('Import', dialog));
    await isAt('Pasted');
    await page.getByLabel(/^Out, Output/).waitFor();
    await goBy('Workflows');
    await row('Pasted').waitFor();
    await user.press('/');
    await user.isLedTo(page.getByRole('searchbox'));
    await user.type('Pasted');
    await row(name).waitFor({ state: 'detached' });
    await user.press('Control+a', 'Delete');
    await row(name).waitFor();
    for (const each of ['Pasted', name]) await user.choose(row(each).getByRole('checkbox'), 'Space');
    const bar = page.getByRole('toolbar', { name: 'Selected workflows' });
    await bar.getByText('2 selected').waitFor();
    await user.tabTo(bar.locator('[tabindex="0"]'));
    await user.press('ArrowRight', 'ArrowRight', 'Enter');
    await user.isLedTo(page.getByRole('combobox', { name: 'Tag' }));
    await user.type('urgent');
    await user.press('Enter');
    await row('Pasted').getByText('urgent').waitFor();
    await user.isLedTo(button('Add tag…', bar));
    for (let step = 0; step < 3; step++) await user.press('ArrowRight');
    await user.isLedTo(button('Move to the bin', bar));
    await user.press('Enter');
    await row('Pasted').waitFor({ state: 'detached' });
    await user.isSomewhere();
    await user.choose(button('Undo'));
    await row('Pasted').waitFor();
    await user.isSomewhere();
    await user.choose(button('Actions for Pasted'));
    await user.isLedTo(page.getByRole('menu').getByRole('menuitem').first());
    await user.press('End');
    await user.isLedTo(page.getByRole('menuitem', { name: 'Move to the bin' }));
    await user.press('Enter');
    await row('Pasted').waitFor({ state: 'detached' });
    await user.isSomewhere();
    await user.tabTo(page.getByRole('link', { name: 'Bin' }), 'Shift+Tab');
    await user.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bin' }).waitFor();
    await user.isSomewhere();
    await user.choose(button('Actions for Pasted'));
    await page.getByRole('menuitem', { name: 'Restore' }).waitFor();
    await user.press('Home', 'Enter');
    await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
    await user.isSomewhere();

    // Out, and in again.
    const rail = page.getByRole('navigation', { name: 'Main' });
    await user.tabTo(rail.locator('a[tabindex="0"], button[tabindex="0"]'), 'Shift+Tab');
    await user.press('End', 'Enter');
    await isAtSignIn();
    await fillIn([
      ['E-mail', EMAIL],
      ['Password', PASSWORD],
    ]);
    await user.press('Enter');
    await isAt('Workflows');
    await row('Pasted').waitFor();
    expect(opened.complaints).toEqual([]);
    await page.context().close();
  });

  async function isAtSignIn(): Promise<void> {
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await eventually(async () => expect(await page.title()).toBe('Sign in - REX'));
  }

  async function fillIn(fields: readonly (readonly [string, string])[]): Promise<void> {
    for (const [label, text] of fields) {
      await user.tabTo(page.getByRole('textbox', { name: label }));
      await user.type(text);
    }
  }
});
