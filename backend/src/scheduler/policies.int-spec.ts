import { eventually } from '@rex/testing/stack';
import { openScheduleBench, type PastSlot, type ScheduleBench } from './spec-support/schedule-bench';

/** Without a worker: what starts does not end by itself. */
describe('the policies of schedules', () => {
  let bench: ScheduleBench;

  beforeAll(async () => {
    bench = await openScheduleBench();
  });

  afterAll(() => bench?.close());

  const slotsOf = async (id: string): Promise<PastSlot[]> =>
    (await bench.show(id, '?limit=100')).past.items.toReversed();
  const outcomes = (slots: PastSlot[]) => slots.map((each) => each.reason ?? each.status);
  const stop = (id: string) => bench.api.send('POST', `/workflows/${id}/deactivate`);

  it('skips slots while an earlier execution runs', async () => {
    const id = await bench.save({ cron: '* * * * * *', overlap: 'skip' });
    await eventually(async () => expect((await slotsOf(id)).length).toBeGreaterThan(2));
    // Read before it is stopped: a slot that is due by then, and was not looked at yet, is told as `stopped`.
    const [first, ...others] = outcomes(await slotsOf(id));
    await stop(id);
    expect(first).toBe('fired');
    expect(new Set(others)).toEqual(new Set(['overlap']));
  });

  it('lets slots wait for an earlier execution, in their order', async () => {
    const id = await bench.save({ cron: '* * * * * *', overlap: 'queue' });
    await eventually(async () => expect((await slotsOf(id)).length).toBeGreaterThan(2));
    const [first, ...others] = await slotsOf(id);
    expect(outcomes([...others])).toEqual(others.map(() => 'queued'));
    expect((await bench.show(id)).schedules[0]?.waitingSlots).toBeGreaterThan(1);
    await bench.api.send('POST', `/executions/${first?.executionId}/cancel`);
    await eventually(async () => {
      expect(outcomes((await slotsOf(id)).slice(0, 3))).toEqual(['fired', 'fired', 'queued']);
    });
    await stop(id);
    const left = outcomes(await slotsOf(id));
    expect(left.slice(0, 2)).toEqual(['fired', 'fired']);
    expect(new Set(left.slice(2))).toEqual(new Set(['stopped']));
  });

  /** A slot of each ten minutes, an hour ago. */
  const HOUR_AGO = `to_timestamp(floor(extract(epoch FROM now() - interval '1 hour') / 600) * 600)`;

  it('makes up for what was missed by policy, and tells the rest', async () => {
    const [skip = '', last = '', all = ''] = await Promise.all(
      ['skip', 'last', 'all'].map((catchUp) => bench.save({ cron: '*/10 * * * *', catchUp })),
    );
    const others = await bench.save({ cron: '* * * * * *', catchUp: 'all', overlap: 'skip' });
    // In one go, or a beat could come between: nobody looked for an hour.
    await bench.database.query(
      `WITH beat AS (UPDATE scheduler_beats SET beat_at = beat_at - interval '1 hour')
       UPDATE schedules s SET next_slot_at = v.slot, next_due_at = v.slot
       FROM (SELECT ${HOUR_AGO} AS slot) AS v
       WHERE s.workflow_id = ANY ($1)`,
      [[skip, last, all, others]],
    );
    await eventually(async () => {
      expect((await slotsOf(skip)).length).toBeGreaterThan(5);
      expect((await slotsOf(all)).length).toBeGreaterThan(5);
      expect((await slotsOf(last)).length).toBeGreaterThan(5);
    });
    expect(new Set(outcomes(await slotsOf(skip)))).toEqual(new Set(['missed']));
    const made = outcomes(await slotsOf(last));
    expect(made.at(-1)).toBe('fired');
    expect(new Set(made.slice(0, -1))).toEqual(new Set(['missed']));
    expect(new Set(outcomes(await slotsOf(all)))).toEqual(new Set(['fired']));
    // Of 3,600 slots the newest hundred are told one by one, the others together.
    await eventually(async () => expect((await slotsOf(others)).length).toBeGreaterThan(98));
    await stop(others);
    const rows = await bench.database.query(
      `SELECT reason, skipped_until - scheduled_for > interval '50 minutes' AS many FROM schedule_slots q
       JOIN schedules s ON s.id = q.schedule_id WHERE s.workflow_id = $1 ORDER BY scheduled_for LIMIT 1`,
      [others],
    );
    expect(rows).toEqual([{ reason: 'catch-up-limit', many: true }]);
  });

  it('starts late what came due while somebody looked all the time', async () => {
    const id = await bench.save({ cron: '*/1 * * * *' });
    await bench.database.query(
      `WITH up AS (UPDATE scheduler_beats SET up_since = now() - interval '1 day')
       UPDATE schedules SET next_slot_at = ${HOUR_AGO}, next_due_at = now() WHERE workflow_id = $1`,
      [id],
    );
    await eventually(async () => expect((await slotsOf(id)).length).toBeGreaterThan(5));
    const slots = await slotsOf(id);
    const young = slots.filter((each) => Date.now() - Date.parse(each.scheduledFor) < 290_000);
    expect(young.length).toBeGreaterThan(2);
    expect(outcomes(young)).toEqual(young.map(() => 'fired'));
    const old = slots.filter((each) => Date.now() - Date.parse(each.scheduledFor) > 310_000);
    expect(outcomes(old)).toEqual(old.map(() => 'missed'));
  });

  it('holds everything during a pause, and tells afterwards what it passed over', async () => {
    const id = await bench.save({ cron: '* * * * * *' });
    await eventually(async () => expect(await slotsOf(id)).not.toEqual([]));
    const paused = await bench.api.send('POST', `/workflows/${id}/schedule/pause`, {});
    expect(paused).toMatchObject({
      status: 200,
      body: { schedules: [{ nodeId: 'clock', state: 'paused' }] },
    });
    const typo = await bench.api.send('POST', `/workflows/${id}/schedule/resume`, { nodeId: 'clok' });
    expect(typo).toMatchObject({ status: 409, body: { code: 'schedule-not-running' } });
    const without = await bench.api.createWorkflow({
      name: 'Unscheduled',
      nodes: [{ id: 'start', type: 'manual-trigger' }],
    });
    expect(await bench.api.send('POST', `/workflows/${without}/schedule/pause`, {})).toMatchObject({
      status: 409,
      body: { code: 'schedule-not-running' },
    });
    const before = await slotsOf(id);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await slotsOf(id)).toEqual(before);
    const resumed = await bench.api.send('POST', `/workflows/${id}/schedule/resume`, { nodeId: 'clock' });
    expect(resumed).toMatchObject({
      status: 200,
      body: { schedules: [{ state: 'active', pausedAt: null }] },
    });
    await eventually(async () => expect((await slotsOf(id)).length).toBeGreaterThan(before.length + 1));
    const after = (await slotsOf(id)).slice(before.length);
    await stop(id);
    expect(outcomes(after)).toEqual(['paused', ...after.slice(1).map(() => 'fired')]);
    const [pause, next] = after;
    expect(
      Date.parse(pause?.skippedUntil ?? '') - Date.parse(pause?.scheduledFor ?? ''),
    ).toBeGreaterThanOrEqual(1000);
    // Nothing between what was passed over and what started is lost.
    expect(Date.parse(next?.scheduledFor ?? '') - Date.parse(pause?.skippedUntil ?? '')).toBe(1000);
  });

  it('does not hold up others when one can not be read any more, and says so', async () => {
    const broken = await bench.save({ cron: '* * * * * *' });
    const other = await bench.save({ cron: '* * * * * *' });
    await bench.database.query(`UPDATE schedules SET config = '{"cron":"wrong"}' WHERE workflow_id = $1`, [
      broken,
    ]);
    await eventually(async () => {
      const { schedules } = await bench.show(broken);
      expect(schedules).toMatchObject([{ state: 'failed', problem: expect.stringContaining('"cron"') }]);
      const [due] = await bench.database.query('SELECT next_due_at FROM schedules WHERE workflow_id = $1', [
        broken,
      ]);
      expect(due).toEqual({ next_due_at: null });
    });
    const count = (await slotsOf(other)).length;
    await eventually(async () => expect((await slotsOf(other)).length).toBeGreaterThan(count + 1));
    await stop(other);
    // A publish puts it right.
    await bench.api.send('PATCH', `/workflows/${broken}`, { description: 'again' });
    expect((await bench.show(broken)).schedules).toMatchObject([{ state: 'active', problem: null }]);
    await stop(broken);
  });

  it('pages through past slots', async () => {
    const id = await bench.save({ cron: '0 * * * *' });
    const body = { from: '2026-02-01T00:00:00Z', to: '2026-02-01T10:00:00Z', concurrency: 1 };
    await bench.api.send('POST', `/workflows/${id}/schedule/backfill`, body);
    const first = await bench.show(id, '?limit=4');
    const second = await bench.show(id, `?limit=4&cursor=${first.past.nextCursor}`);
    const third = await bench.show(id, `?limit=4&cursor=${second.past.nextCursor}`);
    const times = [first, second, third].flatMap(({ past }) => past.items.map((each) => each.scheduledFor));
    expect(times).toEqual([...new Set(times)].toSorted().toReversed());
    expect(times).toHaveLength(10);
    expect(third.past.nextCursor).toBeNull();
    // What is to come stands on the first page alone.
    expect([first, second].map(({ schedules }) => schedules[0]?.next.length)).toEqual([10, 0]);
    expect((await bench.show(id, '?nodeId=clok')).schedules).toEqual([]);
    expect(await bench.api.send('DELETE', `/workflows/${id}/schedule/backfill?nodeId=clok`)).toMatchObject({
      status: 409,
      body: { code: 'schedule-not-running' },
    });
    // One at a time: the first has started, and never ends here.
    await eventually(async () => {
      expect(outcomes(await slotsOf(id))).toEqual(['fired', ...Array<string>(9).fill('queued')]);
    });
    expect(await bench.api.send('DELETE', `/workflows/${id}/schedule/backfill`)).toMatchObject({
      status: 200,
      body: { cancelled: 9 },
    });
    expect((await slotsOf(id)).map((each) => each.reason)).toEqual([
      null,
      ...Array<string>(9).fill('cancelled'),
    ]);
    // What was cancelled may be asked for again.
    const again = await bench.api.send('POST', `/workflows/${id}/schedule/backfill`, body);
    expect(again.body).toMatchObject({ slots: 10, queued: 9, taken: 1 });
  });
});
