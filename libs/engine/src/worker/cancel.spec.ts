import { completed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

const document = {
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'slow', type: 'slow' },
    { id: 'after', type: 'pass' },
  ],
  edges: [
    { source: 'start', target: 'slow' },
    { source: 'slow', target: 'after' },
  ],
};

/** A node that runs until it is stopped, and tells of it. */
function aSlowType() {
  const events: string[] = [];
  const type = aNodeType(
    'slow',
    ({ signal }) =>
      new Promise((_resolve, reject) => {
        events.push('begun');
        signal.addEventListener('abort', () => {
          events.push('stopped');
          reject(signal.reason as Error);
        });
      }),
  );
  return { type, events };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('cancel', () => {
  it('reaches the node that runs, and ends the execution as cancelled', async () => {
    const { type, events } = aSlowType();
    const { engine, store, cancels, accept, look } = anEngine([type]);
    await engine.start();
    await accept(document);
    const run = engine.run('execution-1');
    await until(() => events.includes('begun'));
    expect(await store.requestCancel('owner-1', 'execution-1')).toMatchObject({ kind: 'requested' });
    await cancels.publish(['execution-1']);
    await run;
    expect(events).toEqual(['begun', 'stopped']);
    expect(look().execution).toMatchObject({ status: 'cancelled', error: null, outputJson: null });
    expect(look().steps['start']?.status).toBe('completed');
    expect(look().steps['slow']).toMatchObject({
      status: 'cancelled',
      attempt: 1,
      startedAt: expect.any(Date),
    });
    expect(look().steps['after']?.status).toBe('skipped');
    await engine.shutdown(0);
  });

  it('ends at once what nobody runs, and it never begins', async () => {
    const { type, events } = aSlowType();
    const { engine, store, accept, look } = anEngine([type]);
    await accept(document);
    expect(await store.requestCancel('owner-1', 'execution-1')).toEqual({
      kind: 'ended',
      status: 'cancelled',
      revision: 1,
      isNew: true,
    });
    await engine.run('execution-1');
    expect(events).toEqual([]);
    expect(look().execution).toMatchObject({ status: 'cancelled', leaseEpoch: 0 });
  });

  it('is carried out by the next worker when the one that ran it was lost', async () => {
    const { type, events } = aSlowType();
    const { engine, store, accept, look } = anEngine([type]);
    await accept(document);
    await store.claim(['execution-1'], 'a lost worker');
    await store.requestCancel('owner-1', 'execution-1');
    look().execution.leaseExpiresAt = new Date(0);
    await engine.run('execution-1');
    expect(events).toEqual([]);
    expect(look().execution.status).toBe('cancelled');
  });

  it('comes too late for what has ended', async () => {
    const { engine, store, accept, look } = anEngine([aNodeType('slow', async () => completed(1))]);
    await accept(document);
    await engine.run('execution-1');
    expect(await store.requestCancel('owner-1', 'execution-1')).toMatchObject({
      kind: 'ended',
      status: 'completed',
      isNew: false,
    });
    expect(look().execution.status).toBe('completed');
  });

  it('is heard at the next sign of life when nobody told', async () => {
    const { type, events } = aSlowType();
    const { engine, store, accept, look } = anEngine([type], { leaseSeconds: 0.03 });
    await engine.start();
    await accept(document);
    const run = engine.run('execution-1');
    await until(() => events.includes('begun'));
    await store.requestCancel('owner-1', 'execution-1');
    await run;
    expect(look().execution.status).toBe('cancelled');
    await engine.shutdown(0);
  });
});
