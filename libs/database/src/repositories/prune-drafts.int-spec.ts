import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { Client } from 'pg';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { LOCK_OLD_DRAFTS } from './retention-statements';

const shown = { name: 'Seeded', description: '', nodeCount: 0, triggerTypes: [] };
const aDocument = (value: number) => ({ ...shown, documentJson: `{"v":${value}}` });

/** Workflows with version 1 published and drafts after it. */
describe('pruning drafts', () => {
  let bench: TestBench;
  let owner: { ownerId: string; workflowId: string };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  afterAll(() => bench.close());

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    owner = await bench.seedWorkflow();
  });

  const save = async (count: number, more: { publish?: boolean; message?: string } = {}) => {
    for (let each = 0; each < count; each += 1) {
      const document = aDocument(Math.random());
      await bench.database.workflows.update(owner.ownerId, owner.workflowId, { document, ...more });
    }
  };
  const versions = async () => {
    const rows = await bench.query<{ version: number }>(
      'SELECT version FROM workflow_versions WHERE workflow_id = $1 ORDER BY version',
      [owner.workflowId],
    );
    return rows.map((row) => row.version);
  };
  const anExecution = (version: number, workflow = owner) => ({
    ...{ id: newId(), ownerId: workflow.ownerId, workflowId: workflow.workflowId, version },
    ...{ condition: 'exists' as const, triggerType: 'manual' as const, triggerNodeId: 'start' },
    ...{ inputJson: '{}', dedupeKey: null, maxConcurrency: null, retry: null },
  });
  const prune = (kept: number, limit = 100) => bench.database.retention.pruneDrafts(kept, limit);

  it('keeps the newest, what was ever published, what has a message and what executions run', async () => {
    await save(2);
    await save(1, { publish: true });
    await save(1, { publish: true });
    await save(1, { message: 'Ask twice' });
    await save(4);
    await bench.database.executionStore.accept([anExecution(7)]);
    expect(await prune(3)).toBe(2);
    expect(await versions()).toEqual([1, 4, 5, 6, 7, 8, 9, 10]);
    expect(await prune(3)).toBe(0);
    await bench.query('DELETE FROM executions');
    expect(await prune(3)).toBe(1);
    expect(await prune(1)).toBe(2);
    expect(await versions()).toEqual([1, 4, 5, 6, 10]);
  });

  it('never gives a number twice, and does not publish what is gone', async () => {
    await save(5);
    expect(await prune(1)).toBe(4);
    const { ownerId, workflowId } = owner;
    expect(await bench.database.workflows.publish(ownerId, workflowId, 3)).toEqual({
      ...{ kind: 'version-missing', version: 3, latestVersion: 6 },
    });
    expect(await bench.database.workflows.publish(ownerId, workflowId, 6)).toMatchObject({ kind: 'saved' });
    await save(1);
    expect(await versions()).toEqual([1, 6, 7]);
    expect(await prune(1)).toBe(0);
  });

  it('keeps a draft that repeats what a webhook once started, and any that has an execution it should not have', async () => {
    await save(3);
    const { ownerId, workflowId } = owner;
    const insert = (version: number, retryOf: string | null) =>
      bench.query(
        `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, retry_of)
         VALUES ($1, $2, $3, $4, 'webhook', 'hook', '{}', $5)`,
        [newId(), ownerId, workflowId, version, retryOf],
      );
    await insert(2, newId());
    await insert(3, null);
    expect(await prune(1)).toBe(0);
    expect(await versions()).toEqual([1, 2, 3, 4]);
    expect(await bench.query('SELECT version FROM executions ORDER BY version')).toHaveLength(2);
  });

  it('looks for executions by an index that only such executions are in', async () => {
    await save(5);
    await bench.database.executionStore.accept([anExecution(2)]);
    await bench.query('SET enable_seqscan = off');
    const plan = await bench.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN ${LOCK_OLD_DRAFTS.text.replace(/\$[12]/g, '1')}`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('executions_of_drafts');
    expect(text).toContain('workflow_versions_drafts');
    await bench.query('RESET enable_seqscan');
  });

  it('removes a batch, with what was noted of its versions, and says how many', async () => {
    await save(6);
    await bench.query(
      `INSERT INTO workflow_key_uses (workflow_id, version, key_id, node_id)
       SELECT workflow_id, version, gen_random_uuid(), 'a' FROM workflow_versions`,
    );
    expect(await prune(2, 3)).toBe(3);
    expect(await prune(2, 3)).toBe(1);
    expect(await versions()).toEqual([1, 6, 7]);
    const uses = await bench.query('SELECT version FROM workflow_key_uses ORDER BY version');
    expect(uses).toEqual([{ version: 1 }, { version: 6 }, { version: 7 }]);
  });

  it('leaves versions alone of which nobody knows whether they were published', async () => {
    await save(3);
    await bench.query('UPDATE workflow_versions SET was_published = NULL WHERE version = 2');
    await prune(1);
    expect(await versions()).toEqual([1, 2, 4]);
  });

  describe('while somebody else is at it', () => {
    let other: Client;

    beforeEach(async () => {
      other = new Client({ connectionString: bench.url });
      await other.connect();
      await other.query('BEGIN');
    });

    afterEach(() => other.end());

    it('leaves a version alone that an execution is being accepted for', async () => {
      await save(3);
      const { ownerId, workflowId } = owner;
      await other.query(
        `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input)
         VALUES ($1, $2, $3, 3, 'manual', 'start', '{}')`,
        [newId(), ownerId, workflowId],
      );
      expect(await prune(1)).toBe(1);
      await other.query('COMMIT');
      expect(await prune(1)).toBe(0);
      expect(await versions()).toEqual([1, 3, 4]);
    });

    it('refuses an execution of a version that is being removed, and no other one', async () => {
      await save(3);
      await other.query('DELETE FROM workflow_versions WHERE workflow_id = $1 AND version = 2', [
        owner.workflowId,
      ]);
      const neighbour = await bench.seedWorkflow();
      const accepting = bench.database.executionStore.accept([
        anExecution(2),
        anExecution(1, neighbour),
        anExecution(4),
      ]);
      await waitForLock();
      await other.query('COMMIT');
      expect((await accepting).map(({ kind }) => kind)).toEqual(['refused', 'accepted', 'accepted']);
    });

    const waitForLock = async () => {
      for (;;) {
        const [row] = await bench.query<{ waiting: number }>(
          'SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted',
        );
        if (row && row.waiting > 0) return;
      }
    };
  });

  it('refuses an execution of a version that is gone', async () => {
    await save(3);
    await prune(1);
    const outcomes = await bench.database.executionStore.accept([anExecution(2), anExecution(4)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'accepted']);
  });
});
