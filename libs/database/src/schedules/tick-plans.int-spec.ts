import { createTestDatabase } from '@rex/testing/stack';
import type { Statement } from '../connection/sql';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { FIND_LOST, FIND_UNSCHEDULED, REVIEW_WAITING } from './repair-statements';
import { FIND_EXCESS_SLOTS, PRUNE_OLD_SLOTS } from './retention-statements';
import { LIST_SCHEDULES, LIST_SLOTS } from './schedule-statements';
import { BEAT, CLAIM_DUE, CLAIM_WAITING, COUNT_UNDER_WAY, FIND_WAITING } from './tick-statements';

/** Stands for a hundred schedules. */
const IDS = 'ids';

/** Among 100,000 schedules a tick looks at those that are due, by indexes, whatever the number of the others. */
describe('plans of the scheduler', () => {
  let bench: TestBench;
  let ownerId: string;
  let workflowId: string;
  let ids: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    ({ ownerId, workflowId } = await bench.seedWorkflow());
    await bench.query(
      `INSERT INTO schedules (id, owner_id, workflow_id, node_id, version, config, timezone, activated_at, next_slot_at, next_due_at)
       SELECT gen_random_uuid(), $1, $2, 'clock_' || n, 1, '{"intervalSeconds":6000}', 'UTC', now(), at, at
       FROM generate_series(1, 100000) AS n, LATERAL (SELECT now() + (n - 17) * interval '60 milliseconds' AS at) AS t`,
      [ownerId, workflowId],
    );
    await bench.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status, execution_id, fired_at, reason)
       SELECT id, date_trunc('hour', now()) - n * interval '1 hour', CASE WHEN n % 2 = 0 THEN 'fired' ELSE 'skipped' END,
         CASE WHEN n % 2 = 0 THEN gen_random_uuid() END, CASE WHEN n % 2 = 0 THEN now() END, CASE WHEN n % 2 = 1 THEN 'missed' END
       FROM (SELECT id FROM schedules LIMIT 2000) AS s, generate_series(1, 20) AS n`,
    );
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, finished_at)
       SELECT gen_random_uuid(), $1, $2, 1, 'schedule', 'clock_' || n % 100, '{}', 'completed', now() FROM generate_series(1, 20000) AS n`,
      [ownerId, workflowId],
    );
    const rows = await bench.query<{ id: string }>('SELECT id FROM schedules LIMIT 100');
    ids = `'{${rows.map(({ id }) => id).join(',')}}'`;
    await bench.query('ANALYZE');
    await bench.query('SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off');
  });

  afterAll(() => bench?.close());

  /** The plan as text, run for real; what it changed is undone. */
  const explain = async ({ name, text }: Statement, values: string[]): Promise<string> => {
    await bench.query(`PREPARE ${name} AS ${text}`);
    const parameters =
      values.length > 0 ? ` (${values.map((value) => (value === IDS ? ids : value)).join(', ')})` : '';
    await bench.query('BEGIN');
    const rows = await bench.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE ${name}${parameters}`,
    );
    await bench.query('ROLLBACK');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it('claims what is due in the order of its index, and looks at nothing else', async () => {
    const plan = await explain(CLAIM_DUE, ['100']);
    console.info(`claiming what is due among 100,000 schedules:\n${plan}`);
    expect(plan).toContain('Index Scan using schedules_due on schedules');
    expect(plan).not.toMatch(/Seq Scan|Sort/);
    // Seventeen are due, and those that have become due meanwhile.
    const seen = [...plan.matchAll(/actual rows=([\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.max(...seen)).toBeLessThanOrEqual(100);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(17);
  });

  it.each<[what: string, statement: Statement, values: string[]]>([
    ['beats', BEAT, ['10']],
    ['claims what waits', CLAIM_WAITING, ['100']],
    ['counts what is under way', COUNT_UNDER_WAY, [IDS]],
    ['finds what waits', FIND_WAITING, [IDS, '100']],
    ['finds what is lost', FIND_LOST, ['100']],
    ['finds what is unscheduled', FIND_UNSCHEDULED, ["'00000000-0000-0000-0000-000000000000'", '100']],
    ['reviews what waits', REVIEW_WAITING, ["'00000000-0000-0000-0000-000000000000'", '100']],
    ['finds too many slots', FIND_EXCESS_SLOTS, ["'00000000-0000-0000-0000-000000000000'", '100', '50']],
    ['prunes old slots', PRUNE_OLD_SLOTS, ['30', '100']],
  ])('%s by indexes', async (_what, statement, values) => {
    const plan = await explain(statement, values);
    expect(plan.replaceAll(/Seq Scan on scheduler_beats/g, '')).not.toContain('Seq Scan');
    // Nothing of it walks through all schedules or slots.
    const seen = [...plan.matchAll(/actual rows=([\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.max(0, ...seen)).toBeLessThanOrEqual(2000);
  });

  it('lists the schedules and slots of a workflow by its own', async () => {
    const owner = [`'${ownerId}'`, `'${workflowId}'`];
    expect(await explain(LIST_SCHEDULES, owner)).toContain('schedules_of_node');
    const plan = await explain(LIST_SLOTS, [...owner, "'clock_1'", 'now()', `'${workflowId}'`, '20']);
    expect(plan).toContain('using schedule_slots_pkey');
    expect(plan).not.toContain('Seq Scan');
  });
});
