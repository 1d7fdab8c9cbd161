import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { WorkflowBinRepository } from './workflow-bin.repository';

describe('WorkflowBinRepository', () => {
  let bench: TestBench;
  let bin: WorkflowBinRepository;
  let ownerId: string;
  let workflowId: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    bin = bench.database.workflowBin;
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    ({ ownerId, workflowId } = await bench.seedWorkflow());
  });

  afterAll(() => bench.close());

  /** Executions with two steps, a large value and an idempotency key each. */
  const anExecution = async (count: number, state: 'ended' | 'unfinished' = 'ended') => {
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, finished_at)
       SELECT gen_random_uuid(), $1, $2, 1, 'manual', 'start', '{}', $3, CASE WHEN $3 = 'completed' THEN now() END
       FROM generate_series(1, $4)`,
      [ownerId, workflowId, state === 'ended' ? 'completed' : 'pending', count],
    );
    await bench.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
       SELECT id, 'node_' || k, 'code', 'completed', 1, 1 FROM executions, generate_series(1, 2) AS k ON CONFLICT DO NOTHING`,
    );
    await bench.query(
      `INSERT INTO execution_values SELECT id, 'input', '1' FROM executions ON CONFLICT DO NOTHING`,
    );
    await bench.query(
      `INSERT INTO idempotency_keys SELECT workflow_id, sha256(id::text::bytea), id FROM executions ON CONFLICT DO NOTHING`,
    );
  };
  /** A request to run a workflow. */
  const request = (owner: string, workflow: string, dedupeKey: string | null = null) => ({
    ...{ id: newId(), ownerId: owner, workflowId: workflow, version: 1, condition: 'exists' as const },
    ...{ triggerType: 'manual' as const, triggerNodeId: 'start', inputJson: '{}', dedupeKey },
    ...{ maxConcurrency: null, retry: null },
  });
  const finishAll = () =>
    bench.query(`UPDATE executions SET status = 'completed', finished_at = now() WHERE finished_at IS NULL`);
  const age = (days: number) =>
    bench.query(
      `UPDATE workflows SET deleted_at = now() - make_interval(days => $1) WHERE deleted_at IS NOT NULL`,
      [days],
    );
  const rows = async () => {
    const tables = [
      'workflows',
      'workflow_versions',
      'executions',
      'execution_steps',
      'execution_values',
      'idempotency_keys',
      'storage_entries',
    ];
    const counts = tables.map((table) => `SELECT count(*)::int AS count FROM ${table}`).join(' UNION ALL ');
    return (await bench.query<{ count: number }>(counts)).reduce((sum, { count }) => sum + count, 0);
  };
  const find = () => bench.database.workflows.find(ownerId, workflowId);
  const listed = async () =>
    (
      await bench.database.workflows.list(ownerId, {
        ...{ page: 1, limit: 10, place: 'bin', sort: '-deletedAt', tags: [] },
      })
    ).items.map(({ id, deletedAt }) => ({ id, deletedAt }));

  it('puts a workflow into the bin once, and takes it out, not active', async () => {
    expect(await bin.put(ownerId, workflowId)).toEqual({ kind: 'deleted' });
    expect(await bin.put(ownerId, workflowId)).toEqual({ kind: 'missing' });
    expect(await listed()).toEqual([{ id: workflowId, deletedAt: expect.any(Date) as Date }]);
    expect(await bin.restore(ownerId, workflowId)).toBe(true);
    expect(await bin.restore(ownerId, workflowId)).toBe(false);
    expect(await find()).toMatchObject({ active: false, publishedVersion: 1 });
    expect(await listed()).toEqual([]);
  });

  it('deletes nothing on top of a version that the caller does not know', async () => {
    expect(await bin.put(ownerId, workflowId, [2, 3])).toEqual({ kind: 'conflict', currentVersion: 1 });
    expect(await bin.purge(ownerId, workflowId, [])).toEqual({ kind: 'conflict', currentVersion: 1 });
    expect(await find()).toBeDefined();
    expect(await bin.put(ownerId, workflowId, [2, 1])).toEqual({ kind: 'deleted' });
  });

  it('lets strangers do nothing, and knows no id that is none', async () => {
    const stranger = await bench.seedWorkflow();
    for (const id of [workflowId, newId(), 'x']) {
      expect(await bin.put(stranger.ownerId, id)).toEqual({ kind: 'missing' });
      expect(await bin.purge(stranger.ownerId, id)).toEqual({ kind: 'missing' });
    }
    await bin.put(ownerId, workflowId);
    expect(await bin.restore(stranger.ownerId, workflowId)).toBe(false);
    expect(await bin.restore(ownerId, 'x')).toBe(false);
  });

  it('deletes for good with all that belongs to it, in the bin or not', async () => {
    await anExecution(5);
    expect(await bin.purge(ownerId, workflowId)).toEqual({ kind: 'deleted' });
    expect(await rows()).toBe(0);
    ({ ownerId, workflowId } = await bench.seedWorkflow());
    await bin.put(ownerId, workflowId);
    expect(await bin.purge(ownerId, workflowId)).toEqual({ kind: 'deleted' });
    expect(await rows()).toBe(0);
  });

  it('deletes nothing for good while executions are unfinished, and counts them', async () => {
    await anExecution(3, 'unfinished');
    expect(await bin.purge(ownerId, workflowId)).toEqual({ kind: 'running', unfinished: 3 });
    expect(await find()).toBeDefined();
    await bin.put(ownerId, workflowId);
    expect(await bin.purge(ownerId, workflowId)).toEqual({ kind: 'running', unfinished: 3 });
    await finishAll();
    expect(await bin.purge(ownerId, workflowId)).toEqual({ kind: 'deleted' });
  });

  it('takes what is too much for one request from its owner at once, and leaves the rows to a purge', async () => {
    await anExecution(700);
    await bin.purge(ownerId, workflowId);
    expect(await listed()).toEqual([]);
    expect(await bin.restore(ownerId, workflowId)).toBe(false);
    expect(await bin.purge(ownerId, workflowId)).toEqual({ kind: 'missing' });
    expect(await rows()).toBeGreaterThan(0);
    expect(await bin.purgeDeleted(10_000, 30)).toBeLessThan(10_000);
    expect(await rows()).toBe(0);
  });

  it('purges what has been in the bin for its days, and nothing else', async () => {
    await anExecution(2);
    const kept = await bench.seedWorkflow();
    const fresh = await bench.seedWorkflow();
    await bin.put(ownerId, workflowId);
    await age(30);
    await bin.put(fresh.ownerId, fresh.workflowId);
    // A workflow, a version, two executions and their two keys.
    expect(await bin.purgeDeleted(100, 30)).toBe(6);
    const left = await bench.query<{ id: string }>('SELECT id FROM workflows ORDER BY id');
    expect(left.map(({ id }) => id)).toEqual([kept.workflowId, fresh.workflowId].sort());
    expect(await bin.purgeDeleted(100, 0)).toBe(2);
  });

  it('passes over those that still execute, until they have finished', async () => {
    await anExecution(1, 'unfinished');
    await bin.put(ownerId, workflowId);
    await age(40);
    expect(await bin.purgeDeleted(100, 30)).toBe(0);
    expect(await bin.restore(ownerId, workflowId)).toBe(true);
    await bin.put(ownerId, workflowId);
    await finishAll();
    expect(await bin.purgeDeleted(100, 0)).toBeGreaterThan(0);
    expect(await rows()).toBe(0);
  });

  it('stops at its limit, and goes on where it stopped', async () => {
    await anExecution(120);
    await bin.put(ownerId, workflowId);
    const removed = [];
    do removed.push(await bin.purgeDeleted(60, 0));
    while (removed.at(-1) === 60);
    // Executions, their keys, a version and the workflow.
    expect(removed).toEqual([60, 60, 60, 60, 2]);
    expect(await rows()).toBe(0);
  });

  it('gives back the room of stored entries to their owner', async () => {
    await bench.query(`INSERT INTO storage_usage VALUES ($1, 2, 10)`, [ownerId]);
    await bench.query(
      `INSERT INTO storage_entries (owner_id, workflow_id, key, value) VALUES ($1, $2, 'a', '1'), ($1, NULL, 'b', '1')`,
      [ownerId, workflowId],
    );
    await bin.purge(ownerId, workflowId);
    expect(await bench.query('SELECT entries FROM storage_usage')).toEqual([{ entries: 1 }]);
  });

  it('loses no execution that is accepted while its workflow is purged, and breaks none of its neighbours', async () => {
    const neighbour = await bench.seedWorkflow();
    for (let round = 0; round < 15; round += 1) {
      const { ownerId: owner, workflowId: workflow } = await bench.seedWorkflow();
      const accepts = Array.from({ length: 6 }, (_, at) =>
        bench.database.executionStore.accept([
          request(owner, workflow, at % 2 === 0 ? `key ${at}` : null),
          request(neighbour.ownerId, neighbour.workflowId),
        ]),
      );
      const [purged, ...outcomes] = await Promise.all([bin.purge(owner, workflow), ...accepts]);
      for (const [mine, theirs] of outcomes) {
        expect(theirs?.kind).toBe('accepted');
        if (mine?.kind !== 'accepted') continue;
        const found = await bench.query('SELECT id FROM executions WHERE id = $1', [mine.id]);
        expect(found).toEqual([{ id: mine.id }]);
      }
      expect(['deleted', 'running']).toContain(purged.kind);
    }
  });

  it('refuses what meets a purge half-way, and accepts what shares its statement', async () => {
    const neighbour = await bench.seedWorkflow();
    await bench.query('BEGIN');
    await bench.query('SELECT FROM workflow_versions WHERE workflow_id = $1 FOR UPDATE', [workflowId]);
    const accept = bench.database.executionStore.accept([
      request(ownerId, workflowId),
      request(neighbour.ownerId, neighbour.workflowId),
    ]);
    const isWaiting = async () => (await bench.query('SELECT FROM pg_locks WHERE NOT granted')).length > 0;
    while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 10));
    await bench.query('DELETE FROM workflows WHERE id = $1', [workflowId]);
    await bench.query('COMMIT');
    expect((await accept).map((outcome) => outcome.kind)).toEqual(['refused', 'accepted']);
  });
});
