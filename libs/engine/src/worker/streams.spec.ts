import { completed, failed } from '@rex/node-sdk';
import { aNodeType, anEngine, LocalStreamBus } from '../spec-support/an-engine';

describe('what a running step shows', () => {
  const retry = { maxAttempts: 2, initialDelayMs: 1, backoff: 1, maxDelayMs: 1 };
  const document = {
    nodes: [
      { id: 'start', type: 'start' },
      { id: 'ask', type: 'talks', settings: { retry } },
    ],
    edges: [{ source: 'start', target: 'ask' }],
  };

  it('is told before the step ends, anew with each attempt, and is not stored', async () => {
    const talks = aNodeType('talks', async ({ step, stream }) => {
      stream({ type: 'text', text: `try ${step.attempt}` });
      stream({ type: 'text', text: ', secretly' });
      return step.attempt === 1 ? failed({ code: 'busy', message: 'not yet' }) : completed('answer');
    });
    const streams = new LocalStreamBus();
    const { engine, accept, look } = anEngine([talks], { streams });
    await accept(document);
    await engine.run('execution-1');
    const name = { executionId: 'execution-1', nodeId: 'ask' };
    expect(streams.pieces).toEqual([
      { ...name, offset: 0, text: 'try 1, secretly' },
      { ...name, offset: 0, text: 'try 2, secretly' },
    ]);
    expect(look().execution.status).toBe('completed');
    expect(JSON.stringify(look())).not.toContain('secretly');
  });
});
