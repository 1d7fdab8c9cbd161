import { createTestDatabase } from '@rex/testing/stack';
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
        return { slots: [], concurrency: null, following: () => [] };
      });
      return found;
    };
    await queue(1, 9_990);
    expect(await waiting()).toBe(9_990);
    await queue(9_991, 10_050);
    expect(await waiting()).toBe(10_001);
  });

  const hour = (n: number) => new Date(Date.UTC(2020, 0, 1, n));
  const hours = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, n) => hour(first + n));

  it('keeps on record what was skipped together with slots that it takes', async () => {
    const { id, ownerId, workflowId } = await seed();
    await bench.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason, skipped_until)
       VALUES ($1, $2, 'skipped', 'missed', $3), ($1, $4, 'skipped', 'missed', NULL)`,
      [id, hour(1), hour(10), hour(4)],
    );
    const backfill = (slots: Date[], following: Date[]) =>
      bench.database.schedules.backfill(ownerId, workflowId, 'clock', () => ({
        ...{ slots, concurrency: 1 },
        following: () => following,
      }));
    const rows = () =>
      bench.query(
        `SELECT extract(hour FROM scheduled_for AT TIME ZONE 'UTC')::int AS hour, status,
           extract(hour FROM skipped_until AT TIME ZONE 'UTC')::int AS until
         FROM schedule_slots WHERE schedule_id = $1 AND status = 'skipped' ORDER BY scheduled_for`,
        [id],
      );
    expect(await backfill(hours(1, 3), hours(4, 20))).toEqual({ slots: 3, taken: 0 });
    // About the fourth hour something is noted already, so the others begin at the fifth.
    expect(await rows()).toEqual([
      { hour: 4, status: 'skipped', until: null },
      { hour: 5, status: 'skipped', until: 10 },
    ]);
    await backfill(hours(4, 9), hours(10, 20));
    expect(await rows()).toEqual([{ hour: 10, status: 'skipped', until: null }]);
    await backfill(hours(10, 12), hours(13, 20));
    expect(await rows()).toEqual([]);
  });
});
