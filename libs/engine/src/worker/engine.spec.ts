import { completed, failed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

const start = { id: 'start', type: 'start' };
const edges = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [source = '', target = ''] = pair.split('>');
    const [id = '', port = 'main'] = source.split('.');
    return { source: id, sourcePort: port, target };
  });

describe('Engine', () => {
  // start ──▶ a ──▶ b
  it('hands the input down a line of nodes and gives the output of the leaf', async () => {
    const { engine, accept, look } = anEngine();
    const nodes = [start, { id: 'a', type: 'pass' }, { id: 'b', type: 'pass' }];
    await accept({ nodes, edges: edges('start>a', 'a>b') }, { n: 1 });
    await engine.run('execution-1');
    expect(look().execution.status).toBe('completed');
    expect(look().output).toEqual({ n: 1 });
    expect(Object.values(look().steps).map((step) => step.status)).toEqual([
      'completed',
      'completed',
      'completed',
    ]);
  });

  //            ┌─left──▶ a ──┐
  // start ──▶ l               ├──▶ join
  //            └─main──▶ b ──┘
  it('skips the branch not taken and still runs the join behind it', async () => {
    const { engine, accept, look } = anEngine();
    const nodes = [
      start,
      ...['a', 'b', 'join'].map((id) => ({ id, type: 'pass' })),
      { id: 'l', type: 'left' },
    ];
    await accept({ nodes, edges: edges('start>l', 'l.left>a', 'l.main>b', 'a>join', 'b>join') }, { n: 1 });
    await engine.run('execution-1');
    expect(look().steps['b']?.status).toBe('skipped');
    expect(look().steps['join']?.status).toBe('completed');
    expect(look().output).toEqual({ n: 1 });
  });

  it('fails the execution with the node and skips what follows', async () => {
    const { engine, accept, look } = anEngine();
    const nodes = [start, { id: 'bad', type: 'broken' }, { id: 'after', type: 'pass' }];
    await accept({ nodes, edges: edges('start>bad', 'bad>after') });
    await engine.run('execution-1');
    expect(look().execution).toMatchObject({ status: 'failed', error: { code: 'broken', nodeId: 'bad' } });
    expect(look().steps['after']?.status).toBe('skipped');
  });

  it('hands the error on with onError continue, and by the error port with branch', async () => {
    const { engine, accept, look } = anEngine();
    const nodes = [
      start,
      { id: 'goOn', type: 'broken', settings: { onError: 'continue' } },
      { id: 'turn', type: 'broken', settings: { onError: 'branch' } },
      { id: 'caught', type: 'pass' },
      { id: 'fine', type: 'pass' },
    ];
    await accept({ nodes, edges: edges('start>goOn', 'goOn>turn', 'turn.error>caught', 'turn.main>fine') });
    await engine.run('execution-1');
    expect(look().execution.status).toBe('completed');
    expect(look().steps['fine']?.status).toBe('skipped');
    expect(look().output).toEqual({ error: { code: 'broken', message: 'it broke' } });
  });

  it('tries again as the retry policy says', async () => {
    let attempts = 0;
    const flaky = aNodeType('flaky', async () => {
      attempts += 1;
      return attempts < 3 ? failed({ code: 'busy', message: 'not yet' }) : completed('done');
    });
    const { engine, accept, look } = anEngine([flaky]);
    const retry = { maxAttempts: 3, initialDelayMs: 1, backoff: 1, maxDelayMs: 1 };
    await accept({
      nodes: [start, { id: 'f', type: 'flaky', settings: { retry } }],
      edges: edges('start>f'),
    });
    await engine.run('execution-1');
    expect(look().steps['f']).toMatchObject({ status: 'completed', attempt: 3 });
  });

  it('ends a node that never answers at its timeout', async () => {
    const hanging = aNodeType('hanging', () => new Promise(() => {}));
    const { engine, accept, look } = anEngine([hanging]);
    await accept({
      nodes: [start, { id: 'h', type: 'hanging', settings: { timeoutMs: 20 } }],
      edges: edges('start>h'),
    });
    await engine.run('execution-1');
    expect(look().steps['h']).toMatchObject({ status: 'failed', error: { code: 'node-timeout' } });
  });

  it('ends an execution that takes longer than its workflow allows', async () => {
    const hanging = aNodeType('hanging', () => new Promise(() => {}));
    const { engine, accept, look } = anEngine([hanging]);
    const nodes = [
      start,
      { id: 'h', type: 'hanging', settings: { timeoutMs: 60_000 } },
      { id: 'after', type: 'pass' },
    ];
    await accept({ nodes, edges: edges('start>h', 'h>after'), settings: { timeoutMs: 1000 } });
    await engine.run('execution-1');
    expect(look().execution).toMatchObject({ status: 'failed', error: { code: 'execution-timeout' } });
    expect(look().steps['h']?.status).toBe('cancelled');
    expect(look().steps['after']?.status).toBe('skipped');
  });

  it('refuses an output over the limit by name', async () => {
    const big = aNodeType('big', async () => completed('x'.repeat(2000)));
    const { engine, accept, look } = anEngine([big]);
    await accept({ nodes: [start, { id: 'b', type: 'big' }], edges: edges('start>b') });
    await engine.run('execution-1');
    expect(look().steps['b']?.error?.code).toBe('output-too-large');
  });

  it('tells a crashing node from a failing one without telling its secrets', async () => {
    const crashing = aNodeType('crashing', async () => {
      throw new Error('password=hunter2');
    });
    const { engine, accept, look } = anEngine([crashing]);
    await accept({ nodes: [start, { id: 'c', type: 'crashing' }], edges: edges('start>c') });
    await engine.run('execution-1');
    expect(look().steps['c']?.error?.code).toBe('node-crashed');
    expect(JSON.stringify(look().execution)).not.toContain('hunter2');
  });

  it('resolves plain paths without the sandbox and warns of those that lead nowhere', async () => {
    const { engine, accept, look } = anEngine();
    const nodes = [
      start,
      { id: 'v', type: 'value', config: { value: { a: '{{ input.n }}', b: '{{ input.gone }}' } } },
    ];
    await accept({ nodes, edges: edges('start>v') }, { n: 7 });
    await engine.run('execution-1');
    expect(look().output).toEqual({ a: 7, b: null });
    expect(look().steps['v']?.warnings[0]?.message).toContain('input.gone');
  });

  it('runs an execution once however often it is woken', async () => {
    let runs = 0;
    const counting = aNodeType('counting', async ({ input }) => {
      runs += 1;
      return completed(input);
    });
    const { engine, accept } = anEngine([counting]);
    await accept({ nodes: [start, { id: 'c', type: 'counting' }], edges: edges('start>c') });
    await Promise.all([engine.run('execution-1'), engine.run('execution-1'), engine.run('execution-1')]);
    await engine.run('execution-1');
    expect(runs).toBe(1);
  });

  it('goes on after a lost worker from the recorded steps, byte for byte, and repeats none of them', async () => {
    let runs = 0;
    const counting = aNodeType('counting', async ({ input }) => {
      runs += 1;
      return completed(input);
    });
    const { engine, store, accept, look } = anEngine([counting]);
    const nodes = [start, { id: 'c', type: 'counting' }, { id: 'after', type: 'pass' }];
    await accept({ nodes, edges: edges('start>c', 'c>after') });
    const [claimed] = await store.claim(['execution-1'], 'lost-worker');
    const row = {
      status: 'completed' as const,
      error: null,
      resumeInMs: null,
      attempt: 1,
      durationMs: 1,
      logs: [],
      warnings: [],
    };
    const times = { startedAt: new Date(), finishedAt: new Date() };
    await store.record('lost-worker', [
      {
        executionId: 'execution-1',
        leaseEpoch: claimed?.leaseEpoch ?? 0,
        steps: ['start', 'c'].map((nodeId) => ({
          ...row,
          ...times,
          nodeId,
          nodeType: 'counting',
          port: 'main',
          outputJson: '{"from":"before"}',
        })),
      },
    ]);
    const lost = store.get('execution-1');
    if (lost) lost.leaseExpiresAt = new Date(0);
    await engine.run('execution-1');
    expect(runs).toBe(0);
    expect(look().execution.status).toBe('completed');
    expect(look().output).toEqual({ from: 'before' });
  });

  it('does not repeat a once step that was in flight when its worker was lost', async () => {
    let runs = 0;
    const charging = aNodeType(
      'charging',
      async () => {
        runs += 1;
        return completed('charged');
      },
      'once',
    );
    const { engine, store, accept, look } = anEngine([charging]);
    await accept({ nodes: [start, { id: 'c', type: 'charging' }], edges: edges('start>c') });
    const [claimed] = await store.claim(['execution-1'], 'lost-worker');
    const base = {
      error: null,
      resumeInMs: null,
      attempt: 1,
      durationMs: null,
      logs: [],
      warnings: [],
      startedAt: new Date(),
    };
    await store.record('lost-worker', [
      {
        executionId: 'execution-1',
        leaseEpoch: claimed?.leaseEpoch ?? 0,
        steps: [
          {
            ...base,
            nodeId: 'start',
            nodeType: 'start',
            status: 'completed',
            port: 'main',
            outputJson: '{}',
            finishedAt: new Date(),
          },
          {
            ...base,
            nodeId: 'c',
            nodeType: 'charging',
            status: 'running',
            port: null,
            outputJson: null,
            finishedAt: null,
          },
        ],
      },
    ]);
    const lost = store.get('execution-1');
    if (lost) lost.leaseExpiresAt = new Date(0);
    await engine.run('execution-1');
    expect(runs).toBe(0);
    expect(look().steps['c']).toMatchObject({ status: 'failed', attempt: 1, error: { code: 'interrupted' } });
  });

  it('gives back at shutdown what does not finish within the grace time', async () => {
    const hanging = aNodeType('hanging', () => new Promise(() => {}));
    const { engine, accept, look } = anEngine([hanging]);
    await accept({ nodes: [start, { id: 'h', type: 'hanging' }], edges: edges('start>h') });
    const running = engine.run('execution-1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await engine.shutdown(10);
    await running;
    expect(look().execution).toMatchObject({ status: 'pending', leaseOwner: null });
  });

  it('passes the input through a disabled node', async () => {
    const { engine, accept, look } = anEngine();
    const nodes = [start, { id: 'off', type: 'broken', disabled: true }, { id: 'b', type: 'pass' }];
    await accept({ nodes, edges: edges('start>off', 'off>b') }, { n: 1 });
    await engine.run('execution-1');
    expect(look().steps['off']?.status).toBe('skipped');
    expect(look().output).toEqual({ n: 1 });
  });
});
