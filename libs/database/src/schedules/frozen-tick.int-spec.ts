import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError } from '@rex/platform';
import { createTestDatabase, eventually } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

describe('a tick whose process is frozen in the middle', () => {
  let bench: TestBench;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  afterAll(() => bench?.close());

  it('loses its schedules to others after a while, and does nothing any more', async () => {
    const { ownerId, workflowId } = await bench.seedWorkflow();
    await bench.query(
      `INSERT INTO schedules (id, owner_id, workflow_id, node_id, version, config, timezone, activated_at, next_slot_at, next_due_at)
       VALUES (gen_random_uuid(), $1, $2, 'clock', 1, '{"intervalSeconds":60}', 'UTC', now(), now(), now())`,
      [ownerId, workflowId],
    );
    const { dueSchedules } = bench.database;
    const frozen = dueSchedules.tick(async (tick) => {
      const [claimed] = await tick.claimDue(10);
      await sleep(11_500);
      await tick.addSlots([
        { scheduleId: claimed?.id ?? '', slot: new Date(0), status: 'skipped', reason: 'missed' },
      ]);
    });
    const outcome = frozen.catch((error: unknown) => error);
    const claim = () => dueSchedules.tick((tick) => tick.claimDue(10));
    await sleep(500);
    expect(await claim()).toEqual([]);
    await eventually(async () => expect(await claim()).toHaveLength(1));
    expect(await outcome).toBeInstanceOf(OperationalError);
    expect(await bench.query('SELECT 1 FROM schedule_slots')).toEqual([]);
  });
});
