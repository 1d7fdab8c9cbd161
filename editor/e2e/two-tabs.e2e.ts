import { eventually } from '@rex/testing/stack';
import { CanvasPage } from './canvas-page';
import { describeJourney } from './with-editor';

interface Saved {
  version: number;
  nodes: { id: string; name: string }[];
}

describeJourney('two tabs that edit one workflow', (editor) => {
  const ROW = {
    name: 'Shared',
    publish: false,
    nodes: ['start', 'a', 'b'].map((id, n) => ({
      id,
      type: n === 0 ? 'manual-trigger' : 'code',
      name: id,
      position: { x: n * 320, y: 0 },
      config: n === 0 ? {} : { code: 'return 1' },
    })),
    edges: [{ source: 'start', target: 'a' }],
  };

  /** Both tabs open; the first one renames `a` and saves; the second one renames what is told. */
  async function meet(renamed: string) {
    const { page: first, complaints, api } = await editor.visit();
    const id = await api.createWorkflow(ROW);
    const second = await first.context().newPage();
    const tabs = [first, second].map((page) => new CanvasPage(page));
    for (const { page } of tabs) await editor.openWorkflow(page, id);
    const [one, two] = tabs as [CanvasPage, CanvasPage];
    // Otherwise a tab that comes to the front reads the newest version at once.
    await two.page.evaluate(() =>
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }),
    );
    await rename(one, 'a', 'From the first tab');
    await one.saved();
    await rename(two, renamed, 'From the second tab');
    await two.page.getByRole('heading', { name: 'Someone changed this workflow meanwhile' }).waitFor();
    const saved = async (): Promise<Saved> => (await api.send<Saved>('GET', `/workflows/${id}`)).body;
    return { two, saved, complaints, api };
  }

  async function rename(canvas: CanvasPage, nodeId: string, name: string): Promise<void> {
    await canvas.page.bringToFront();
    await canvas.select(nodeId);
    await canvas.page.keyboard.press('F2');
    await canvas.page.keyboard.press('ControlOrMeta+a');
    await canvas.page.keyboard.type(name);
    await canvas.page.keyboard.press('Enter');
  }

  const nameOf = ({ nodes }: Saved, id: string): string | undefined =>
    nodes.find((node) => node.id === id)?.name;

  it('merges what both did to different nodes, and undo brings back what was before', async () => {
    const { two, saved, complaints } = await meet('b');
    expect(nameOf(await saved(), 'a')).toBe('From the first tab');
    await two.page.getByRole('button', { name: 'Merge both' }).click();
    await two.saved();
    const merged = await saved();
    expect([nameOf(merged, 'a'), nameOf(merged, 'b')]).toEqual(['From the first tab', 'From the second tab']);
    expect(complaints).toEqual([]);
    await two.page.context().close();
  });

  it('asks whose version of a node counts that both changed', async () => {
    const { two, saved } = await meet('a');
    await two.page
      .getByRole('radiogroup', { name: /a|From/ })
      .getByText(/^Theirs/)
      .click();
    await two.page.getByRole('button', { name: 'Merge both' }).click();
    await two.saved();
    expect(nameOf(await saved(), 'a')).toBe('From the first tab');
    await two.page.context().close();
  });

  it('keeps mine as a workflow of its own, and leaves theirs as it is', async () => {
    const { two, saved, api } = await meet('b');
    await two.page.getByRole('button', { name: 'Keep mine as a copy' }).click();
    const list = async (): Promise<string[]> =>
      (await api.send<{ items: { name: string }[] }>('GET', '/workflows')).body.items.map(({ name }) => name);
    await eventually(async () => expect(await list()).toContain('Shared (copy)'));
    expect([nameOf(await saved(), 'a'), nameOf(await saved(), 'b')]).toEqual(['From the first tab', 'b']);
    await two.page.context().close();
  });

  it('takes theirs, and undo still has mine', async () => {
    const { two, saved } = await meet('b');
    await two.page.getByRole('button', { name: 'Take theirs' }).click();
    await two.saved();
    expect([nameOf(await saved(), 'a'), nameOf(await saved(), 'b')]).toEqual(['From the first tab', 'b']);
    await two.focusCanvas();
    await two.page.keyboard.press('ControlOrMeta+z');
    await two
      .card('b')
      .and(two.page.getByLabel(/From the second tab/))
      .waitFor();
    await two.page.context().close();
  });
});
