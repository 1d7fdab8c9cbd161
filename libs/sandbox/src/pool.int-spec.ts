import { existsSync } from 'node:fs';
import type { JsonObject } from '@rex/workflow';
import type { SandboxPool } from './pool/sandbox-types';
import { createSandboxPool } from './pool/sandbox-pool';
import { fail, failureCode, openPool, runOne, succeed } from './spec-support/test-pool';

let pool: SandboxPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

const LOOP = 'for (;;) {}';
/** No script here is ended by its time. */
const LONG_MS = 110_000;

/** Pids of the processes that run something now. */
async function waitUntilBusy(opened: SandboxPool, count: number): Promise<void> {
  while (opened.stats().busy < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a pool', () => {
  it('runs hundreds of scripts at once, each with its own input', async () => {
    const opened = (pool = openPool());
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        succeed(opened, n % 3 === 0 ? 'await null; return input * 2' : 'return input * 2', {
          scope: { input: n },
          ownerId: `owner ${n % 3}`,
        }),
      ),
    );
    expect(results.map((each) => each.value)).toEqual(Array.from({ length: 200 }, (_, n) => n * 2));
    expect(opened.stats()).toMatchObject({ busy: 0, waiting: 0, restarts: 0 });
  });

  it('gives another owner another process, and stops those that were idle longest', async () => {
    const opened = (pool = openPool({ processes: 1 }));
    const seen = new Map<string, number[]>();
    for (let n = 0; n < 5; n++) {
      const before = new Set(opened.stats().pids);
      await succeed(opened, 'return 1', { ownerId: `owner ${n}` });
      seen.set(`owner ${n}`, [...before]);
    }
    // Two belong to owners, one is the spare.
    expect(opened.stats().processes).toBeLessThanOrEqual(3);
    expect(opened.stats().restarts).toBe(0);
  });

  it('keeps a process for its owner', async () => {
    const opened = (pool = openPool({ processes: 1 }));
    await succeed(opened, 'return 1', { ownerId: 'a' });
    const [first] = opened.stats().pids;
    for (let n = 0; n < 20; n++) await succeed(opened, 'return 1', { ownerId: 'a' });
    expect(opened.stats().pids[0]).toBe(first);
  });

  it('lets an owner start at once while another fills it with endless loops', async () => {
    const opened = (pool = openPool({ timeoutMs: LONG_MS }));
    await succeed(opened, 'return 1', { ownerId: 'victim' });
    const loops = Array.from({ length: 20 }, () => failureCode(opened, LOOP, { ownerId: 'hostile' }));
    await waitUntilBusy(opened, 2);
    await succeed(opened, 'return 1', { ownerId: 'victim' });
    await succeed(opened, 'return 1', { ownerId: 'newcomer' });
    // None of the loops has ended meanwhile.
    expect(opened.stats()).toMatchObject({ busy: 2, waiting: 18 });
    await opened.close();
    expect(new Set(await Promise.all(loops))).toEqual(new Set(['script-cancelled']));
  });

  it('serves owners in turn when one floods it', async () => {
    const opened = (pool = openPool());
    // It has its process: what a start takes is no turn of anybody.
    await succeed(opened, 'return 1', { ownerId: 'other' });
    let finished = 0;
    const flood = Array.from({ length: 300 }, async () => {
      await succeed(opened, 'let n = 0; for (let i = 0; i < 5e5; i++) n += i; return n', {
        ownerId: 'flood',
      });
      finished++;
    });
    await succeed(opened, 'return 1', { ownerId: 'other' });
    expect(finished).toBeLessThan(150);
    await Promise.all(flood);
  });

  it('ends a running script at once when it is cancelled, and forgets a waiting one', async () => {
    const opened = (pool = openPool({ processes: 1, timeoutMs: LONG_MS }));
    const running = new AbortController();
    const waiting = new AbortController();
    const first = failureCode(opened, LOOP, { signal: running.signal });
    const second = failureCode(opened, LOOP, { signal: waiting.signal });
    await waitUntilBusy(opened, 1);
    waiting.abort();
    expect(await second).toBe('script-cancelled');
    running.abort();
    expect(await first).toBe('script-cancelled');
    expect(await failureCode(opened, 'return 1', { signal: AbortSignal.abort() })).toBe('script-cancelled');
    expect((await succeed(opened, 'return 2')).value).toBe(2);
  });

  it('survives the death of a process in the middle of a run, and loses only that run', async () => {
    const opened = (pool = openPool());
    const victim = runOne(opened, 'await new Promise((r) => setTimeout(r, 25_000))', { ownerId: 'victim' });
    await waitUntilBusy(opened, 1);
    const [busyPid] = opened.stats().pids;
    const other = succeed(opened, 'await new Promise((r) => setTimeout(r, 1_500)); return "fine"', {
      ownerId: 'other',
    });
    await waitUntilBusy(opened, 2);
    process.kill(busyPid ?? 0, 'SIGKILL');
    expect(await victim).toMatchObject({ ok: false, error: { code: 'script-crashed' } });
    expect((await other).value).toBe('fine');
    expect((await succeed(opened, 'return 1', { ownerId: 'victim' })).value).toBe(1);
    expect(opened.stats().restarts).toBe(1);
  });

  it('kills a process that is stopped and answers no more', async () => {
    const opened = (pool = openPool({ timeoutMs: 300 }));
    await succeed(opened, 'return 1');
    for (const pid of opened.stats().pids) process.kill(pid, 'SIGSTOP');
    expect(await failureCode(opened, 'return 1')).toBe('script-timeout');
  });

  it('stops processes that nobody uses, all but one spare', async () => {
    const opened = (pool = openPool({ idleMs: 100 }));
    await Promise.all(['a', 'b'].map((ownerId) => succeed(opened, 'return 1', { ownerId })));
    while (opened.stats().processes > 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await succeed(opened, 'return 1', { ownerId: 'a' })).value).toBe(1);
  });

  it('leaves no process behind when it is closed, and takes nothing more', async () => {
    const opened = openPool();
    const running = failureCode(opened, LOOP);
    await waitUntilBusy(opened, 1);
    const { pids } = opened.stats();
    await opened.close();
    expect(await running).toBe('script-cancelled');
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
    expect(await failureCode(opened, 'return 1')).toBe('sandbox-unavailable');
  });

  it('says that it is unavailable when its program does not start', async () => {
    const warnings: string[] = [];
    const note = (_fields: object, message: string) => void warnings.push(message);
    const logger = { warn: note, error: note };
    const opened = (pool = createSandboxPool({ childPath: __filename, logger }));
    const { error } = await fail(opened, 'return 1');
    expect(error.code).toBe('sandbox-unavailable');
    expect(error.message).not.toContain('/');
    expect(warnings).toContain('a sandbox process did not start');
  });

  it('says that it is unavailable when its program does not exist', async () => {
    const opened = (pool = createSandboxPool({ childPath: '/does/not/exist.js' }));
    expect(await failureCode(opened, 'return 1')).toBe('sandbox-unavailable');
  });

  it('does not copy values that no script mentions', async () => {
    const opened = (pool = openPool());
    let reads = 0;
    const big = { toJSON: () => `read for the ${++reads}. time` };
    const steps = { big, small: 1 } as unknown as JsonObject;
    expect((await succeed(opened, 'return steps.small', { scope: { steps } })).value).toBe(1);
    expect(reads).toBe(0);
    expect((await succeed(opened, 'return steps.big', { scope: { steps } })).value).toBe(
      'read for the 1. time',
    );
  });

  it('carries large values both ways', async () => {
    const opened = (pool = openPool());
    const input = Array.from({ length: 50_000 }, (_, id) => ({ id, name: `name ${id}`, tags: ['a', 'b'] }));
    const { value } = await succeed(opened, 'return input.map((each) => ({ ...each, ok: true }))', {
      scope: { input },
    });
    expect((value as unknown[]).length).toBe(50_000);
    expect((value as unknown[])[49_999]).toEqual({
      id: 49_999,
      name: 'name 49999',
      tags: ['a', 'b'],
      ok: true,
    });
  });
});
