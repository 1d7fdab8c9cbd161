import type { ApiClient } from '@rex/testing';
import type { CanvasPage } from './canvas-page';
import type { Editor } from './with-editor';

/** A state of the editor that is looked at, by people and by the accessibility checker. */
export interface EditorState {
  readonly name: string;
  /** Brings the page there. */
  show(editor: Editor, canvas: CanvasPage, api: ApiClient): Promise<void>;
}

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
  canvas: CanvasPage,
  api: ApiClient,
  document: object,
): Promise<void> {
  const id = await api.createWorkflow(document);
  await editor.openWorkflow(canvas.page, id);
  await canvas.page.locator('.palette-item').first().waitFor();
  await canvas.page.waitForTimeout(600);
}

/** All that the issue names, each from the start. */
export const EDITOR_STATES: readonly EditorState[] = [
  {
    name: 'empty',
    show: (editor, canvas, api) =>
      showWorkflow(editor, canvas, api, { name: 'Nothing yet', publish: false, nodes: [], edges: [] }),
  },
  { name: '13-nodes', show: (editor, canvas, api) => showWorkflow(editor, canvas, api, grid(13, 4)) },
  { name: '200-nodes', show: (editor, canvas, api) => showWorkflow(editor, canvas, api, grid(200, 20)) },
  {
    name: 'panel-open',
    async show(editor, canvas, api) {
      await showWorkflow(editor, canvas, api, grid(4, 2));
      await canvas.open('n1');
      await canvas.page.locator('app-inspector .cm-content').waitFor();
    },
  },
  {
    name: 'picker-open',
    async show(editor, canvas, api) {
      await showWorkflow(editor, canvas, api, grid(4, 2));
      await canvas.focusCanvas();
      await canvas.page.keyboard.press('n');
      await canvas.page.getByRole('combobox', { name: /Add a node/ }).waitFor();
    },
  },
  {
    name: 'failed-run',
    async show(editor, canvas, api) {
      const { nodes, ...rest } = grid(5, 3);
      const broken = [
        ...nodes.slice(0, 3),
        code('n3', 3, 3, 'const order = null;\nreturn order.total;'),
        ...nodes.slice(4),
      ];
      await showWorkflow(editor, canvas, api, { ...rest, nodes: broken });
      await canvas.page.getByRole('button', { name: 'Run', exact: true }).click();
      await canvas.runStatus('Failed');
      await canvas.select('n3');
      await canvas.page.getByRole('tab', { name: 'Output' }).click();
      await canvas.page
        .locator('app-inspector')
        .getByText(/Cannot read/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'overview',
    async show(editor, canvas, api) {
      await showWorkflow(editor, canvas, api, grid(200, 20));
      await canvas.focusCanvas();
      for (let n = 0; n < 8; n++) await canvas.page.keyboard.press('-');
      await canvas.page.waitForTimeout(400);
    },
  },
];

/** Shows the page in a theme, as the button at the left would. */
export async function useTheme(canvas: CanvasPage, theme: 'dark' | 'light'): Promise<void> {
  await canvas.page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}
