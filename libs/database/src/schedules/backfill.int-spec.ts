import { createTestDatabase } from '@rex/testing';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { BackfillTarget } from './schedules.repository';

/** What a backfill finds, and what it leaves behind. */
describe('a backfill', () => {
  let bench: TestBench;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  afterAll(() => bench?.close());

  const seed = async () => {
    const config = { cron: '0 * * * *' };
    const clock = { id: 'clock', type: 'schedule-trigger', name: 'clock', position: { x: 0, y: 0 }, config };
    const document = { name: 'w', description: '', nodes: [clock], edges: [], settings: { timezone: 'UTC' } };
    const workflow = await bench.seedWorkflow(JSON.stringify(document));
    const [schedule] = await bench.query<{ id: string }>('SELECT id FROM schedules WHERE workflow_id = $1', [
      workflow.workflowId,
    ]);
    return { ...workflow, id: schedule?.id ?? '' };
  };

  it('knows how many slots wait, up to one more than may', async () => {
    const { id, ownerId, workflowId } = await seed();
    const queue = (first: number, last: number) =>
      bench.query(
        `INSERT INTO schedule_slots (schedule_id, scheduled_for, origin, status)
         SELECT $1, '2020-01-01'::timestamptz + n * interval '1 hour', 'backfill', 'queued'
         FROM generate_series($2::int, $3::int) AS n`,
        [id, first, last],
      );
    const waiting = async () => {
      let found = 0;
      await bench.database.schedules.backfill(ownerId, workflowId, 'clock', (target: BackfillTarget) => {
        found = target.waitingBackfills;
        return { slots: [], concurrency: null };
      });
      return found;
    };
    await queue(1, 9_990);
    expect(await waiting()).toBe(9_990);
    await queue(9_991, 10_050);
    expect(await waiting()).toBe(10_001);
  });
});
