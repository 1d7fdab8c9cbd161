import { existsSync } from 'node:fs';
import type { SandboxPool } from './pool/sandbox-types';
import { failureCode, openPool, runOne, succeed } from './spec-support/test-pool';

// What one owner's scripts do to the others: nothing that these would notice (PROMISES P10).

let pool: SandboxPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

const LOOP = 'for (;;) {}';
const sleep = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

/** Times of runs one after the other, in milliseconds. */
async function timesOf(opened: SandboxPool, ownerId: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const startedAtMs = performance.now();
    expect(
      (await succeed(opened, 'await null; return input + 1', { ownerId, scope: { input: n } })).value,
    ).toBe(n + 1);
    times.push(performance.now() - startedAtMs);
  }
  return times;
}

/** No script here is ended by this time. */
const LONG_MS = 110_000;
/** Some 150 ms for a new process; a machine that runs other tests beside takes many times as long. */
const SOON_MS = 20_000;

describe('a neighbour', () => {
  it('of an owner that loops for ever in every process runs each script soon', async () => {
    const opened = (pool = openPool({ timeoutMs: LONG_MS }));
    const loops = Array.from({ length: 30 }, () => failureCode(opened, LOOP, { ownerId: 'hostile' }));
    while (opened.stats().busy < 2) await sleep(5);
    await timesOf(opened, 'victim', 20);
    // None of the loops has ended meanwhile.
    expect(opened.stats()).toMatchObject({ busy: 2, waiting: 28 });
    await opened.close();
    expect(new Set(await Promise.all(loops))).toEqual(new Set(['script-cancelled']));
  });

  it.each([
    ['times out', LOOP, 'script-timeout'],
    ['fills its memory', 'const all = []; for (;;) all.push(new Array(1e5).fill(1.5))', 'script-memory'],
    ['sleeps', 'await new Promise((r) => setTimeout(r, 1e6))', 'script-timeout'],
  ])('of an owner whose every script %s runs each of its own soon', async (_, source, code) => {
    // A busy machine fills memory slowly: its time must not be over before.
    const timeoutMs = code === 'script-memory' ? 5_000 : 250;
    const opened = (pool = openPool({ timeoutMs, memoryMb: 32 }));
    let isOver = false;
    const codes: string[] = [];
    const hostile = Array.from({ length: 3 }, async () => {
      while (!isOver) codes.push(await failureCode(opened, source, { ownerId: 'hostile' }));
    });
    const times: number[] = [];
    while (codes.length < 6 || times.length < 20) times.push(...(await timesOf(opened, 'victim', 5)));
    isOver = true;
    await Promise.all(hostile);
    expect(Math.max(...times)).toBeLessThan(SOON_MS);
    expect(codes).toContain(code);
    expect(opened.stats().restarts).toBeGreaterThanOrEqual(6);
  });
});

describe('waiting for a process', () => {
  it('is shared fairly among owners, however much each of them has', async () => {
    const opened = (pool = openPool());
    const perOwner = new Map([
      ['one', 200],
      ['two', 40],
      ['three', 40],
      ['four', 5],
    ]);
    // Each has a process: what a start takes is no turn of anybody.
    await Promise.all([...perOwner.keys()].map((ownerId) => succeed(opened, 'return 1', { ownerId })));
    const order: string[] = [];
    const source = 'let n = 0; for (let i = 0; i < 1e6; i++) n += i; return n';
    const runs = [...perOwner].flatMap(([ownerId, count]) =>
      Array.from({ length: count }, async () => {
        await succeed(opened, source, { ownerId });
        order.push(ownerId);
      }),
    );
    await Promise.all(runs);
    // By the time the smallest is through, nobody has had more than a few turns more than it.
    const until = order.lastIndexOf('four') + 1;
    const counts = order.slice(0, until).filter((each) => each === 'one').length;
    expect(counts).toBeLessThan(200 / 2);
    // Two with the same amount end at about the same time, long before the one with most.
    const [two, three] = ['two', 'three'].map((each) => order.lastIndexOf(each));
    expect(Math.abs((two ?? 0) - (three ?? 0))).toBeLessThan(60);
    expect(Math.max(two ?? 0, three ?? 0)).toBeLessThan(order.length - 40);
  });
});

describe('a cancelled script', () => {
  const cancelled = async (opened: SandboxPool, source: string) => {
    const controller = new AbortController();
    const run = runOne(opened, source, { signal: controller.signal });
    while (opened.stats().busy < 1) await sleep(5);
    await sleep(50);
    controller.abort();
    return run;
  };

  it.each([
    ['a busy loop', LOOP],
    ['a script that sleeps', 'await new Promise((r) => setTimeout(r, 1e6))'],
    ['a catastrophic pattern', 'return /^(a+)+$/.test("a".repeat(40) + "b")'],
    ['a result being written', 'return new Proxy([], { get: (t, k) => (k === "length" ? 1e9 : 0) })'],
  ])('ends at once, with its process, in %s', async (_, source) => {
    const opened = (pool = openPool({ maxResultBytes: 2 ** 30, timeoutMs: LONG_MS }));
    await succeed(opened, 'return 1');
    const { pids } = opened.stats();
    const outcome = await cancelled(opened, source);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'script-cancelled' } });
    while (pids.every((pid) => existsSync(`/proc/${pid}`))) await sleep(5);
    expect((await succeed(opened, 'return 2')).value).toBe(2);
  });

  it('ends at once while it waits for its turn, and never runs', async () => {
    const opened = (pool = openPool({ processes: 1, timeoutMs: LONG_MS }));
    const loop = failureCode(opened, LOOP);
    while (opened.stats().busy < 1) await sleep(5);
    const outcome = await cancelled(opened, 'return 1');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'script-cancelled' } });
    expect(opened.stats()).toMatchObject({ busy: 1, waiting: 0 });
    await opened.close();
    expect(await loop).toBe('script-cancelled');
  });
});
