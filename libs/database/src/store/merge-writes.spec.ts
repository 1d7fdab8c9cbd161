import type { ExecutionWrite, StepWrite } from '@rex/engine';
import { mergeWrites } from './merge-writes';

const step = (nodeId: string, status: StepWrite['status'], attempt = 1): StepWrite => ({
  ...{
    nodeId,
    nodeType: 'code',
    status,
    port: null,
    outputJson: null,
    error: null,
    resumeInMs: null,
    attempt,
  },
  ...{ startedAt: null, finishedAt: null, durationMs: null, logs: [], warnings: [] },
});
const write = (
  executionId: string,
  leaseEpoch: number,
  steps: StepWrite[],
  finish?: ExecutionWrite['finish'],
) => ({
  ...{ executionId, leaseEpoch, steps },
  ...(finish && { finish }),
});
const FINISH = { status: 'completed', outputJson: null, error: null } as const;

describe('mergeWrites', () => {
  it('joins writes under one lease: the later state of a node stays, a terminal one always', () => {
    const { writes, refused } = mergeWrites([
      write('a', 1, [step('x', 'running'), step('y', 'completed')]),
      write('a', 1, [step('x', 'completed', 2), step('y', 'running', 2)], FINISH),
    ]);
    expect(refused).toEqual([]);
    expect(writes).toEqual([write('a', 1, [step('x', 'completed', 2), step('y', 'completed')], FINISH)]);
  });

  it('keeps two epochs of one execution apart', () => {
    expect(mergeWrites([write('a', 1, []), write('a', 2, [])]).writes).toHaveLength(2);
  });

  it('refuses what follows the end, and keeps the first end', () => {
    const { writes, refused } = mergeWrites([
      write('a', 1, [], FINISH),
      write('a', 1, [step('x', 'completed')], { ...FINISH, status: 'failed' }),
    ]);
    expect(refused).toEqual(['a']);
    expect(writes).toEqual([write('a', 1, [], FINISH)]);
  });

  it('sorts by execution, so that all statements take their locks in one order', () => {
    const { writes } = mergeWrites(['c', 'a', 'b'].map((id) => write(id, 1, [])));
    expect(writes.map((each) => each.executionId)).toEqual(['a', 'b', 'c']);
  });
});
