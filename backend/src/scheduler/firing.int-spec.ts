import { eventually } from '@rex/testing/stack';
import { openScheduleBench, type ScheduleBench } from './spec-support/schedule-bench';

describe('a published schedule', () => {
  let bench: ScheduleBench;

  beforeAll(async () => {
    bench = await openScheduleBench(1);
  });

  afterAll(() => bench?.close());

  it('starts its workflow at each slot, once, with what a trigger gives', async () => {
    const id = await bench.save({ cron: '* * * * * *', catchUp: 'all' });
    await eventually(async () => {
      const { past } = await bench.show(id);
      expect(past.items.filter((each) => each.executionStatus === 'completed').length).toBeGreaterThan(2);
    });
    await bench.api.send('POST', `/workflows/${id}/deactivate`);
    const { past } = await bench.show(id, '?limit=100');
    const times = past.items.map(({ scheduledFor }) => Date.parse(scheduledFor));
    // Second by second, newest first, none left out.
    expect(times.slice(1)).toEqual(times.slice(1).map((_, index) => (times[0] ?? 0) - 1000 * (index + 1)));
    for (const slot of past.items) {
      expect(slot).toMatchObject({ nodeId: 'clock', status: 'fired', reason: null, isBackfill: false });
      expect(slot.latenessMs).toBeGreaterThanOrEqual(0);
      expect(slot.latenessMs).toBe(Date.parse(slot.firedAt ?? '') - Date.parse(slot.scheduledFor));
    }
    const oldest = past.items.at(-1);
    const second = new Date(Date.parse(oldest?.scheduledFor ?? '') + 1000).toISOString();
    const { output } = await bench.api.execution(oldest?.executionId ?? '');
    expect(output).toMatchObject({
      scheduledFor: oldest?.scheduledFor,
      firedAt: oldest?.firedAt,
      latenessMs: oldest?.latenessMs,
      slotId: oldest?.slotId,
      upcoming: [second, expect.any(String), expect.any(String)],
    });
    const [count] = await bench.database.query(
      `SELECT count(*)::int AS executions, count(DISTINCT q.scheduled_for)::int AS slots FROM executions e
       LEFT JOIN schedule_slots q ON q.execution_id = e.id WHERE e.workflow_id = $1`,
      [id],
    );
    expect(count).toEqual({ executions: past.items.length, slots: past.items.length });
  });

  it('runs now when it is asked to, outside of its slots, and once for one key', async () => {
    const id = await bench.save({ cron: '0 0 29 2 *' });
    const run = () =>
      bench.api.send<{ executionId: string }>(
        'POST',
        `/workflows/${id}/schedule/run`,
        {},
        {
          'idempotency-key': 'now',
        },
      );
    const first = await run();
    expect(first.status).toBe(202);
    expect((await run()).body.executionId).toBe(first.body.executionId);
    await eventually(async () => {
      const { status, output } = await bench.api.execution(first.body.executionId);
      expect(status).toBe('completed');
      expect(output).toMatchObject({
        slotId: null,
        latenessMs: 0,
        scheduledFor: expect.stringMatching(/Z$/),
      });
    });
    expect((await bench.show(id)).past.items).toEqual([]);
  });

  it('makes up for past slots, a few at a time, each once', async () => {
    const id = await bench.save({ cron: '0 9 * * *', timezone: 'Europe/Berlin' });
    const range = { from: '2026-03-20T00:00:00Z', to: '2026-03-30T00:00:00Z', concurrency: 3 };
    const backfill = (body: object) => bench.api.send('POST', `/workflows/${id}/schedule/backfill`, body);
    const counts = { nodeId: 'clock', slots: 10 };
    expect(await backfill({ ...range, dryRun: true })).toMatchObject({
      status: 200,
      body: { ...counts, queued: 10, taken: 0, dryRun: true },
    });
    expect((await bench.show(id)).past.items).toEqual([]);
    expect(await backfill(range)).toMatchObject({ status: 202, body: { ...counts, queued: 10, taken: 0 } });
    expect(await backfill(range)).toMatchObject({ status: 202, body: { ...counts, queued: 0, taken: 10 } });
    await eventually(async () => {
      const { past, schedules } = await bench.show(id);
      expect(past.items.map((each) => each.executionStatus)).toEqual(Array(10).fill('completed'));
      expect(schedules[0]?.waitingBackfills).toBe(0);
    });
    const { past } = await bench.show(id);
    // The night of the 29th is an hour shorter.
    expect(past.items.slice(0, 2).map((each) => each.scheduledFor)).toEqual([
      '2026-03-29T07:00:00.000Z',
      '2026-03-28T08:00:00.000Z',
    ]);
    expect(past.items.every((each) => each.isBackfill && each.status === 'fired')).toBe(true);
    const { output } = await bench.api.execution(past.items[0]?.executionId ?? '');
    expect(output).toMatchObject({
      scheduledFor: '2026-03-29T07:00:00.000Z',
      upcoming: ['2026-03-30T07:00:00.000Z', expect.any(String), expect.any(String)],
    });
  });
});
