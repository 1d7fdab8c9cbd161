import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { WorkflowVersionsRepository } from './workflow-versions.repository';

describe('WorkflowVersionsRepository', () => {
  let bench: TestBench;
  let versions: WorkflowVersionsRepository;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    versions = bench.database.workflowVersions;
  });

  afterAll(() => bench.close());

  const change = (ownerId: string, workflowId: string, documentJson: string, message: string | null = null) =>
    bench.database.workflows.update(ownerId, workflowId, {
      document: { name: 'Next', description: '', documentJson, nodeCount: 3, triggerTypes: [] },
      message,
    });

  it('keeps documents byte for byte', async () => {
    const documentJson = String.raw`{ "b":1, "a":"\u0000\ud800", "n":1e400 }`;
    const { ownerId, workflowId } = await bench.seedWorkflow(documentJson);
    expect(await versions.find(ownerId, workflowId, 1)).toMatchObject({ version: 1, documentJson });
  });

  it('lists pages, newest first, with author, message and state', async () => {
    const { ownerId, workflowId } = await bench.seedWorkflow();
    await change(ownerId, workflowId, '{"v":2}', 'Two');
    await change(ownerId, workflowId, '{"v":3}');
    const author = { id: ownerId, name: 'Ada', email: `${ownerId}@example.org` };
    const first = await versions.list(ownerId, workflowId, { page: 1, limit: 2 });
    const createdAt = expect.any(Date) as Date;
    expect(first).toEqual({
      items: [
        { version: 3, createdAt, author, message: null, nodeCount: 3, isPublished: false, isLatest: true },
        { version: 2, createdAt, author, message: 'Two', nodeCount: 3, isPublished: false, isLatest: false },
      ],
      total: 3,
    });
    const second = await versions.list(ownerId, workflowId, { page: 2, limit: 2 });
    expect(second?.items).toMatchObject([{ version: 1, nodeCount: 0, isPublished: true }]);
    const beyond = await versions.list(ownerId, workflowId, { page: 100_000, limit: 100 });
    expect(beyond).toEqual({ items: [], total: 3 });
  });

  it('tells nothing of an author whose account is gone', async () => {
    const { ownerId, workflowId } = await bench.seedWorkflow();
    await bench.query('UPDATE workflow_versions SET author_id = $2 WHERE workflow_id = $1', [
      workflowId,
      newId(),
    ]);
    expect(await versions.find(ownerId, workflowId, 1)).toMatchObject({ author: null });
  });

  it('shows nothing to strangers, nothing of deleted workflows, and nothing that is not there', async () => {
    const [mine, other] = [await bench.seedWorkflow(), await bench.seedWorkflow()];
    const page = { page: 1, limit: 10 };
    expect(await versions.list(other.ownerId, mine.workflowId, page)).toBeUndefined();
    expect(await versions.find(other.ownerId, mine.workflowId, 1)).toBeUndefined();
    expect(await versions.find(mine.ownerId, mine.workflowId, 2)).toBeUndefined();
    expect(await versions.list(mine.ownerId, 'x', page)).toBeUndefined();
    await bench.database.workflowBin.put(mine.ownerId, mine.workflowId);
    expect(await versions.list(mine.ownerId, mine.workflowId, page)).toBeUndefined();
    expect(await versions.find(mine.ownerId, mine.workflowId, 1)).toBeUndefined();
  });
});
