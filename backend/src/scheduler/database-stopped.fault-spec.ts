import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type RunningPostgres } from '@rex/embedded';
import { newSecret } from '@rex/platform';
import { ApiClient, eventually, startStack, type Stack } from '@rex/testing/stack';
import { scheduled, type PastSlot, type ShownSchedules } from './spec-support/schedule-bench';

const AWAY_MS = 30_000;

/** A PostgreSQL of its own, which is stopped for real. */
describe(`PostgreSQL stopped for ${AWAY_MS / 1000} s`, () => {
  let folder: string;
  let postgres: RunningPostgres;
  let stack: Stack;
  let api: ApiClient;
  const password = newSecret();
  const start = (port?: number) =>
    startPostgres({ dataDir: folder, password, ...(port !== undefined && { port }) });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'rex-stopped-'));
    postgres = await start();
    stack = await startStack({ databaseUrl: postgres.url, workers: 0 });
    api = new ApiClient(stack.url);
    await api.register();
  }, 180_000);

  afterAll(async () => {
    await stack?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const slotsOf = async (id: string): Promise<PastSlot[]> => {
    const { body } = await api.send<ShownSchedules>('GET', `/workflows/${id}/schedule?limit=100`);
    return body.past.items.toReversed();
  };

  it('is caught up with by the policy of each schedule, by the same backend, and nothing starts twice', async () => {
    const policies = ['skip', 'last', 'all'] as const;
    const ids = await Promise.all(
      policies.map((catchUp) => api.createWorkflow(scheduled({ cron: '* * * * * *', catchUp }))),
    );
    await eventually(async () => expect((await slotsOf(ids[0] ?? '')).length).toBeGreaterThan(2), 10_000);
    const { pid } = stack.backend;
    const { port } = postgres;
    await postgres.stop();
    const stoppedAt = Date.now();
    await sleep(AWAY_MS - 1000);
    expect((await api.send('GET', '/workflows')).status).toBe(503);
    await sleep(1000);
    postgres = await start(port);
    const backAt = Date.now();
    await eventually(async () => {
      const [newest] = (await slotsOf(ids[0] ?? '')).toReversed();
      expect(Date.parse(newest?.scheduledFor ?? '')).toBeGreaterThan(backAt + 3000);
    }, 30_000);
    for (const id of ids) await api.send('POST', `/workflows/${id}/deactivate`);

    expect(stack.backend.process.exitCode).toBeNull();
    expect(stack.backend.pid).toBe(pid);
    const [skip = [], last = [], all = []] = await Promise.all(ids.map(slotsOf));
    for (const slots of [skip, last, all]) {
      const times = slots.map((each) => Date.parse(each.scheduledFor));
      const first = times[0] ?? 0;
      // Each second has one row, before, during and after.
      expect(times).toEqual(times.map((_, index) => first + index * 1000));
      const executions = slots.flatMap((each) => each.executionId ?? []);
      expect(new Set(executions).size).toBe(executions.length);
      expect(executions).toHaveLength(slots.filter((each) => each.status === 'fired').length);
    }
    const missed = (slots: PastSlot[]) => slots.filter((each) => each.reason === 'missed');
    console.info(
      `missed of ${skip.length}, ${last.length}, ${all.length}: ${[skip, last, all].map((each) => missed(each).length).join(', ')}`,
    );
    // What came due in the last seconds before it was back counts as in time.
    expect(missed(skip).length).toBeGreaterThan(15);
    expect(missed(skip).every(({ scheduledFor }) => Date.parse(scheduledFor) > stoppedAt - 2000)).toBe(true);
    expect(missed(skip).every(({ scheduledFor }) => Date.parse(scheduledFor) < backAt + 5000)).toBe(true);
    expect(missed(all)).toEqual([]);
    // One more of the missed starts than with "skip": the newest.
    const lastMissed = missed(last).at(-1);
    const next = last[last.findIndex((each) => each === lastMissed) + 1];
    expect(next?.status).toBe('fired');
    expect(next?.latenessMs).toBeGreaterThan(5000);
  }, 300_000);
});
