import type { Step } from '../api/types';
import { momentsOf, nextMoment, stepsAt } from './replay';
import type { Timeline, TimelineRow } from './timeline';

const row = (
  nodeId: string,
  startMs: number | null,
  endMs: number | null,
  more: Partial<TimelineRow> = {},
): TimelineRow => ({
  step: { nodeId, status: 'completed', attempt: 2, error: null } as Step,
  segments: startMs === null ? [] : [{ kind: 'run', startMs, endMs: endMs ?? 100, attempt: 1 }],
  ...{ startMs, endMs, isTakenOver: false, ...more },
});
const timeline = (...rows: TimelineRow[]): Timeline => ({ rows, startMs: 0, endMs: 100 });
const statuses = (line: Timeline, atMs: number) =>
  Object.fromEntries([...stepsAt(line, atMs)].map(([id, { status }]) => [id, status]));

describe('stepsAt', () => {
  const line = timeline(row('a', 10, 30), row('b', 30, 80), row('c', null, 80));

  it('shows each step as it was', () => {
    expect(statuses(line, 5)).toEqual({});
    expect(statuses(line, 10)).toEqual({ a: 'running' });
    expect(statuses(line, 30)).toEqual({ a: 'completed', b: 'running' });
    expect(statuses(line, 80)).toEqual({ a: 'completed', b: 'completed', c: 'completed' });
  });

  it('gives the same object for the same state, so that only what changed is drawn', () => {
    expect(stepsAt(line, 40).get('b')).toBe(stepsAt(line, 50).get('b'));
    expect(stepsAt(line, 90).get('b')).toBe(line.rows[1]?.step);
  });

  it('waits between two attempts, and counts them', () => {
    const tried = timeline(
      row('a', 0, 100, {
        segments: [
          { kind: 'run', startMs: 0, endMs: 20, attempt: 1, hasFailed: true },
          { kind: 'pause', startMs: 20, endMs: 50 },
          { kind: 'run', startMs: 50, endMs: 100, attempt: 2 },
        ],
      }),
    );
    expect(stepsAt(tried, 10).get('a')).toMatchObject({ status: 'running', attempt: 1 });
    expect(stepsAt(tried, 30).get('a')).toMatchObject({ status: 'waiting' });
    expect(stepsAt(tried, 60).get('a')).toMatchObject({ status: 'running', attempt: 2 });
  });

  it('has what was taken over from the beginning', () => {
    expect(statuses(timeline(row('a', null, -50, { isTakenOver: true })), 0)).toEqual({ a: 'completed' });
  });
});

it('steps from change to change, and no further than the ends', () => {
  const moments = momentsOf(
    timeline(row('a', 10, 30), row('b', 30, 80), row('c', null, -5, { isTakenOver: true })),
  );
  expect(moments).toEqual([0, 10, 30, 80, 100]);
  expect(nextMoment(moments, 12, 1)).toBe(30);
  expect(nextMoment(moments, 30, -1)).toBe(10);
  expect(nextMoment(moments, 100, 1)).toBe(100);
  expect(nextMoment(moments, 0, -1)).toBe(0);
});
