import { CanvasPage } from './canvas-page';
import type { Editor, Visitor } from './with-editor';

interface Drawn {
  nodes: { id: string; name: string; position: { x: number; y: number }; config: { message?: string } }[];
}

/** A trigger, a script and a log that reads what the script gave, one below the other. */
export const CHAIN = {
  name: 'Chain',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start', position: { x: 0, y: 0 } },
    { id: 'fetch', type: 'code', name: 'Fetch', position: { x: 0, y: 128 }, config: { code: 'return {};' } },
    {
      id: 'after',
      type: 'log',
      name: 'After',
      position: { x: 0, y: 256 },
      config: { level: 'info', message: '{{ steps.fetch.a }}' },
    },
  ],
  edges: [
    { source: 'start', target: 'fetch' },
    { source: 'fetch', target: 'after' },
  ],
};

/** Somebody new, before a canvas that shows the chain. */
export async function openChain(
  editor: Editor,
): Promise<Visitor & { canvas: CanvasPage; drawn: () => Promise<Drawn['nodes']> }> {
  const visitor = await editor.visit();
  const id = await visitor.api.createWorkflow(CHAIN);
  await editor.openWorkflow(visitor.page, id);
  const canvas = new CanvasPage(visitor.page);
  await canvas.card('after').waitFor();
  const drawn = async () => (await visitor.api.send<Drawn>('GET', `/workflows/${id}`)).body.nodes;
  return { ...visitor, canvas, drawn };
}
