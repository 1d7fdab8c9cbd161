import type { ExecutionWrite, StepWrite } from '../ports/execution-records';
import type { ExecutionStore } from '../ports/execution-store';
import { LeaseLostError } from '../ports/lease-lost-error';
import { StepWriter } from './step-writer';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function aStep(nodeId: string, status: StepWrite['status'], outputJson: string | null = null): StepWrite {
  const times = { startedAt: null, finishedAt: null, durationMs: null };
  return {
    nodeId,
    nodeType: 'code',
    status,
    port: null,
    outputJson,
    error: null,
    resumeInMs: null,
    attempt: 1,
    logs: [],
    warnings: [],
    ...times,
  };
}

/** A writer over a store that keeps what it was given and answers when the test says so. */
function aWriter(refused: string[] = []) {
  const groups: ExecutionWrite[][] = [];
  const releases: (() => void)[] = [];
  const store = {
    record: (_workerId: string, writes: ExecutionWrite[]) => {
      groups.push(writes);
      const revisions = new Map(writes.map((write) => [write.executionId, groups.length]));
      return new Promise((resolve) => releases.push(() => resolve({ revisions, refused })));
    },
  } as unknown as ExecutionStore;
  const options = { workerId: 'worker-1', soonMs: 5, retryForMs: 1000, pressure: () => 1 };
  const release = async () => {
    releases.shift()?.();
    await settle();
  };
  return { writer: new StepWriter(store, options, silent), groups, release };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const lease = (executionId: string) => ({ executionId, leaseEpoch: 1 });

describe('StepWriter', () => {
  it('writes at once what somebody waits for', async () => {
    const { writer, groups, release } = aWriter();
    const done = writer.write({ ...lease('a'), steps: [aStep('x', 'completed')] }, 'now');
    await settle();
    expect(groups).toHaveLength(1);
    await release();
    await expect(done).resolves.toBeUndefined();
  });

  it('lets what nobody waits for ride along with the next write, the later state of a node winning', async () => {
    const { writer, groups } = aWriter();
    void writer.write({ ...lease('a'), steps: [aStep('x', 'running')] }, 'soon');
    void writer.write({ ...lease('a'), steps: [aStep('x', 'completed'), aStep('y', 'skipped')] }, 'soon');
    void writer.write({ ...lease('b'), steps: [aStep('z', 'completed')] }, 'now');
    await settle();
    expect(groups).toHaveLength(1);
    expect(
      groups[0]?.map(({ executionId, steps }) => [executionId, steps.map((step) => step.status)]),
    ).toEqual([
      ['a', ['completed', 'skipped']],
      ['b', ['completed']],
    ]);
  });

  it('writes what nobody waits for after a short while by itself', async () => {
    const { writer, groups } = aWriter();
    void writer.write({ ...lease('a'), steps: [aStep('x', 'completed')] }, 'soon');
    await settle();
    expect(groups).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(groups).toHaveLength(1);
  });

  it('keeps one write under way and groups what comes meanwhile', async () => {
    const { writer, groups, release } = aWriter();
    void writer.write({ ...lease('a'), steps: [] }, 'now');
    await settle();
    for (const id of ['b', 'c', 'd']) void writer.write({ ...lease(id), steps: [] }, 'now');
    await settle();
    expect(groups).toHaveLength(1);
    await release();
    expect(groups[1]?.map((write) => write.executionId)).toEqual(['b', 'c', 'd']);
  });

  it('tells the one whose lease is lost, and only that one', async () => {
    const { writer, release } = aWriter(['a']);
    const lost = writer.write({ ...lease('a'), steps: [] }, 'now');
    const kept = writer.write({ ...lease('b'), steps: [] }, 'now');
    await settle();
    await release();
    await expect(lost).rejects.toBeInstanceOf(LeaseLostError);
    await expect(kept).resolves.toBeUndefined();
  });

  it('does not mix the writes of two epochs of an execution', async () => {
    const { writer, groups, release } = aWriter();
    void writer.write({ executionId: 'a', leaseEpoch: 1, steps: [aStep('x', 'completed')] }, 'now');
    void writer.write({ executionId: 'a', leaseEpoch: 2, steps: [aStep('x', 'running')] }, 'now');
    await settle();
    await release();
    const written = groups.map((group) =>
      group.map(({ leaseEpoch, steps }) => [leaseEpoch, steps[0]?.status]),
    );
    expect(written).toEqual([[[1, 'completed']], [[2, 'running']]]);
  });

  it('splits a group that is too large for one message', async () => {
    const { writer, groups, release } = aWriter();
    const large = JSON.stringify('x'.repeat(5_000_000));
    for (const id of ['a', 'b'])
      void writer.write({ ...lease(id), steps: [aStep('x', 'completed', large)] }, 'now');
    await settle();
    await release();
    expect(groups.map((group) => group.map((write) => write.executionId))).toEqual([['a'], ['b']]);
  });
});
