import { completed, failed, postponed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

const start = { id: 'start', type: 'start' };
const busy = { code: 'busy', message: 'Come again.' };
const edges = [{ source: 'start', target: 'asks' }];

/** Is told to wait so often, then ends by `end`. */
function aPatientType(
  waits: number,
  afterMs: number,
  end: () => ReturnType<typeof completed> = () => completed('done'),
) {
  const attempts: number[] = [];
  const type = aNodeType('asks', async ({ step }) => {
    attempts.push(step.attempt);
    return attempts.length <= waits ? postponed(busy, afterMs) : end();
  });
  return { type, attempts };
}

describe('a step that is postponed', () => {
  const document = { nodes: [start, { id: 'asks', type: 'asks' }], edges };

  it('waits without a retry policy, and it is one attempt all the while', async () => {
    const { type, attempts } = aPatientType(3, 2);
    const { engine, accept, look } = anEngine([type]);
    await accept(document);
    await engine.run('execution-1');
    expect(attempts).toEqual([1, 1, 1, 1]);
    expect(look().steps['asks']).toMatchObject({ status: 'completed', attempt: 1, error: null });
  });

  it('frees the worker when the wait is long, and goes on in the same attempt', async () => {
    const { type, attempts } = aPatientType(1, 60_000);
    const { engine, accept, look } = anEngine([type]);
    await accept(document);
    await engine.run('execution-1');
    expect(engine.runningCount).toBe(0);
    expect(look().execution.status).toBe('waiting');
    expect(look().steps['asks']).toMatchObject({
      status: 'waiting',
      attempt: 1,
      error: { code: 'busy', postponedMs: 60_000 },
    });
    for (const part of [look().execution, look().steps['asks']]) if (part) part.resumeAt = new Date(0);
    await engine.run('execution-1');
    expect(attempts).toEqual([1, 1]);
    expect(look().execution.status).toBe('completed');
  });

  it('keeps the attempts of its retry policy for failures', async () => {
    const retry = { maxAttempts: 2, initialDelayMs: 1, backoff: 1, maxDelayMs: 1 };
    const { type, attempts } = aPatientType(2, 1, () => failed({ code: 'broken', message: 'It broke.' }));
    const { engine, accept, look } = anEngine([type]);
    await accept({ nodes: [start, { id: 'asks', type: 'asks', settings: { retry } }], edges });
    await engine.run('execution-1');
    expect(attempts).toEqual([1, 1, 1, 2]);
    expect(look().steps['asks']).toMatchObject({ status: 'failed', attempt: 2, error: { code: 'broken' } });
  });

  it('holds no place that another node could have', async () => {
    const order: string[] = [];
    const waiting = aNodeType('asks', async ({ step }) => {
      order.push('asks');
      return order.filter((each) => each === 'asks').length < 2 && step.attempt === 1
        ? postponed(busy, 300)
        : completed(null);
    });
    const other = aNodeType('other', async () => {
      order.push('other');
      return completed(null);
    });
    const { engine, accept } = anEngine([waiting, other], { nodeConcurrency: 1 });
    const nodes = [...document.nodes, { id: 'o', type: 'other' }];
    await accept({ nodes, edges: [...edges, { source: 'start', target: 'o' }] });
    await engine.run('execution-1');
    expect(order).toEqual(['asks', 'other', 'asks']);
  });
});
