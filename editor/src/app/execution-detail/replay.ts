import type { Step } from '../api/types';
import type { Timeline, TimelineRow } from './timeline';

/** The times at which something changed, in order, each once: where the scrubber steps to. */
export function momentsOf({ rows, startMs, endMs }: Timeline): number[] {
  const times = new Set<number>([startMs, endMs]);
  for (const { segments, startMs: began, endMs: ended, isTakenOver } of rows) {
    if (isTakenOver) continue;
    if (began !== null) times.add(began);
    if (ended !== null) times.add(ended);
    for (const { kind, startMs: from } of segments) if (kind !== 'queue') times.add(from);
  }
  return [...times].filter((time) => time >= startMs && time <= endMs).sort((one, other) => one - other);
}

/** The moment before or behind a time; the first or last one at the ends. */
export function nextMoment(moments: readonly number[], atMs: number, by: 1 | -1): number {
  if (by === 1) return moments.find((time) => time > atMs) ?? moments.at(-1) ?? atMs;
  return moments.findLast((time) => time < atMs) ?? moments[0] ?? atMs;
}

/** Steps as they were while they went on, each made once: who looks at them sees by identity what changed. */
const underWay = new WeakMap<Step, Map<string, Step>>();

/** The steps as they were at a time; those that had not begun are missing. */
export function stepsAt({ rows }: Pick<Timeline, 'rows'>, atMs: number): Map<string, Step> {
  const steps = new Map<string, Step>();
  for (const row of rows) {
    const step = stepAt(row, atMs);
    if (step) steps.set(row.step.nodeId, step);
  }
  return steps;
}

function stepAt(
  { step, segments, startMs, endMs, isTakenOver }: TimelineRow,
  atMs: number,
): Step | undefined {
  if (isTakenOver || (endMs !== null && atMs >= endMs)) return step;
  if (startMs === null || atMs < startMs) return undefined;
  const now = segments.findLast((segment) => segment.startMs <= atMs);
  const status = now?.kind === 'pause' ? 'waiting' : 'running';
  return asUnderWay(step, status, now?.attempt ?? segments.filter(({ kind }) => kind === 'run').length);
}

function asUnderWay(step: Step, status: 'running' | 'waiting', attempt: number): Step {
  const made = underWay.get(step) ?? new Map<string, Step>();
  underWay.set(step, made);
  const key = `${status} ${attempt}`;
  const known = made.get(key);
  if (known) return known;
  const then: Step = {
    ...step,
    ...{
      status,
      attempt,
      port: null,
      error: null,
      finishedAt: null,
      durationMs: null,
      usage: null,
      warnings: [],
    },
  };
  made.set(key, then);
  return then;
}
