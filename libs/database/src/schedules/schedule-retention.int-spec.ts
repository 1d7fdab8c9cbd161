import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

describe('schedules that stopped long ago', () => {
  let bench: TestBench;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  afterAll(() => bench?.close());

  /** A schedule whose trigger has been gone for a year, with one slot of then. */
  const seed = async (status: 'fired' | 'skipped') => {
    const { ownerId, workflowId } = await bench.seedWorkflow();
    const [schedule] = await bench.query<{ id: string }>(
      `INSERT INTO schedules (id, owner_id, workflow_id, node_id, version, config, timezone, activated_at, stopped_at)
       VALUES (gen_random_uuid(), $1, $2, 'clock', 0, '{"cron":"@daily"}', 'UTC', now(), now() - interval '1 year') RETURNING id`,
      [ownerId, workflowId],
    );
    await bench.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason, execution_id, fired_at, created_at)
       VALUES ($1, '2025-01-01', $2, $3, $4, $5, now() - interval '1 year')`,
      [
        schedule?.id,
        ...(status === 'fired' ? [status, null, workflowId, new Date()] : [status, 'missed', null, null]),
      ],
    );
    return { workflowId, id: schedule?.id };
  };

  it('go, but for those of which a slot had started: it must not start again', async () => {
    const [started, skipped] = [await seed('fired'), await seed('skipped')];
    const { scheduleRetention } = bench.database;
    expect(await scheduleRetention.pruneOldSlots(30, 100)).toBe(2);
    expect(await scheduleRetention.pruneStopped(30, 100)).toBe(1);
    const left = await bench.query('SELECT id, forgotten_until FROM schedules WHERE id = ANY ($1)', [
      [started.id, skipped.id],
    ]);
    expect(left).toEqual([{ id: started.id, forgotten_until: new Date('2025-01-01T00:00:00Z') }]);
  });
});
