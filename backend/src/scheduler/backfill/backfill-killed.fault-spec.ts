import { eventually } from '@rex/testing/stack';
import { openScheduleBench, type ScheduleBench } from '../spec-support/schedule-bench';

const SLOTS = 20;

describe('a backfill whose backend is killed in the middle', () => {
  let bench: ScheduleBench;

  beforeAll(async () => {
    bench = await openScheduleBench(1);
  }, 120_000);

  afterAll(() => bench?.close(), 60_000);

  it(`goes on with another one, and each of its ${SLOTS} slots starts once`, async () => {
    const id = await bench.save({ cron: '0 9 * * *' });
    const range = { from: '2026-03-01T00:00:00Z', to: '2026-03-21T00:00:00Z', concurrency: 2 };
    const { status } = await bench.api.send('POST', `/workflows/${id}/schedule/backfill`, range);
    expect(status).toBe(202);
    const fired = async () => {
      const rows = await bench.database.query(
        `SELECT count(*)::int AS fired, count(DISTINCT execution_id)::int AS executions FROM schedule_slots WHERE status = 'fired'`,
      );
      return Number(rows[0]?.['fired']);
    };
    await eventually(async () => expect(await fired()).toBeGreaterThan(3), 30_000);
    bench.stack.backend.process.kill('SIGKILL');
    expect(await bench.stack.backend.exited).toBe('SIGKILL');
    // The fault has fired in the middle: nobody goes on.
    const before = await fired();
    expect(before).toBeLessThan(SLOTS);
    await bench.stack.addBackend();
    await eventually(async () => expect(await fired()).toBe(SLOTS), 90_000);
    const [counts] = await bench.database.query(
      `SELECT count(*)::int AS executions, count(DISTINCT input::json ->> 'scheduledFor')::int AS slots FROM executions`,
    );
    expect(counts).toEqual({ executions: SLOTS, slots: SLOTS });
  }, 180_000);
});
