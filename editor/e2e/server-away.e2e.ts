import { CanvasPage } from './canvas-page';
import { describeJourney } from './with-editor';

const AWAY_MS = 20_000;

describeJourney('a server that is away while somebody edits', (editor) => {
  it('loses nothing in 20 seconds of it, and says what is going on', async () => {
    const { page, api } = await editor.visit();
    const id = await api.createWorkflow({
      name: 'Long way',
      publish: false,
      nodes: [
        { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
        { id: 'code', type: 'code', name: 'Code', position: { x: 320, y: 0 }, config: { code: 'return 1' } },
      ],
      edges: [{ source: 'start', target: 'code' }],
    });
    const canvas = new CanvasPage(page);
    await editor.openWorkflow(page, id);
    await canvas.card('code').waitFor();

    // As if the cable were pulled: every call fails.
    await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
    const until = Date.now() + AWAY_MS;
    let added = 0;
    while (Date.now() < until) {
      await page.locator('.palette-item[data-type="log"]').click();
      added += 1;
      await page.waitForTimeout(4_000);
    }
    await page.locator('.save-status', { hasText: 'Offline, trying again' }).waitFor();

    // Nothing of the editor was used yet, and all of it is there without a network.
    await page.context().setOffline(true);
    await canvas.card('code').focus();
    await page.keyboard.press('Enter');
    await page.locator('app-inspector .cm-content').waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+o');
    await page.locator('.outline-row[data-row="code"]').waitFor();
    await page.context().setOffline(false);

    await page.unroute('**/api/**');
    await canvas.saved();
    const { body } = await api.send<{ nodes: { type: string }[] }>('GET', `/workflows/${id}`);
    expect(body.nodes.filter(({ type }) => type === 'log')).toHaveLength(added);
    await page.context().close();
  });

  it('brings back what a closed tab could not send', async () => {
    const { page, api } = await editor.visit();
    const id = await api.createWorkflow({
      name: 'Closed too early',
      publish: false,
      nodes: [{ id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } }],
      edges: [],
    });
    const canvas = new CanvasPage(page);
    await editor.openWorkflow(page, id);
    await canvas.card('start').waitFor();
    await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
    await page.locator('.palette-item[data-type="log"]').click();
    await page.locator('.save-status', { hasText: 'Offline, trying again' }).waitFor();
    await page.unroute('**/api/**');
    await page.close({ runBeforeUnload: false });

    const again = await page.context().newPage();
    await editor.openWorkflow(again, id);
    const reopened = new CanvasPage(again);
    await again.getByText('Changes that had not been saved were brought back.').waitFor();
    await reopened.saved();
    const { body } = await api.send<{ nodes: { type: string }[] }>('GET', `/workflows/${id}`);
    expect(body.nodes.map(({ type }) => type)).toEqual(['manual-trigger', 'log']);
    await again.context().close();
  });
});
