import { newId } from '@rex/platform';
import { describeNodeStorage } from '@rex/testing';
import { createTestDatabase } from '@rex/testing/stack';
import type { Database } from '../open-database';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { MAX_PAGE_BYTES, type StorageStep } from './step-storage';

const LIMITS = { maxValueBytes: 1000, maxEntries: 20 };

let bench: TestBench;
let otherDatabase: Database;

beforeAll(async () => {
  bench = await createTestBench(await createTestDatabase(), { storageLimits: LIMITS });
  otherDatabase = await bench.open();
});

afterAll(() => bench.close());

/** A workflow of this user, or of a new one. */
async function seedWorkflow(ownerId?: string): Promise<{ ownerId: string; workflowId: string }> {
  const { ownerId: newOwnerId, workflowId } = await bench.seedWorkflow();
  if (ownerId === undefined) return { ownerId: newOwnerId, workflowId };
  await bench.query('UPDATE workflows SET owner_id = $2 WHERE id = $1', [workflowId, ownerId]);
  return { ownerId, workflowId };
}

async function seedExecutions(
  workflow: { ownerId: string; workflowId: string },
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await bench.query(
    `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, lease_epoch)
     SELECT id, $2, $3, 1, 'manual', 'start', '{}', 'running', 1 FROM unnest($1::uuid[]) AS id`,
    [ids, workflow.ownerId, workflow.workflowId],
  );
  return ids;
}

describeNodeStorage('StepStorage', async () => {
  await bench.query('TRUNCATE users CASCADE');
  return {
    storageFor: (step) => bench.database.storage.storageFor({ ...step, leaseEpoch: 1 }),
    otherStorageFor: (step) => otherDatabase.storage.storageFor({ ...step, leaseEpoch: 1 }),
    // Time goes by when everything that happened lies further back.
    advance: async (byMs) => {
      await bench.query(
        `UPDATE storage_entries SET expires_at = expires_at - interval '1 millisecond' * $1::float8`,
        [byMs],
      );
    },
    seedWorkflow,
    seedExecutions,
  };
});

describe('StepStorage', () => {
  let step: StorageStep;
  const storage = (nodeId: string) => bench.database.storage.storageFor({ ...step, nodeId });
  const count = async (table: string) => {
    const [row] = await bench.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return row?.count;
  };
  const usage = () => bench.query('SELECT owner_id, entries FROM storage_usage');

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    const workflow = await seedWorkflow();
    const [executionId = ''] = await seedExecutions(workflow, 1);
    step = { ...workflow, executionId, nodeId: 'keep', leaseEpoch: 1 };
  });

  it('leaves a receipt of what changed something, and none of a conflict or a refusal', async () => {
    await storage('one').put('workflow', 'a', 'text');
    await storage('two').delete('workflow', 'a');
    await storage('three').increment('workflow', 'n', 1);
    expect(await count('storage_receipts')).toBe(3);
    await storage('four').put('workflow', 'n', 1, { ifVersion: 7 });
    await storage('five').delete('workflow', 'n', { ifVersion: 7 });
    await storage('six').put('workflow', 'n', 'text');
    await expect(storage('seven').increment('workflow', 'n', 1)).rejects.toThrow('a string');
    expect(await count('storage_receipts')).toBe(4);
  });

  it('drops receipts with their execution, and nothing of the entries', async () => {
    await storage('one').put('workflow', 'a', 1);
    await bench.query('DELETE FROM executions WHERE id = $1', [step.executionId]);
    expect(await count('storage_receipts')).toBe(0);
    expect(await count('storage_entries')).toBe(1);
    // A worker that comes back after that changes nothing any more.
    await expect(storage('one').put('workflow', 'a', 2)).rejects.toMatchObject({
      code: 'storage-lease-lost',
    });
    expect(await storage('two').get('workflow', 'a')).toMatchObject({ value: 1 });
  });

  it.each([
    ['somebody else has taken', 'lease_epoch = 2'],
    ['has ended', "status = 'completed', finished_at = now()"],
    ['was given back', "status = 'pending'"],
  ])('changes nothing for a step of an execution that %s', async (_what, change) => {
    await storage('before').put('workflow', 'a', 1);
    await bench.query(`UPDATE executions SET ${change} WHERE id = $1`, [step.executionId]);
    const refusal = { name: 'StorageError', code: 'storage-lease-lost' };
    await expect(storage('one').put('workflow', 'a', 2)).rejects.toMatchObject(refusal);
    await expect(storage('two').put('workflow', 'a', 2, { ifVersion: 1 })).rejects.toMatchObject(refusal);
    await expect(storage('three').increment('workflow', 'a', 1)).rejects.toMatchObject(refusal);
    await expect(storage('four').delete('workflow', 'a')).rejects.toMatchObject(refusal);
    expect(await storage('five').get('workflow', 'a')).toMatchObject({ value: 1, version: 1 });
    expect(await count('storage_receipts')).toBe(1);
  });

  it('changes nothing for a step that claims to be another user’s', async () => {
    const { ownerId } = await seedWorkflow();
    const forged = bench.database.storage.storageFor({ ...step, ownerId });
    await expect(forged.put('user', 'a', 1)).rejects.toMatchObject({ code: 'storage-lease-lost' });
    expect(await count('storage_entries')).toBe(0);
  });

  it('drops the entries of a workflow with its row, those of a user with theirs, and counts what is left', async () => {
    await storage('one').put('workflow', 'a', 1);
    await storage('two').put('workflow', 'b', 1);
    await storage('three').put('user', 'a', 1);
    await bench.query('DELETE FROM workflows WHERE id = $1', [step.workflowId]);
    expect(await bench.query('SELECT key FROM storage_entries')).toEqual([{ key: 'a' }]);
    expect(await usage()).toEqual([{ owner_id: step.ownerId, entries: 1 }]);
    await bench.query('DELETE FROM users WHERE id = $1', [step.ownerId]);
    expect([await count('storage_entries'), await count('storage_usage')]).toEqual([0, 0]);
  });

  it('ends a page with the entry by which its values grow too long, and goes on after it', async () => {
    const length = MAX_PAGE_BYTES / 4;
    await bench.query(
      `INSERT INTO storage_entries (owner_id, workflow_id, key, value)
       SELECT $1, $2, 'big ' || n, to_json(repeat(n::text, $3::int)) FROM generate_series(1, 9) AS n`,
      [step.ownerId, step.workflowId, length],
    );
    const list = (after?: string) =>
      storage('list').list('workflow', { prefix: 'big', limit: 50, ...(after !== undefined && { after }) });
    const first = await list();
    expect(first.entries.map((entry) => entry.key)).toEqual(['big 1', 'big 2', 'big 3', 'big 4']);
    expect(first.next).toBe('big 4');
    const second = await list('big 4');
    expect(second.next).toBe('big 8');
    expect(await list('big 8')).toMatchObject({ entries: [{ key: 'big 9' }], next: null });
  });

  it('prunes what has expired, in batches, and leaves the rest', async () => {
    await bench.query('INSERT INTO storage_usage (owner_id, entries, entry_limit) VALUES ($1, 9, 20)', [
      step.ownerId,
    ]);
    await bench.query(
      `INSERT INTO storage_entries (owner_id, workflow_id, key, value, expires_at)
       SELECT $1, $2, 'key ' || n, '1', CASE WHEN n < 9 THEN now() + interval '1 minute' * (n - 7.5) END
       FROM generate_series(1, 9) AS n`,
      [step.ownerId, step.workflowId],
    );
    const prune = () => bench.database.storage.pruneExpired(5);
    expect([await prune(), await prune(), await prune()]).toEqual([5, 2, 0]);
    const left = await bench.query('SELECT key FROM storage_entries ORDER BY key');
    expect(left).toEqual([{ key: 'key 8' }, { key: 'key 9' }]);
    expect(await usage()).toEqual([{ owner_id: step.ownerId, entries: 2 }]);
  });

  it('lets deletes, puts and prunings of the same entries go on beside each other', async () => {
    const ids = await seedExecutions(step, 120);
    await Promise.all(
      ids.map(async (executionId, index) => {
        const database = index % 2 ? bench.database : otherDatabase;
        const mine = database.storage.storageFor({ ...step, executionId });
        const key = `key ${index % 5}`;
        if (index % 3 === 0) await mine.delete('workflow', key);
        else await mine.put('workflow', key, index, { ttlSeconds: 0.001 });
        if (index % 10 === 0) await database.storage.pruneExpired(3);
      }),
    );
    const [row] = await bench.query<{ entries: number; counted: number }>(
      'SELECT (SELECT count(*)::int FROM storage_entries) AS entries, sum(entries)::int AS counted FROM storage_usage',
    );
    expect(row?.counted).toBe(row?.entries);
  });
});
