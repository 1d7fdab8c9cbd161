import { eventually } from '@rex/testing/stack';
import { CanvasPage } from './canvas-page';
import { describeJourney } from './with-editor';

/** More than REX allows unless it is told to. */
const NODES = 549;

describeJourney(
  'pasting more than 500 nodes',
  (editor) => {
    it('puts them all in as one entry of the history, saves them, and takes them out again', async () => {
      const { page, complaints, api } = await editor.visit();
      const id = await api.createWorkflow({
        name: 'Much',
        publish: false,
        nodes: [{ id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } }],
        edges: [],
      });
      const canvas = new CanvasPage(page);
      await editor.openWorkflow(page, id);
      await canvas.card('start').waitFor();
      await canvas.focusCanvas();
      const fragment = {
        format: 'rex-canvas',
        formatVersion: 1,
        nodes: Array.from({ length: NODES }, (_, n) => ({
          id: `n${n}`,
          type: 'code',
          name: `Node ${n}`,
          position: { x: (n % 25) * 320, y: Math.floor(n / 25) * 128 },
          config: { code: n === 0 ? 'return 1' : `return steps.n${n - 1}` },
        })),
        edges: Array.from({ length: NODES - 1 }, (_, n) => ({ source: `n${n}`, target: `n${n + 1}` })),
      };
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, JSON.stringify(fragment));
      await canvas.saved();
      const read = async () =>
        (
          await api.send<{ nodes: { id: string }[]; edges: unknown[]; problems: unknown[] }>(
            'GET',
            `/workflows/${id}`,
          )
        ).body;
      await eventually(async () => expect((await read()).nodes).toHaveLength(NODES + 1));
      const pasted = await read();
      expect([pasted.nodes.length, pasted.edges.length]).toEqual([NODES + 1, NODES - 1]);

      await canvas.focusCanvas();
      await page.keyboard.press('ControlOrMeta+z');
      await eventually(async () => expect((await read()).nodes).toHaveLength(1));
      await page.keyboard.press('ControlOrMeta+Shift+z');
      await eventually(async () => expect((await read()).nodes).toHaveLength(NODES + 1));

      // What this server allows counts in the editor too.
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await canvas.runStatus('Completed');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  },
  { LIMIT_NODES: '600' },
);
