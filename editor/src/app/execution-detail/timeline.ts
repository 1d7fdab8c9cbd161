import type { Execution, Step, StepLog } from '../api/types';

/** A stretch of time of a step: before it began, one attempt, or between two of them. Milliseconds since 1970. */
export interface Segment {
  kind: 'queue' | 'run' | 'pause';
  startMs: number;
  endMs: number;
  /** Which attempt it is, from 1; of a run only. */
  attempt?: number;
  /** The attempt failed and another one followed. */
  hasFailed?: boolean;
}

/** A step with its stretches of time. Without any it did not run here: it was skipped, or taken over from an earlier execution. */
export interface TimelineRow {
  step: Step;
  segments: Segment[];
  startMs: number | null;
  /** When it ended; null while it goes on. */
  endMs: number | null;
  isTakenOver: boolean;
}

/** What an execution did when. */
export interface Timeline {
  rows: TimelineRow[];
  startMs: number;
  endMs: number;
}

/** What of an execution its timeline needs. */
export type TimelineSource = Pick<
  Execution,
  'createdAt' | 'startedAt' | 'finishedAt' | 'retryFrom' | 'steps'
>;

/** As the engine notes it in the log of a step, with the time. */
const ATTEMPT_FAILED = /^attempt (\d+) failed \(.*\), next in (\d+) ms$/s;

/**
 * The steps in the order in which they began. A step waits from the moment when the last of its parents had ended; the first ones
 * from when the execution was accepted. `nowMs` ends what still goes on.
 */
export function timelineOf(
  execution: TimelineSource,
  parents: ReadonlyMap<string, readonly string[]>,
  nowMs: number,
): Timeline {
  const createdMs = Date.parse(execution.createdAt);
  const endOf = new Map(execution.steps.map((step) => [step.nodeId, msOf(step.finishedAt)]));
  const rows = execution.steps
    .map((step) => {
      const ends = (parents.get(step.nodeId) ?? []).map((id) => endOf.get(id) ?? createdMs);
      return rowOf(step, Math.max(createdMs, ...ends), {
        createdMs,
        nowMs,
        hasEarlier: execution.retryFrom !== null,
      });
    })
    .map((row, place) => ({ row, place, at: row.startMs ?? row.endMs ?? Infinity }))
    .sort((one, other) => one.at - other.at || one.place - other.place)
    .map(({ row }) => row);
  const ends = rows.flatMap(({ segments }) => segments.at(-1)?.endMs ?? []);
  const lastMs = ends.reduce((most, each) => Math.max(most, each), createdMs);
  const endMs = msOf(execution.finishedAt) ?? Math.max(nowMs, lastMs);
  return { rows, startMs: createdMs, endMs: Math.max(endMs, lastMs, createdMs + 1) };
}

/** How long the execution waited for a worker; null while it waits. */
export function queuedMs({
  createdAt,
  startedAt,
}: Pick<Execution, 'createdAt' | 'startedAt'>): number | null {
  return startedAt === null ? null : Math.max(0, Date.parse(startedAt) - Date.parse(createdAt));
}

function rowOf(
  step: Step,
  readyMs: number,
  { createdMs, nowMs, hasEarlier }: { createdMs: number; nowMs: number; hasEarlier: boolean },
): TimelineRow {
  const [startMs, endMs] = [msOf(step.startedAt), msOf(step.finishedAt)];
  const isTakenOver = hasEarlier && endMs !== null && endMs < createdMs;
  if (startMs === null || isTakenOver) return { step, segments: [], startMs: null, endMs, isTakenOver };
  const lastMs = Math.max(startMs, endMs ?? nowMs);
  const queue: Segment[] = readyMs < startMs ? [{ kind: 'queue', startMs: readyMs, endMs: startMs }] : [];
  return { step, segments: [...queue, ...attemptsOf(step, startMs, lastMs)], startMs, endMs, isTakenOver };
}

/** The attempts of a step, as far as its log tells when they failed; one stretch when it tells nothing. */
function attemptsOf({ logs, status }: Step, startMs: number, lastMs: number): Segment[] {
  const segments: Segment[] = [];
  let from = startMs;
  for (const { attempt, atMs, delayMs } of logs.flatMap(failureOf)) {
    if (atMs < from || atMs > lastMs) continue;
    segments.push({ kind: 'run', startMs: from, endMs: atMs, attempt, hasFailed: true });
    from = Math.min(lastMs, atMs + delayMs);
    if (from > atMs) segments.push({ kind: 'pause', startMs: atMs, endMs: from });
  }
  const isWaiting = status === 'waiting' && segments.length > 0;
  if (isWaiting && segments.at(-1)?.kind === 'pause') return segments;
  return [...segments, { kind: 'run', startMs: from, endMs: lastMs, attempt: attemptsBefore(segments) + 1 }];
}

function attemptsBefore(segments: readonly Segment[]): number {
  return segments.filter(({ kind }) => kind === 'run').length;
}

function failureOf({ at, level, message }: StepLog): { attempt: number; atMs: number; delayMs: number }[] {
  const found = level === 'warn' ? ATTEMPT_FAILED.exec(message) : null;
  return found ? [{ attempt: Number(found[1]), atMs: Date.parse(at), delayMs: Number(found[2]) }] : [];
}

function msOf(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}
