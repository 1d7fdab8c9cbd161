import { createTestDatabase } from '@rex/testing/stack';
import type { Statement } from '../connection/sql';
import { createTestBench, type TestBench } from '../testing/test-bench';
import {
  COUNT_EXECUTIONS,
  filterValues,
  LIST_EXECUTIONS,
  MAX_SCANNED,
  walkOf,
  type ExecutionFilter,
  type Walk,
} from './list-executions';

const EXECUTIONS = 200_000;
const FAILED_EVERY = 20_000;
const UNFINISHED_EVERY = 100;

/** Half of 200,000 executions belong to one owner; few have failed, few have not ended. Nothing is switched off for the planner. */
describe('plans of lists', () => {
  let bench: TestBench;
  let busy: { ownerId: string; workflowId: string };
  let quiet: { ownerId: string; workflowId: string };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    const owners = await Promise.all(Array.from({ length: 10 }, () => bench.seedWorkflow()));
    [busy = busy, quiet = quiet] = owners;
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, error, finished_at)
       SELECT (lpad(to_hex(n), 12, '0') || '7000800000000000' || lpad(to_hex(n), 4, '0'))::uuid, o.owner, o.workflow, 1, 'webhook', 'hook',
         repeat('x', 100),
         CASE WHEN n % ${UNFINISHED_EVERY} = 0 THEN 'pending' WHEN n % ${FAILED_EVERY} = 2 THEN 'failed' ELSE 'completed' END,
         CASE WHEN n % ${FAILED_EVERY} = 2 THEN '{"code":"boom","message":"It broke"}' END,
         CASE WHEN n % ${UNFINISHED_EVERY} <> 0 THEN now() END
       FROM generate_series(1, ${EXECUTIONS}) AS n
       JOIN unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS o (owner, workflow, place)
         ON o.place = CASE WHEN n % 2 = 0 THEN 1 ELSE n % 9 + 2 END`,
      [owners.map((each) => each.ownerId), owners.map((each) => each.workflowId)],
    );
    await bench.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
       SELECT e.id, 'node-' || n, 'code', 'completed', 1, 1 FROM (SELECT id FROM executions ORDER BY id DESC LIMIT 10_000) AS e,
         generate_series(1, 3) AS n`,
    );
    await bench.query(
      `INSERT INTO execution_substeps (execution_id, node_id, name, kind, label, status, started_at)
       SELECT e.id, 'node-1', 'call ' || n, 'tool', 'look up', 'completed', now()
       FROM (SELECT id FROM executions ORDER BY id DESC LIMIT 5_000) AS e, generate_series(1, 3) AS n`,
    );
    await bench.query('ANALYZE');
    await bench.query('SET plan_cache_mode = force_generic_plan');
  }, 120_000);

  afterAll(() => bench.close());

  /** The plan as it was carried out. */
  const explain = async ({ name, text }: Statement, values: unknown[]): Promise<string> => {
    await bench.query('DEALLOCATE ALL');
    await bench.query(`PREPARE ${name} AS ${text}`);
    const parameters = values.map(literal).join(', ');
    const lines = await bench.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE ${name} (${parameters})`,
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  };

  const filters: [Walk, () => ExecutionFilter, index: string][] = [
    ['owner', () => ({}), 'executions_by_owner'],
    ['workflow', () => ({ workflowId: busy.workflowId }), 'executions_by_workflow'],
    ['unfinished', () => ({ statuses: ['pending', 'running'] }), 'executions_unfinished_by_owner'],
    ['failed', () => ({ statuses: ['failed'] }), 'executions_failed_by_owner'],
    ['failed', () => ({ errorText: 'broke' }), 'executions_failed_by_owner'],
    ['retries', () => ({ retryOf: busy.workflowId }), 'executions_by_retry'],
  ];

  it.each(filters)('walks %s executions by their index, without sorting', async (walk, filter, index) => {
    expect(walkOf(filter())).toBe(walk);
    for (const { ownerId } of [busy, quiet]) {
      const plan = await explain(LIST_EXECUTIONS[walk], [...filterValues(ownerId, filter()), 21]);
      expect(plan).toMatch(new RegExp(`Scan Backward using ${index} on executions`));
      expect(plan).not.toMatch(/Sort|Seq Scan on execution|Bitmap Heap Scan on executions/);
      expect(rowsRead(plan, index)).toBeLessThanOrEqual(21);
      // How far each of the page is, and what it took, is looked up by key.
      expect(plan).toMatch(/Scan (using|on) execution_steps_pkey/);
      expect(plan).toMatch(/Scan (using|on) execution_substeps_pkey/);
      const count = await explain(COUNT_EXECUTIONS[walk], filterValues(ownerId, filter()));
      expect(count).toMatch(new RegExp(`using ${index} on executions`));
      expect(rowsRead(count, index)).toBeLessThanOrEqual(MAX_SCANNED);
    }
  });

  it('looks at no more than so many rows for what it does not find, and goes on from there', async () => {
    const filter: ExecutionFilter = { triggerType: 'schedule' };
    const plan = await explain(LIST_EXECUTIONS.owner, [...filterValues(busy.ownerId, filter), 21]);
    expect(rowsRead(plan, 'executions_by_owner')).toBe(MAX_SCANNED);
    const { executions } = bench.database;
    let before: string | undefined;
    let pages = 0;
    do {
      const page = await executions.list(busy.ownerId, filter, { limit: 20, before });
      expect(page.items).toEqual([]);
      before = page.nextBefore ?? undefined;
      pages += 1;
    } while (before);
    expect(pages).toBe(EXECUTIONS / 2 / MAX_SCANNED + 1);
  });

  it('lists and counts each match once, over the bounds of what one statement looks at', async () => {
    const { executions } = bench.database;
    const filter: ExecutionFilter = { statuses: ['failed', 'cancelled'] };
    expect(walkOf(filter)).toBe('owner');
    const ids: string[] = [];
    let before: string | undefined;
    do {
      const page = await executions.list(busy.ownerId, filter, { limit: 3, before });
      ids.push(...page.items.map((each) => each.id));
      before = page.nextBefore ?? undefined;
    } while (before);
    expect(ids).toHaveLength(EXECUTIONS / FAILED_EVERY);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted().reverse());
    expect(await executions.count(busy.ownerId, filter)).toBe(ids.length);
    expect(await executions.count(busy.ownerId, filter, ids[2])).toBe(ids.length - 3);
    expect(await executions.count(busy.ownerId, {})).toBe(EXECUTIONS / 2);
  });

  it('walks only the ids of the time that is asked for', async () => {
    // The ids are made at 1 to 200,000 ms after 1970, give or take a minute for clocks that differ.
    const filter: ExecutionFilter = { createdBefore: new Date(-50_000) };
    const plan = await explain(LIST_EXECUTIONS.owner, [...filterValues(busy.ownerId, filter), 21]);
    expect(rowsRead(plan, 'executions_by_owner')).toBeLessThanOrEqual(10_000 / 2);
  });
});

function rowsRead(plan: string, index: string): number {
  const [, rows] = new RegExp(`using ${index} on executions.*?\\(actual rows=([\\d.]+)`).exec(plan) ?? [];
  return Number(rows ?? NaN);
}

function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? `'{${value.join(',')}}'` : `'${String(value)}'`;
}
