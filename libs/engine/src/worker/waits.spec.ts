import { completed, failed } from '@rex/node-sdk';
import { aNodeType, anEngine } from '../spec-support/an-engine';

const HOUR_MS = 3_600_000;
const start = { id: 'start', type: 'start' };
const retry = { maxAttempts: 3, initialDelayMs: 20_000, backoff: 1, maxDelayMs: 20_000 };

/** A clock that tests turn. */
function aClock() {
  const clock = { time: Date.parse('2026-01-01T00:00:00Z'), now: () => new Date(clock.time) };
  return clock;
}

/** Fails until its n-th attempt. */
function aFlakyType(succeedsAt: number, error: { retryAfterMs?: number } = {}) {
  const attempts: number[] = [];
  const type = aNodeType('flaky', async ({ step }) => {
    attempts.push(step.attempt);
    return step.attempt < succeedsAt
      ? failed({ code: 'busy', message: 'not yet', ...error })
      : completed(`attempt ${step.attempt}`);
  });
  return { type, attempts };
}

describe('a wait for the next attempt', () => {
  const document = {
    nodes: [start, { id: 'f', type: 'flaky', settings: { retry } }, { id: 'after', type: 'pass' }],
    edges: [
      { source: 'start', target: 'f' },
      { source: 'f', target: 'after' },
    ],
  };

  it('parks the execution when it is long, and goes on from there when it is over', async () => {
    const { type, attempts } = aFlakyType(2);
    const { engine, store, accept, look } = anEngine([type]);
    await accept(document, { n: 1 });
    await engine.run('execution-1');
    expect(look().execution).toMatchObject({ status: 'waiting', leaseOwner: null, finishedAt: null });
    expect(engine.runningCount).toBe(0);
    expect(look().steps['f']).toMatchObject({ status: 'waiting', attempt: 1, error: { code: 'busy' } });
    const waitMs = (look().execution.resumeAt?.getTime() ?? 0) - Date.now();
    expect(waitMs).toBeGreaterThan(5_000);
    expect(waitMs).toBeLessThanOrEqual(20_000);

    await engine.run('execution-1');
    expect(attempts).toEqual([1]);
    for (const part of [look().execution, look().steps['f']]) if (part) part.resumeAt = new Date(0);
    expect(await store.findDue(10)).toEqual([{ executionId: 'execution-1', leaseEpoch: 1 }]);
    await engine.run('execution-1');
    expect(attempts).toEqual([1, 2]);
    expect(look().execution).toMatchObject({ status: 'completed', outputJson: '"attempt 2"' });
    expect(look().execution.workerLosses).toBe(0);
    const logs = look().steps['f']?.logs.map((line) => line.message);
    expect(logs).toEqual([expect.stringMatching(/^attempt 1 failed \(busy: not yet\), next in \d+ ms$/)]);
  });

  it('keeps the worker when it is short', async () => {
    const { type, attempts } = aFlakyType(3);
    const { engine, accept, look } = anEngine([type]);
    const short = { ...retry, initialDelayMs: 2, maxDelayMs: 2 };
    const nodes = [start, { id: 'f', type: 'flaky', settings: { retry: short } }];
    await accept({ nodes, edges: [{ source: 'start', target: 'f' }] });
    await engine.run('execution-1');
    expect(attempts).toEqual([1, 2, 3]);
    expect(look().execution.status).toBe('completed');
  });

  it('is as long as the target asked', async () => {
    const { type } = aFlakyType(2, { retryAfterMs: HOUR_MS / 2 });
    const { engine, accept, look } = anEngine([type]);
    await accept(document);
    await engine.run('execution-1');
    const waitMs = (look().execution.resumeAt?.getTime() ?? 0) - Date.now();
    expect(waitMs).toBeGreaterThan(HOUR_MS / 2 - 5_000);
  });

  it('does not keep other branches from running to their end first', async () => {
    const { type } = aFlakyType(2);
    const { engine, accept, look } = anEngine([type]);
    await accept({
      nodes: [...document.nodes, { id: 'other', type: 'pass' }, { id: 'join', type: 'pass' }],
      edges: [
        ...document.edges,
        { source: 'start', target: 'other' },
        { source: 'other', target: 'join' },
        { source: 'after', target: 'join' },
      ],
    });
    await engine.run('execution-1');
    expect(look().execution.status).toBe('waiting');
    expect(look().steps['other']?.status).toBe('completed');
    expect(look().steps['join']).toBeUndefined();
    for (const part of [look().execution, look().steps['f']]) if (part) part.resumeAt = new Date(0);
    await engine.run('execution-1');
    expect(look().execution.status).toBe('completed');
    expect(look().steps['join']?.status).toBe('completed');
  });

  it('does not outlive the time limit of the workflow', async () => {
    const { type, attempts } = aFlakyType(2);
    const clock = aClock();
    const { engine, accept, look } = anEngine([type], { clock });
    await accept({ ...document, settings: { timeoutMs: 8_000 } });
    // The engine's own clock is the real one: only the store's turns.
    look().execution.startedAt = new Date(Date.now() - 1_000);
    await engine.run('execution-1');
    expect(look().execution.status).toBe('waiting');
    expect(look().execution.resumeAt?.getTime()).toBeLessThanOrEqual(clock.time + 7_000);
    clock.time += 7_100;
    look().execution.startedAt = new Date(Date.now() - 8_100);
    await engine.run('execution-1');
    expect(look().execution).toMatchObject({ status: 'failed', error: { code: 'execution-timeout' } });
    expect(look().steps['f']).toMatchObject({ status: 'cancelled', attempt: 1, resumeAt: null });
    expect(look().steps['after']?.status).toBe('skipped');
    expect(attempts).toEqual([1]);
  });

  it('is known to be one for a step that must not be repeated: its outcome is no riddle', async () => {
    const { type, attempts } = aFlakyType(2);
    const once = { ...type, retryClassOf: () => 'once' as const };
    const { engine, accept, look } = anEngine([once]);
    await accept(document);
    await engine.run('execution-1');
    for (const part of [look().execution, look().steps['f']]) if (part) part.resumeAt = new Date(0);
    await engine.run('execution-1');
    expect(attempts).toEqual([1, 2]);
    expect(look().execution.status).toBe('completed');
  });
});

describe('a step that must not be repeated', () => {
  it('is not tried again when it did not answer in time', async () => {
    let attempts = 0;
    const hanging = aNodeType(
      'hanging',
      () => {
        attempts += 1;
        return new Promise(() => {});
      },
      'once',
    );
    const { engine, accept, look } = anEngine([hanging]);
    const settings = { timeoutMs: 20, retry: { ...retry, initialDelayMs: 1 } };
    const nodes = [start, { id: 'h', type: 'hanging', settings }];
    await accept({ nodes, edges: [{ source: 'start', target: 'h' }] });
    await engine.run('execution-1');
    expect(attempts).toBe(1);
    expect(look().steps['h']?.error).toMatchObject({ code: 'node-timeout', retryable: false });
    expect(look().steps['h']?.error?.message).toContain('It may have acted all the same');
  });
});
