import type { Step } from '../api/types';
import { queuedMs, timelineOf, type TimelineSource } from './timeline';

const BASE_MS = Date.parse('2026-11-28T12:00:00.000Z');
const at = (ms: number): string => new Date(BASE_MS + ms).toISOString();
const step = (
  nodeId: string,
  fromMs: number | null,
  toMs: number | null,
  more: Partial<Step> = {},
): Step => ({
  ...{
    nodeId,
    nodeName: nodeId,
    nodeType: 'code',
    status: 'completed',
    port: 'main',
    input: null,
    output: null,
  },
  ...{ omitted: [], error: null, attempt: 1, durationMs: null, warnings: [], logs: [], usage: null },
  ...{ startedAt: fromMs === null ? null : at(fromMs), finishedAt: toMs === null ? null : at(toMs) },
  ...more,
});
const execution = (steps: Step[], more: Partial<TimelineSource> = {}): TimelineSource => ({
  ...{ createdAt: at(0), startedAt: at(10), finishedAt: at(100), retryFrom: null, steps },
  ...more,
});
const parents = new Map([
  ['b', ['a']],
  ['c', ['a', 'b']],
]);
const spans = (source: TimelineSource, nowMs = 100) =>
  timelineOf(source, parents, BASE_MS + nowMs).rows.map(({ step: { nodeId }, segments }) => [
    nodeId,
    ...segments.map(({ kind, startMs, endMs }) => `${kind} ${startMs - BASE_MS}-${endMs - BASE_MS}`),
  ]);

describe('timelineOf', () => {
  //  a ──► b ──► c      c also hangs on a
  it('tells waiting from running: a step can begin when the last of its parents has ended', () => {
    expect(spans(execution([step('a', 10, 20), step('c', 60, 100), step('b', 25, 50)]))).toEqual([
      ['a', 'queue 0-10', 'run 10-20'],
      ['b', 'queue 20-25', 'run 25-50'],
      ['c', 'queue 50-60', 'run 60-100'],
    ]);
  });

  it('draws each attempt by itself, and the pauses between them', () => {
    const failed = (ms: number, n: number) => ({
      ...{ at: at(ms), level: 'warn' as const },
      message: `attempt ${n} failed (http-503: Service\nunavailable), next in 20 ms`,
    });
    const tried = step('a', 0, 100, { attempt: 3, logs: [failed(10, 1), failed(40, 2)] });
    expect(spans(execution([tried]))).toEqual([
      ['a', 'run 0-10', 'pause 10-30', 'run 30-40', 'pause 40-60', 'run 60-100'],
    ]);
    const [row] = timelineOf(execution([tried]), parents, BASE_MS).rows;
    expect(row?.segments.map(({ attempt, hasFailed }) => [attempt, hasFailed === true])).toEqual([
      [1, true],
      [undefined, false],
      [2, true],
      [undefined, false],
      [3, false],
    ]);
  });

  it('lets what runs go on until now', () => {
    const running = step('a', 10, null, { status: 'running' });
    expect(spans(execution([running], { finishedAt: null }), 70)).toEqual([['a', 'queue 0-10', 'run 10-70']]);
    expect(timelineOf(execution([running], { finishedAt: null }), parents, BASE_MS + 70).endMs).toBe(
      BASE_MS + 70,
    );
  });

  it('has no stretch for what was skipped or taken over from an earlier execution', () => {
    const source = execution(
      [step('a', -500, -400), step('b', 20, 30), step('c', null, 30, { status: 'skipped' })],
      {
        retryFrom: 'b',
      },
    );
    expect(spans(source)).toEqual([['a'], ['b', 'queue 0-20', 'run 20-30'], ['c']]);
    expect(timelineOf(source, parents, BASE_MS).rows.map(({ isTakenOver }) => isTakenOver)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('measures how long an execution waited for a worker', () => {
  expect(queuedMs(execution([]))).toBe(10);
  expect(queuedMs({ createdAt: at(0), startedAt: null })).toBeNull();
});
