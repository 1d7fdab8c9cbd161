import type { ApiClient } from '@rex/testing/stack';
import type { Page } from 'playwright-core';
import { CanvasPage } from '../canvas-page';
import type { Editor } from '../with-editor';
import type { ScreenState } from './screen-state';

const code = (id: string, n: number, columns: number, source = 'return 1') => ({
  id,
  type: 'code',
  name: `Step ${n}`,
  position: { x: (n % columns) * 320, y: Math.floor(n / columns) * 144 },
  config: { code: source },
});

/** A grid of nodes, row by row connected, which starts by hand. */
function grid(count: number, columns: number) {
  const nodes = Array.from({ length: count }, (_, n) =>
    n === 0
      ? { id: 'n0', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 }, config: {} }
      : code(`n${n}`, n, columns),
  );
  const edges = nodes.slice(1).map(({ id }, n) => ({ source: `n${n}`, target: id }));
  return { name: `${count} nodes`, publish: false, nodes, edges };
}

async function showWorkflow(
  editor: Editor,
  page: Page,
  api: ApiClient,
  document: object,
): Promise<CanvasPage> {
  const id = await api.createWorkflow(document);
  await editor.openWorkflow(page, id);
  // A narrow window has no palette beside the canvas.
  await page.locator('[data-node-id], app-empty-canvas').first().waitFor();
  await page.waitForTimeout(600);
  return new CanvasPage(page);
}

/** The canvas and what opens over it. */
export const CANVAS_STATES: readonly ScreenState[] = [
  {
    name: 'empty',
    show: (editor, page, api) =>
      showWorkflow(editor, page, api, { name: 'Nothing yet', publish: false, nodes: [], edges: [] }),
  },
  { name: '13-nodes', show: (editor, page, api) => showWorkflow(editor, page, api, grid(13, 4)) },
  { name: '200-nodes', show: (editor, page, api) => showWorkflow(editor, page, api, grid(200, 20)) },
  {
    name: 'panel-open',
    async show(editor, page, api) {
      const canvas = await showWorkflow(editor, page, api, grid(4, 2));
      await canvas.open('n1');
      await page.locator('app-inspector .cm-content').waitFor();
    },
  },
  {
    name: 'picker-open',
    async show(editor, page, api) {
      const canvas = await showWorkflow(editor, page, api, grid(4, 2));
      await canvas.focusCanvas();
      await page.keyboard.press('n');
      await page.getByRole('combobox', { name: /Add a node/ }).waitFor();
    },
  },
  {
    name: 'failed-run',
    async show(editor, page, api) {
      const { nodes, ...rest } = grid(5, 3);
      const broken = [
        ...nodes.slice(0, 3),
        code('n3', 3, 3, 'const order = null;\nreturn order.total;'),
        ...nodes.slice(4),
      ];
      const canvas = await showWorkflow(editor, page, api, { ...rest, nodes: broken });
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await canvas.runStatus('Failed');
      await canvas.select('n3');
      await page.getByRole('tab', { name: 'Output' }).click();
      await page
        .locator('app-inspector')
        .getByText(/Cannot read/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'overview',
    async show(editor, page, api) {
      const canvas = await showWorkflow(editor, page, api, grid(200, 20));
      await canvas.focusCanvas();
      for (let n = 0; n < 8; n++) await page.keyboard.press('-');
      await page.waitForTimeout(400);
    },
  },
];
