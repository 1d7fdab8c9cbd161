import type { StepWrite } from '@rex/engine';
import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { ExecutionsRepository } from './executions.repository';

const COMPLETED = { status: 'completed', outputJson: '{"done":true}', error: null } as const;

describe('ExecutionsRepository', () => {
  let bench: TestBench;
  let executions: ExecutionsRepository;
  let workflow: { ownerId: string; workflowId: string; version: number };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    executions = bench.database.executions;
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    workflow = await bench.seedWorkflow();
  });

  afterAll(() => bench.close());

  const accept = async (of = workflow) => {
    const id = newId();
    const trigger = {
      condition: 'exists' as const,
      triggerType: 'webhook' as const,
      triggerNodeId: 'hook',
      inputJson: '{"n":1}',
      dedupeKey: null,
      maxConcurrency: null,
      retry: null,
    };
    await bench.database.executionStore.accept([{ id, ...of, ...trigger }]);
    return id;
  };
  const claim = async (id: string) => {
    const [execution] = await bench.database.executionStore.claim([id], 'worker-1');
    if (!execution) throw new Error('not free');
    return execution;
  };
  const step = (nodeId: string, at: string, overrides: Partial<StepWrite> = {}): StepWrite => ({
    ...{
      nodeId,
      nodeType: 'code',
      status: 'completed',
      port: 'main',
      outputJson: '1',
      error: null,
      resumeInMs: null,
      attempt: 1,
    },
    ...{
      startedAt: new Date(at),
      finishedAt: new Date(at),
      durationMs: 0,
      logs: [],
      warnings: [],
      ...overrides,
    },
  });
  const finished = async () => {
    const execution = await claim(await accept());
    const log = { level: 'info' as const, message: 'hi', at: '2026-01-01T00:00:00.000Z' };
    const steps = [step('b', '2026-01-01T00:00:02Z'), step('a', '2026-01-01T00:00:01Z', { logs: [log] })];
    await bench.database.executionStore.record('worker-1', [{ ...execution, steps, finish: COMPLETED }]);
    return execution.executionId;
  };

  it('shows an execution with its steps in the order of their starts', async () => {
    const id = await finished();
    const detail = await executions.findDetail(workflow.ownerId, id);
    expect(detail).toMatchObject({
      ...{ id, workflowId: workflow.workflowId, version: 1, status: 'completed', triggerType: 'webhook' },
      ...{
        triggerNodeId: 'hook',
        inputJson: '{"n":1}',
        outputJson: '{"done":true}',
        error: null,
        revision: 2,
      },
    });
    expect(detail?.durationMs).toBeGreaterThanOrEqual(0);
    expect(detail?.steps.map((each) => each.nodeId)).toEqual(['a', 'b']);
    expect(detail?.steps[0]?.logs).toHaveLength(1);
  });

  it("knows neither a stranger's execution nor an unknown id nor one that is no id", async () => {
    const id = await finished();
    const stranger = await bench.seedWorkflow();
    expect(await executions.findDetail(stranger.ownerId, id)).toBeUndefined();
    expect(await executions.findDetail(workflow.ownerId, newId())).toBeUndefined();
    expect(await executions.findDetail(workflow.ownerId, 'x')).toBeUndefined();
  });

  it('lists page by page, newest first, without gap or repeat although new ones come in', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) ids.push(await accept());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await executions.list(workflow.ownerId, {}, { limit: 3, before: cursor });
      seen.push(...page.items.map((each) => each.id));
      cursor = page.nextBefore ?? undefined;
      await accept();
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
  });

  it('has no next page when the last one is full', async () => {
    await accept();
    await accept();
    expect((await executions.list(workflow.ownerId, {}, { limit: 2 })).nextBefore).toBeNull();
  });

  it('tells how far many executions are, in one go', async () => {
    const [done, pending] = [await finished(), await accept()];
    const outcomes = await executions.findOutcomes([done, pending, newId(), 'x']);
    expect(new Map(outcomes.map((each) => [each.id, each]))).toEqual(
      new Map([
        [done, { id: done, status: 'completed', outputJson: '{"done":true}', error: null, revision: 2 }],
        [pending, { id: pending, status: 'pending', outputJson: null, error: null, revision: 0 }],
      ]),
    );
  });
});
