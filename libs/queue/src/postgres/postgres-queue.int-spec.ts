import { createTestDatabase, type TestDatabase } from '@rex/testing/stack';
import type { Pool } from 'pg';
import { EXECUTIONS_QUEUE } from '../executions-queue';
import { createQueuePool } from './create-queue-pool';
import { migrateQueue } from './migrate-queue';
import { ADD_JOBS, TAKE_JOBS, type TakenRow } from './wake-statements';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('the queue in PostgreSQL', () => {
  it('is set up once by several processes that migrate at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map(() => migrateQueue(database.url)));
    await migrateQueue(database.url);
    pool = createQueuePool(database.url, 2);
    const { rows } = await pool.query<{ versions: string; most: string }>(
      'SELECT count(*) AS versions, max(version) AS most FROM migration',
    );
    expect(Number(rows[0]?.versions)).toBeGreaterThan(0);
    expect(rows[0]?.versions).toBe(String(rows[0]?.most));
  });

  it("finds the oldest jobs by BullMQ's index, whatever was analyzed, without sorting or scanning the table", async () => {
    const explain = async () => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('SET LOCAL plan_cache_mode = force_generic_plan');
        await client.query(`PREPARE take (text, bigint) AS ${TAKE_JOBS.text}`);
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN EXECUTE take ('executions', 32)`,
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      } finally {
        await client.query('ROLLBACK');
        await client.query('DEALLOCATE ALL');
        client.release();
      }
    };
    await pool.query('ANALYZE job');
    const whenEmpty = await explain();
    const ids = Array.from({ length: 5_000 }, (_, index) => `job-${index}`);
    await pool.query({
      ...ADD_JOBS,
      values: [EXECUTIONS_QUEUE, ids, ids.map(() => 'wake'), ids.map(() => '{}'), 0],
    });
    await pool.query('ANALYZE job');
    for (const plan of [whenEmpty, await explain()]) {
      expect(plan).toContain('job_ready_idx');
      expect(plan).not.toMatch(/Seq Scan|Sort/);
    }
  });

  it('gives each job to one of two that take at the same time', async () => {
    const take = () => pool.query<TakenRow>({ ...TAKE_JOBS, values: [EXECUTIONS_QUEUE, 100] });
    const hauls = await Promise.all(Array.from({ length: 20 }, take));
    const ids = hauls.flatMap((haul) => haul.rows.map((row) => row.id));
    expect(ids).toHaveLength(2_000);
    expect(new Set(ids).size).toBe(2_000);
  });

  it('does not make anyone wait for the disk', async () => {
    const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
    expect(rows).toEqual([{ synchronous_commit: 'off' }]);
  });
});
