import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { HAS_BUDGET, READ_BUDGET_USE } from '../budgets/reservation-statements';
import { GET_CACHED, PUT_CACHED } from '../cache/cache-statements';
import { DELETE_EXECUTIONS, FIND_UNCANCELLED } from '../accounts/deletion-statements';
import { FIND_TOKEN_USER } from '../accounts/personal-token-statements';
import { FIND_SESSION_USER, LOCK_SESSION, REFRESH_SESSION } from '../accounts/session-statements';
import type { Statement } from '../connection/sql';
import { FIND_EXECUTION, FIND_OUTCOMES, FIND_STEPS } from '../repositories/execution-statements';
import { FIND_SNAPSHOT, FIND_STEP_CHANGES } from '../repositories/progress-statements';
import { DELETE_ENTRY, INCREMENT_ENTRY, PUT_ENTRY, REPLACE_ENTRY } from '../storage/change-statements';
import { GET_ENTRY, LIST_ENTRIES, PRUNE_ENTRIES } from '../storage/entry-statements';
import { LIST_SUBSTEPS, LOAD_SUBSTEPS, RECORD_SUBSTEP } from '../substeps/substep-statements';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { SUM_USAGE, USAGE_GROUPS } from '../usage/usage-statements';
import { listWorkflows } from '../workflows/list-statements';
import { PURGED_FIRST } from '../workflows/purge-statements';
import { REQUEST_CANCEL } from './cancel-statement';
import { CLAIM, CLAIM_TURNS } from './claim-statement';
import { RENEW_LEASES, leaseColumns } from './lease-statements';
import { LOAD_STEPS } from './read-statements';
import { RECORD, recordValues } from './record-statement';
import { FAIL_POISONED, FIND_DUE, FIND_NEXT_OF_WORKFLOW, FIND_STARVING } from './sweep-statements';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

const TIME = '2026-03-01T10:00:00Z';

/** With 20,000 executions, fresh statistics and nothing switched off, the hot statements go by their indexes. */
describe('plans of hot statements', () => {
  let bench: TestBench;
  let ownerId: string;
  let workflowId: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    const owners = await Promise.all(Array.from({ length: 20 }, () => bench.seedWorkflow()));
    ({ ownerId, workflowId } = owners[0] ?? { ownerId: '', workflowId: '' });
    const columns = [owners.map((each) => each.ownerId), owners.map((each) => each.workflowId)];
    // Nearly all have ended, as after a while of work; ids are in the order of time.
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, finished_at)
       SELECT (lpad(to_hex(n), 12, '0') || '7000800000000000' || lpad(to_hex(n), 4, '0'))::uuid, o.owner, o.workflow, 1,
         'webhook', 'hook', repeat('x', 300), CASE WHEN n % 500 = 0 THEN 'pending' ELSE 'completed' END,
         CASE WHEN n % 500 = 0 THEN NULL ELSE now() END
       FROM generate_series(1, 20000) AS n
       JOIN unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS o (owner, workflow, place) ON o.place = n % 20 + 1`,
      columns,
    );
    await bench.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
       SELECT id, 'node_' || k, 'code', 'completed', 1, 1 FROM executions, generate_series(1, 2) AS k`,
    );
    await bench.query(
      `INSERT INTO execution_values (execution_id, name, value) SELECT id, 'input', '1' FROM executions`,
    );
    await bench.query(
      `INSERT INTO storage_entries (owner_id, workflow_id, key, value, expires_at)
       SELECT owner_id, CASE WHEN k = 1 THEN workflow_id END, 'key ' || id, '1',
         CASE WHEN k = 1 THEN now() + interval '1 hour' END
       FROM executions, generate_series(1, 2) AS k`,
    );
    await bench.query(
      `INSERT INTO storage_receipts (execution_id, node_id, ordinal, key)
       SELECT execution_id, node_id, 1, 'key' FROM execution_steps`,
    );
    await bench.query(
      `INSERT INTO idempotency_keys (workflow_id, key_hash, execution_id)
       SELECT workflow_id, sha256(id::text::bytea), id FROM executions`,
    );
    await bench.query(
      `INSERT INTO sessions (id, owner_id, user_agent, expires_at)
       SELECT gen_random_uuid(), id, 'test', now() + interval '1 day' FROM users, generate_series(1, 100)`,
    );
    await bench.query(
      `INSERT INTO session_tokens (token_hash, session_id, generation)
       SELECT sha256((id::text || n)::bytea), id, n FROM sessions, generate_series(1, 5) AS n`,
    );
    await bench.query(
      `INSERT INTO personal_tokens (id, owner_id, name, scopes, token_hash, last_four, expires_at)
       SELECT id, owner_id, 'script', '{read}', sha256(id::text::bytea), 'abcd', expires_at FROM sessions`,
    );
    await bench.query(
      `INSERT INTO execution_substeps (execution_id, node_id, name, kind, label, status, started_at)
       SELECT execution_id, node_id, 'call ' || n, 'tool', 'lookup', 'completed', now()
       FROM execution_steps, generate_series(1, 2) AS n`,
    );
    await bench.query(
      `INSERT INTO llm_usage_days
       SELECT w.owner_id, w.id, current_date - n, 'groq', 'model', 1, 1, 1, 0, 0, 0.5, 0
       FROM workflows w, generate_series(0, 999) AS n`,
    );
    await bench.query(
      `INSERT INTO llm_budgets (owner_id, workflow_id, tokens_per_day)
       SELECT u.id, w.id, 1 FROM users u, workflows w`,
    );
    await bench.query(
      `INSERT INTO llm_cache (owner_id, key, response, created_at, expires_at)
       SELECT owner_id, sha256(id::text::bytea), 'text', created_at, created_at + interval '1 day' FROM executions`,
    );
    await bench.query('ANALYZE');
    await bench.query('SET plan_cache_mode = force_generic_plan');
  });

  afterAll(() => bench.close());

  /** What the statement touches: `relation by index`, or `relation by scan`. */
  const accesses = async ({ name, text }: Statement, values: unknown[]): Promise<string[]> => {
    await bench.query(`PREPARE ${name} AS ${text}`);
    const parameters = values.map((value) => (Buffer.isBuffer(value) ? "'{}'" : literal(value))).join(', ');
    const [row] = await bench.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `EXPLAIN (FORMAT JSON) EXECUTE ${name}${parameters ? ` (${parameters})` : ''}`,
    );
    return row ? [...new Set(accessesOf(row['QUERY PLAN'][0].Plan))].sort() : [];
  };

  /** One execution of an owner: two indexes lead to it alike. */
  const oneExecution = expect.stringMatching(/^executions by executions_(pkey|by_owner)$/) as string;

  const ids = () => Array.from({ length: 8 }, () => newId());
  const leases = () => ids().map((executionId) => ({ executionId, leaseEpoch: 1 }));

  it('claims by the key', async () => {
    const claimed = /^execution(s by executions_(pkey|unfinished)|_values by execution_values_pkey)$/;
    for (const statement of [CLAIM, CLAIM_TURNS]) {
      const touched = await accesses(statement, [ids(), 'worker-1', 30]);
      for (const each of touched) expect(each).toMatch(/ by executions_limited$/.test(each) ? /./ : claimed);
    }
  });

  it('records by the key', async () => {
    const writes = leases().map((lease) => ({ ...lease, steps: [] }));
    expect(await accesses(RECORD, recordValues('worker-1', writes, null))).toEqual([
      'executions by executions_pkey',
    ]);
  });

  it('renews leases by the key', async () => {
    const touched = await accesses(RENEW_LEASES, ['worker-1', 'host', 1, 30, ...leaseColumns(leases())]);
    expect(touched.filter((each) => each.startsWith('executions'))).toEqual([
      'executions by executions_pkey',
    ]);
  });

  it('sweeps only what is unfinished', async () => {
    expect(await accesses(FIND_DUE, [100, 5])).toEqual([
      'executions by executions_limited',
      'executions by executions_pkey',
      'executions by executions_unfinished',
    ]);
    expect(await accesses(FIND_NEXT_OF_WORKFLOW, [workflowId])).toEqual(['executions by executions_limited']);
    expect(await accesses(FIND_STARVING, [10])).toEqual(['executions by executions_unfinished']);
    expect(await accesses(REQUEST_CANCEL, [ownerId, newId(), null])).not.toContain('executions by scan');
    const touched = await accesses(FAIL_POISONED, [3, '{}', null]);
    expect(touched).toContain('executions by executions_unfinished');
    expect(touched.filter((each) => each.endsWith('by scan'))).toEqual([]);
  });

  it('knows who signed in by keys alone', async () => {
    const hash = Buffer.alloc(32);
    for (const [statement, values] of [
      [FIND_SESSION_USER, [ownerId, newId()]],
      [FIND_TOKEN_USER, [hash]],
      [LOCK_SESSION, [hash]],
      [REFRESH_SESSION, [hash, hash, 30, 'test']],
    ] as const) {
      const touched = await accesses(statement, [...values]);
      // Users are so few here that the order of a join does not matter.
      const ofTokens = touched.filter((each) => /^(sessions|session_tokens|personal_tokens) /.test(each));
      expect(ofTokens.length).toBeGreaterThan(0);
      // sessions_by_owner has the id as well.
      expect(ofTokens.filter((each) => !/ by (\w+_(pkey|key)|sessions_by_owner)$/.test(each))).toEqual([]);
    }
  });

  it('removes the executions of an owner by the index of owners', async () => {
    expect(await accesses(DELETE_EXECUTIONS, [ownerId, 50, 10])).toEqual([
      'executions by executions_by_owner',
      'executions by executions_pkey',
    ]);
    expect(await accesses(FIND_UNCANCELLED, [ownerId, 100])).toEqual(['executions by executions_unfinished']);
  });

  it('reads steps by the key', async () => {
    expect(await accesses(LOAD_STEPS, [newId()])).toEqual([
      'execution_steps by execution_steps_pkey',
      'execution_values by execution_values_pkey',
    ]);
    const withUsage = [
      'execution_steps by execution_steps_pkey',
      'execution_substeps by execution_substeps_pkey',
    ];
    expect(await accesses(FIND_STEPS, [ownerId, newId()])).toEqual([...withUsage, oneExecution]);
    expect(await accesses(FIND_STEP_CHANGES, [ids(), [1], [2]])).toEqual(withUsage);
  });

  it('reads an execution with what its calls of models took by keys', async () => {
    for (const statement of [FIND_EXECUTION, FIND_SNAPSHOT]) {
      const touched = await accesses(statement, [ownerId, newId()]);
      expect(touched).toEqual(
        expect.arrayContaining([
          'execution_substeps by execution_substeps_pkey',
          'executions by executions_pkey',
        ]),
      );
      // The owners' workflows are so few here that the planner may read them all.
      expect(touched.filter((each) => each.endsWith('by scan') && !each.startsWith('workflows'))).toEqual([]);
    }
  });

  it('looks outcomes up by the key', async () => {
    expect(await accesses(FIND_OUTCOMES, [ids()])).toEqual([
      'execution_values by execution_values_pkey',
      'executions by executions_pkey',
    ]);
  });

  it('gets, lists and prunes entries of storage by their indexes', async () => {
    const byKey = ['storage_entries by storage_entries_pkey'];
    expect(await accesses(GET_ENTRY, [ownerId, workflowId, 'key'])).toEqual(byKey);
    const range = [ownerId, workflowId, 'key 0', 'key 1', 'key 00', 51, 1000];
    expect(await accesses(LIST_ENTRIES, range)).toEqual(byKey);
    const [condition] = await bench
      .query<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE list_entries (${range.map(literal).join(', ')})`)
      .then((lines) => lines.filter((line) => line['QUERY PLAN'].includes('Index Cond')));
    expect(condition?.['QUERY PLAN']).toMatch(/owner_id = .*scope_id = .*key >= .*key < .*key > /);
    expect(await accesses(PRUNE_ENTRIES, [500, null])).toContain(
      'storage_entries by storage_entries_expiring',
    );
    expect(await bench.query('EXPLAIN EXECUTE prune_entries (500, NULL)').then(JSON.stringify)).not.toContain(
      'Seq Scan',
    );
  });

  it('changes entries of storage by their keys', async () => {
    const change = [newId(), 'keep', 1, ownerId, workflowId, 'key', 1];
    const lease = 'executions by executions_pkey';
    const receipts = 'storage_receipts by storage_receipts_pkey';
    expect(await accesses(PUT_ENTRY, [...change, '1', null, true, 100])).toEqual([lease, receipts]);
    expect(await accesses(INCREMENT_ENTRY, [...change, 1, null, 100])).toEqual([lease, receipts]);
    const byKeys = [lease, 'storage_entries by storage_entries_pkey', receipts];
    expect(await accesses(REPLACE_ENTRY, [...change, '1', null, 7])).toEqual(byKeys);
    expect(await accesses(DELETE_ENTRY, [...change, 7])).toEqual(byKeys);
  });

  it('records and loads substeps by their keys', async () => {
    const place = [newId(), ownerId, 1, 'node_1'];
    const spent = ['groq', 'model', 1, 1, 0, 0, 0.5, newId()];
    const values = [...place, 'call', 'model', 'model', 'completed', null, null, null, TIME, ...spent, TIME];
    expect(await accesses(RECORD_SUBSTEP, values)).toEqual([
      oneExecution,
      // Those under way are few: the planner may read them all.
      expect.stringMatching(/^llm_reservations by /),
    ]);
    const byKeys = ['execution_substeps by execution_substeps_pkey', oneExecution];
    expect(await accesses(LOAD_SUBSTEPS, [ownerId, newId(), 'node_1'])).toEqual(byKeys);
    expect(await accesses(LIST_SUBSTEPS, [ownerId, newId(), 'node_1', 100])).toEqual(byKeys);
  });

  it('looks budgets, usage and cached answers up by their keys', async () => {
    expect(await accesses(HAS_BUDGET, [ownerId, workflowId])).toEqual(['llm_budgets by llm_budgets_key']);
    const byDay = 'llm_usage_days by llm_usage_days_pkey';
    expect(await accesses(READ_BUDGET_USE, [ownerId, workflowId, newId()])).toContain(byDay);
    for (const group of USAGE_GROUPS) {
      const touched = await accesses(SUM_USAGE[group], [ownerId, '2026-01-01', '2026-01-31', null, 100]);
      expect(touched).toContain(byDay);
    }
    const key = '\\x00';
    expect(await accesses(GET_CACHED, [ownerId, key])).toEqual(['llm_cache by llm_cache_pkey']);
    expect(await accesses(PUT_CACHED, [ownerId, key, '1', 60, 10])).toEqual([
      'llm_cache by llm_cache_by_age',
      'llm_cache by llm_cache_pkey',
    ]);
  });

  it('finds the newest execution of each listed workflow by its index', async () => {
    expect(
      await accesses(listWorkflows('use', '-updatedAt'), [ownerId, null, [], null, null, 20, 0]),
    ).toContain('executions by executions_by_workflow');
  });

  it('removes the executions of a workflow by indexes, in small parts', async () => {
    const [executions] = PURGED_FIRST;
    const touched = executions && (await accesses(executions.statement, [workflowId, executions.batch]));
    expect(touched).toEqual(['executions by executions_by_workflow', 'executions by executions_pkey']);
  });
});

/** A bitmap's heap is named above, its index below. */
function accessesOf(node: PlanNode, relation = node['Relation Name']): string[] {
  const below = (node.Plans ?? []).flatMap((each) =>
    accessesOf(each, each['Relation Name'] ?? node['Relation Name']),
  );
  if (node['Index Name']) return [`${relation} by ${node['Index Name']}`, ...below];
  return node['Node Type'] === 'Seq Scan' ? [`${relation} by scan`, ...below] : below;
}

function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? `'{${value.map((each) => each ?? 'NULL').join(',')}}'` : `'${String(value)}'`;
}
