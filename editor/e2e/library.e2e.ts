import { readFileSync } from 'node:fs';
import { eventually, type ApiClient } from '@rex/testing/stack';
import type { Download, Page } from 'playwright-core';
import { describeJourney } from './with-editor';

interface Exported {
  exportedAt: string;
  workflow: { name: string; nodes: object[] };
}

const start = { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } };
const simple = (name: string, more: object = {}) => ({ name, nodes: [start], edges: [], ...more });

/** A workflow with a bit of everything that a file holds. */
const RICH = {
  name: 'Ask & <answer>',
  tags: ['shop'],
  nodes: [
    start,
    {
      ...{ id: 'large', type: 'condition', name: 'Large?', position: { x: 320, y: 0 } },
      config: { match: 'all', conditions: [{ field: 'total', operator: 'greater-than', value: 10 }] },
    },
    { id: 'done', type: 'output', name: 'Done', position: { x: 640, y: 0 }, disabled: true },
  ],
  edges: [
    { id: 'e1', source: 'start', target: 'large' },
    { id: 'e2', source: 'large', sourcePort: 'true', target: 'done' },
  ],
  notes: [
    {
      ...{ id: 'why', text: '# Why\n- because', tint: 2 },
      ...{ position: { x: 0, y: -160 }, size: { width: 240, height: 96 } },
    },
  ],
  groups: [{ id: 'g', name: 'Answering', nodeIds: ['large', 'done'], noteIds: [] }],
};

describeJourney('the library', (editor) => {
  const make = (api: ApiClient, documents: object[]): Promise<string[]> =>
    Promise.all(documents.map((document) => api.createWorkflow(document)));
  const row = (page: Page, name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');

  it('is searched, narrowed, ordered and walked by keyboard, and all of that is in the address', async () => {
    const { page, api, complaints } = await editor.visit();
    await make(api, [
      simple('Alpha', { tags: ['mail'] }),
      simple('Beta', { tags: ['mail', 'shop'], active: false }),
      simple('Gamma', { nodes: [{ id: 'hook', type: 'webhook-trigger' }] }),
    ]);
    await page.reload();
    await row(page, 'Alpha').waitFor();
    await page.getByRole('button', { name: 'mail', exact: true }).press('Enter');
    await row(page, 'Gamma').waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Order' }).selectOption('name');
    await page.keyboard.press('Escape');
    await page.waitForURL(/\?tag=mail&sort=name$/);
    // The list in its new order has come.
    await eventually(async () =>
      expect((await page.locator('[data-index="0"]').textContent())?.trim()).toBe('Alpha'),
    );
    await row(page, 'Alpha').getByRole('link').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Beta');
    await page.keyboard.press('/');
    await page.keyboard.type('alp');
    await row(page, 'Beta').waitFor({ state: 'detached' });
    await page.reload();
    await row(page, 'Alpha').waitFor();
    await eventually(async () => expect(await page.getByRole('searchbox').inputValue()).toBe('alp'));
    expect(await page.getByRole('button', { name: 'mail', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.getByRole('button', { name: 'Clear' }).press('Enter');
    await row(page, 'Gamma').waitFor();
    await page.getByRole('button', { name: 'As cards' }).press('Enter');
    await page.locator('.library-card .mini').nth(2).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('changes many at once, and takes back what went into the bin', async () => {
    const { page, api, complaints } = await editor.visit();
    await make(
      api,
      ['One', 'Two', 'Three'].map((name) => simple(name)),
    );
    await page.reload();
    await row(page, 'One').getByRole('checkbox').press('Space');
    await row(page, 'Two').getByRole('checkbox').press('Space');
    const bar = page.getByRole('toolbar', { name: 'Selected workflows' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Add tag…' }).press('Enter');
    await page.getByRole('combobox', { name: 'Tag' }).fill('urgent');
    await page.keyboard.press('Enter');
    await page.getByText('Tagged “urgent”: 2 workflows').waitFor();
    await row(page, 'Two').getByText('urgent').waitFor();
    await bar.getByRole('button', { name: 'Switch off' }).press('Enter');
    await row(page, 'One').getByText('Off').waitFor();

    await bar.getByRole('button', { name: 'Move to the bin' }).press('Enter');
    await row(page, 'One').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await row(page, 'One').waitFor();

    await row(page, 'Three').getByRole('button', { name: 'Actions for Three' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Move to the bin' }).press('Enter');
    await row(page, 'Three').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Bin' }).press('Enter');
    await page.getByRole('heading', { name: 'Bin' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Three' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Delete for good…' }).press('Enter');
    await page.getByRole('button', { name: 'Delete for good' }).press('Enter');
    await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says what is in a file before it imports it, and gives the same file again', async () => {
    const { page, api, complaints } = await editor.visit();
    const [id = ''] = await make(api, [{ ...RICH, publish: false }]);
    await page.reload();
    const save = async (name: string): Promise<string> => {
      await row(page, name)
        .getByRole('button', { name: `Actions for ${name}` })
        .first()
        .press('Enter');
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Export as JSON' }).press('Enter');
      const file = await download;
      expect(file.suggestedFilename()).toBe('Ask & _answer_.rex.json');
      return textOf(file);
    };
    const first = await save(RICH.name);
    await api.send('DELETE', `/workflows/${id}`);

    await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Import a workflow' });
    const field = dialog.getByRole('textbox', { name: 'Or paste it' });
    await field.fill('{\n  "name": "x",\n}');
    await dialog.getByText('look at line 3, column 1').waitFor();
    await field.fill(first);
    await dialog.getByText('3 nodes, 2 edges, 1 note, 1 group').waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    await page.getByLabel(/^Large\?, Condition/).waitFor();

    await page.getByRole('button', { name: 'Export' }).press('Enter');
    const drawing = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Canvas as SVG' }).press('Enter');
    const svg = await textOf(await drawing);
    for (const words of ['Large?', 'Answering', 'because', '>True<']) expect(svg).toContain(words);
    expect(svg).not.toMatch(/var\(|style=/);
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    const picture = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Canvas as PNG' }).press('Enter');
    const png = readFileSync(await (await picture).path());
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
    expect(png.readUInt32BE(16)).toBe(width * 2);

    await page.getByRole('link', { name: 'Workflows', exact: true }).first().press('Enter');
    const again = await save(RICH.name);
    const dated = (text: string) => text.replace(/"exportedAt": ".*"/, '');
    expect(dated(again)).toBe(dated(first));
    expect((JSON.parse(again) as Exported).workflow.nodes).toHaveLength(3);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
