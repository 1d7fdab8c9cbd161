import { completed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

const document = {
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'node', type: 'node' },
  ],
  edges: [{ source: 'start', target: 'node' }],
};

describe('shutdown', () => {
  it('gives back what is being claimed, and starts nothing more', async () => {
    const begun: string[] = [];
    const node = aNodeType('node', async ({ step }) => {
      begun.push(step.executionId);
      return completed(1);
    });
    const { engine, accept, look } = anEngine([node]);
    await accept(document, {}, 'claimed');
    await accept(document, {}, 'later');
    const claiming = engine.run('claimed');
    const closed = engine.shutdown(1000);
    const late = engine.run('later');
    await Promise.all([claiming, closed, late]);
    expect(begun).toEqual([]);
    expect(look('claimed').execution).toMatchObject({ status: 'pending', leaseOwner: null });
    expect(look('later').execution).toMatchObject({ status: 'pending', leaseEpoch: 0 });
  });
});
