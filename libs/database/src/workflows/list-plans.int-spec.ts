import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { filterValues, listWorkflows, RECENT_RUNS } from './list-statements';

const RUNS = 50_000;

/** Half of 50,000 executions are of one workflow. Nothing is switched off for the planner. */
describe('the plan of the list of workflows', () => {
  let bench: TestBench;
  let busy: { ownerId: string; workflowId: string };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    const [first, other] = [await bench.seedWorkflow(), await bench.seedWorkflow()];
    busy = first;
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, started_at, finished_at)
       SELECT (lpad(to_hex(n), 12, '0') || '7000800000000000' || lpad(to_hex(n), 4, '0'))::uuid, o.owner, o.workflow, 1, 'webhook', 'hook',
         '{}', 'completed', now() - interval '1 second', now()
       FROM generate_series(1, ${RUNS}) AS n
       JOIN unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS o (owner, workflow, place) ON o.place = n % 2 + 1`,
      [
        [first.ownerId, other.ownerId],
        [first.workflowId, other.workflowId],
      ],
    );
    await bench.query('ANALYZE');
    await bench.query('SET plan_cache_mode = force_generic_plan');
  }, 60_000);

  afterAll(() => bench.close());

  it('reads no more than the newest executions of each workflow, by their index', async () => {
    const { name, text } = listWorkflows('use', '-updatedAt');
    await bench.query(`PREPARE ${name} AS ${text}`);
    const lines = await bench.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE ${name} ('${busy.ownerId}', NULL, '{}', NULL, NULL, 100, 0)`,
    );
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    const [, rows] =
      /Scan Backward using executions_by_workflow on executions.*?\(actual rows=([\d.]+)/.exec(plan) ?? [];
    expect(Number(rows)).toBe(RECENT_RUNS);
    expect(plan).not.toMatch(/Seq Scan on executions|Bitmap/);
  });

  it('tells them the newest first, with their times', async () => {
    const filter = { page: 1, limit: 10, place: 'use', sort: '-updatedAt', tags: [] } as const;
    expect(filterValues(busy.ownerId, filter)).toHaveLength(5);
    const { items } = await bench.database.workflows.list(busy.ownerId, filter);
    const runs = items[0]?.recentRuns ?? [];
    expect(runs).toHaveLength(RECENT_RUNS);
    expect(runs.map(({ id }) => id)).toEqual(
      runs
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    const [newest] = runs;
    expect(newest?.finishedAt?.getTime()).toBe((newest?.startedAt?.getTime() ?? NaN) + 1000);
  });
});
