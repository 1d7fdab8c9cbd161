import { completed, failed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

// start ──▶ fetch ──▶ flaky ──▶ end
const document = {
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'fetch', type: 'fetch' },
    { id: 'flaky', type: 'flaky' },
    { id: 'end', type: 'pass' },
  ],
  edges: [
    { source: 'start', target: 'fetch' },
    { source: 'fetch', target: 'flaky' },
    { source: 'flaky', target: 'end' },
  ],
};

function aBench() {
  const seen = { fetches: 0, inputs: [] as unknown[], isBroken: true };
  const fetch = aNodeType('fetch', async ({ input }) => {
    seen.fetches += 1;
    return completed({ fetched: input });
  });
  const flaky = aNodeType('flaky', async ({ input }) => {
    seen.inputs.push(input);
    return seen.isBroken ? failed({ code: 'broken', message: 'no' }) : completed(input);
  });
  return { ...anEngine([fetch, flaky]), seen };
}

describe('a repeated execution', () => {
  it('takes over the results of the nodes it does not run again', async () => {
    const { engine, accept, look, seen } = aBench();
    await accept(document, { n: 1 }, 'first');
    await engine.run('first');
    expect(look('first').execution.status).toBe('failed');
    seen.isBroken = false;
    const retry = { of: 'first', from: 'flaky', fromInputJson: null, reuse: ['start', 'fetch'] };
    await accept(document, { n: 1 }, 'second', { retry });
    await engine.run('second');
    expect(look('second').execution.status).toBe('completed');
    expect(look('second').output).toEqual({ fetched: { n: 1 } });
    expect(seen.fetches).toBe(1);
    expect(look('second').steps['fetch']?.outputJson).toBe(look('first').steps['fetch']?.outputJson);
    expect(look('first').execution.status).toBe('failed');
  });

  it('gives the node it runs from another input when it is told one', async () => {
    const { engine, accept, look, seen } = aBench();
    seen.isBroken = false;
    await accept(document, { n: 1 }, 'first');
    await engine.run('first');
    const retry = { of: 'first', from: 'flaky', fromInputJson: '{"edited":true}', reuse: ['start', 'fetch'] };
    await accept(document, { n: 1 }, 'second', { retry });
    await engine.run('second');
    expect(seen.inputs).toEqual([{ fetched: { n: 1 } }, { edited: true }]);
    expect(look('second').output).toEqual({ edited: true });
  });

  it('runs everything again when it is to be repeated as a whole', async () => {
    const { engine, accept, look, seen } = aBench();
    seen.isBroken = false;
    await accept(document, { n: 1 }, 'first');
    await engine.run('first');
    const retry = { of: 'first', from: null, fromInputJson: null, reuse: [] };
    await accept(document, { n: 2 }, 'second', { retry });
    await engine.run('second');
    expect(seen.fetches).toBe(2);
    expect(look('second').output).toEqual({ fetched: { n: 2 } });
  });
});

describe('maxConcurrency', () => {
  it('keeps executions of a workflow waiting in their order', async () => {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const slow = aNodeType('flaky', ({ step }) => {
      begun.push(step.executionId);
      return new Promise((resolve) => ends.set(step.executionId, () => resolve(completed(1))));
    });
    const fetch = aNodeType('fetch', async ({ input }) => completed(input));
    const { engine, accept, look, woken } = anEngine([fetch, slow]);
    const limited = { ...document, settings: { maxConcurrency: 2 } };
    const ids = ['e1', 'e2', 'e3', 'e4'];
    for (const id of ids) await accept(limited, {}, id);
    // The youngest is woken first, and is not let in before its turn.
    await engine.run('e4');
    expect(begun).toEqual([]);
    const runs = [engine.run('e1'), engine.run('e2'), engine.run('e3')];
    const until = async (count: number) => {
      while (begun.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
    };
    await until(2);
    expect(look('e3').execution.status).toBe('pending');
    ends.get('e2')?.();
    await runs[1];
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(woken).toEqual(['e3']);
    runs.push(engine.run('e3'));
    await until(3);
    expect(begun).toEqual(['e1', 'e2', 'e3']);
    for (const end of ends.values()) end();
    await Promise.all(runs);
    const last = engine.run('e4');
    await until(4);
    ends.get('e4')?.();
    await last;
    expect(ids.map((id) => look(id).execution.status)).toEqual(ids.map(() => 'completed'));
  });
});
