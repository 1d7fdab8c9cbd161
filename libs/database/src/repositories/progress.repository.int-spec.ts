import type { ClaimedExecution, StepWrite } from '@rex/engine';
import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { SMALL_BYTES } from './progress-statements';

const LOG = { level: 'info' as const, message: 'x'.repeat(SMALL_BYTES), at: '2026-01-01T00:00:00.000Z' };

describe('ProgressRepository', () => {
  let bench: TestBench;
  let workflow: { ownerId: string; workflowId: string; version: number };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    workflow = await bench.seedWorkflow();
  });

  afterAll(() => bench.close());

  const begin = async (inputJson = '{"n":1}'): Promise<ClaimedExecution> => {
    const id = newId();
    const trigger = { condition: 'exists' as const, triggerType: 'webhook' as const, triggerNodeId: 'hook' };
    const nothing = { dedupeKey: null, maxConcurrency: null, retry: null };
    await bench.database.executionStore.accept([{ id, ...workflow, ...trigger, ...nothing, inputJson }]);
    const [claimed] = await bench.database.executionStore.claim([id], 'worker-1');
    if (!claimed) throw new Error('not free');
    return claimed;
  };
  const step = (nodeId: string, overrides: Partial<StepWrite> = {}): StepWrite => ({
    ...{
      nodeId,
      nodeType: 'code',
      status: 'completed',
      port: 'main',
      outputJson: '1',
      error: null,
      resumeInMs: null,
    },
    ...{ attempt: 1, startedAt: new Date(), finishedAt: new Date(), durationMs: 0, logs: [], warnings: [] },
    ...overrides,
  });
  const record = async (execution: ClaimedExecution, steps: StepWrite[], finish?: { outputJson: string }) => {
    const end = finish && { status: 'completed' as const, error: null, ...finish };
    const write = { ...execution, steps, ...(end && { finish: end }) };
    const { revisions } = await bench.database.executionStore.record('worker-1', [write]);
    return revisions.get(execution.executionId) ?? NaN;
  };

  it('gives what changed of each execution after a revision and up to another, in the order of the writes', async () => {
    const [one, two] = [await begin(), await begin()];
    const first = await record(one, [step('a'), step('b', { status: 'running' })]);
    const second = await record(one, [step('b'), step('c')]);
    await record(two, [step('z')]);
    const { progress } = bench.database;
    const of = ({ executionId }: ClaimedExecution, afterRevision: number, upToRevision: number) => ({
      ...{ executionId, afterRevision, upToRevision },
    });
    const changes = await progress.findStepChanges([
      ...[of(one, first, second), of(two, -1, 99), of(one, -1, first), of(one, second, 99)],
      ...[of({ ...one, executionId: newId() }, -1, 99), of(one, -1, 99)],
    ]);
    expect(changes.map((steps) => steps.map(({ nodeId, revision }) => `${nodeId}${revision}`))).toEqual([
      ...[[`b${second}`, `c${second}`], ['z2'], [`a${first}`], [], []],
      [`a${first}`, `b${second}`, `c${second}`],
    ]);
  });

  it('leaves out outputs and logs that are not small, and says so', async () => {
    const execution = await begin();
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    await record(execution, [
      step('a', { outputJson: text(SMALL_BYTES) }),
      step('b', { outputJson: text(SMALL_BYTES + 1), logs: [LOG] }),
      step('c', { outputJson: text(400_000) }),
    ]);
    const request = { executionId: execution.executionId, afterRevision: -1, upToRevision: 99 };
    const [steps] = await bench.database.progress.findStepChanges([request]);
    const shown = steps?.map(({ outputJson, outputBytes, logs, areLogsOmitted }) => ({
      ...{ length: outputJson?.length ?? null, outputBytes, logs: logs.length, areLogsOmitted },
    }));
    expect(shown).toEqual([
      { length: SMALL_BYTES, outputBytes: null, logs: 0, areLogsOmitted: false },
      { length: null, outputBytes: SMALL_BYTES + 1, logs: 0, areLogsOmitted: true },
      { length: null, outputBytes: 400_000, logs: 0, areLogsOmitted: false },
    ]);
  });

  it.each([
    ['small', 10, []],
    ['middling', SMALL_BYTES + 1, ['input', 'output']],
    ['large', 400_000, ['input', 'output']],
  ])('shows an execution with %s values', async (_what, length, omitted) => {
    const json = JSON.stringify('x'.repeat(length));
    const execution = await begin(json);
    const find = () => bench.database.progress.findSnapshot(workflow.ownerId, execution.executionId);
    expect(await find()).toMatchObject({ status: 'running', omitted: omitted.slice(0, 1), outputJson: null });
    await record(execution, [], { outputJson: json });
    const kept = omitted.length === 0;
    expect(await find()).toMatchObject({
      ...{ status: 'completed', omitted, workflowName: 'Seeded', revision: 2 },
      ...{ inputJson: kept ? json : 'null', outputJson: kept ? json : null },
    });
  });

  it('tells how far executions are, and shows nobody what is another owner’s', async () => {
    const { executionId } = await begin();
    const stranger = await bench.seedWorkflow();
    const [progress, ...others] = await bench.database.progress.findProgress([executionId, newId()]);
    expect(progress).toMatchObject({
      id: executionId,
      status: 'running',
      error: null,
      revision: 1,
      finishedAt: null,
    });
    expect(others).toEqual([]);
    for (const [owner, id] of [
      [stranger.ownerId, executionId],
      [workflow.ownerId, newId()],
      [workflow.ownerId, 'x'],
    ] as const)
      expect(await bench.database.progress.findSnapshot(owner, id)).toBeUndefined();
  });
});
