import type { ChangedStep, ExecutionProgress, StepChangeRequest } from '@rex/database';
import { isTerminal } from '@rex/engine';
import { OperationalError } from '@rex/platform';
import type { Latest } from './latest';
import type { StreamEvent } from './stream-event';

/** A stream that says nothing else says this: proxies close what is silent for a minute. */
export const HEARTBEAT_MS = 15_000;

/** When a client should come again after a break that was not announced. */
const RETRY_MS = 2000;
/** After a shutdown the next process is there soon. */
const RESTART_RETRY_MS = 1000;

/** Why a stream ends before the execution has. */
export type CloseReason = 'token-expired' | 'too-old' | 'shutdown' | 'deleted';

/** Where a stream begins: with everything, or behind a revision that the client has seen. */
export type StreamStart =
  { kind: 'snapshot'; snapshot: unknown; revision: number } | { kind: 'resume'; revision: number };

/** What a stream is made of. */
export interface FollowOptions {
  executionId: string;
  start: StreamStart;
  /** How far the execution was when the stream began. */
  progress: ExecutionProgress;
  latest: Latest<ExecutionProgress | undefined>;
  changedSteps: (request: StepChangeRequest) => Promise<ChangedStep[]>;
  toStepEvent: (step: ChangedStep) => unknown;
  /** Its reason is a CloseReason, or anything when the client went. */
  stopped: AbortSignal;
}

/**
 * The events of an execution until it ends. The id of an event is the revision up to which, with it, everything was told; so a client
 * that names it gets the rest. Of several steps of one write only the last has it.
 */
export async function* followExecution(options: FollowOptions): AsyncGenerator<StreamEvent, void> {
  const { start, stopped, latest } = options;
  yield { kind: 'retry', afterMs: RETRY_MS };
  let told = start.revision;
  if (start.kind === 'snapshot') yield { kind: 'event', event: 'snapshot', id: told, data: start.snapshot };
  let news: { is: ExecutionProgress | undefined } | undefined = { is: options.progress };
  let mustTell = start.kind === 'resume';
  let spokeAt = performance.now();
  while (!stopped.aborted) {
    if (news && !news.is) return yield* closing('deleted');
    const progress = news?.is;
    mustTell ||= progress !== undefined && progress.revision > told;
    const steps = progress && mustTell ? await read(options, told, progress.revision) : undefined;
    if (progress && steps) {
      yield* steps;
      told = progress.revision;
      yield { kind: 'event', event: 'execution', id: told, data: toExecutionEvent(progress) };
      mustTell = false;
      spokeAt = performance.now();
    }
    if (progress && !mustTell && isTerminal(progress.status))
      return yield { kind: 'event', event: 'end', id: told, data: toExecutionEvent(progress) };
    if (performance.now() - spokeAt >= HEARTBEAT_MS) {
      yield { kind: 'heartbeat' };
      spokeAt = performance.now();
    }
    news = await latest.take(HEARTBEAT_MS - (performance.now() - spokeAt), stopped);
  }
  yield* closing(stopped.reason as CloseReason);
}

/** Undefined when the database is away: the next look at the execution tries again. */
async function read(
  { executionId, changedSteps, toStepEvent }: FollowOptions,
  afterRevision: number,
  upToRevision: number,
): Promise<StreamEvent[] | undefined> {
  try {
    const steps = await changedSteps({ executionId, afterRevision, upToRevision });
    return steps.map((step, index) => {
      const isLastOfWrite = steps[index + 1]?.revision !== step.revision;
      const id = isLastOfWrite ? step.revision : undefined;
      return { kind: 'event', event: 'step', id, data: toStepEvent(step) };
    });
  } catch (error) {
    if (error instanceof OperationalError) return undefined;
    throw error;
  }
}

function* closing(reason: CloseReason): Generator<StreamEvent, void> {
  if (reason === 'shutdown') yield { kind: 'retry', afterMs: RESTART_RETRY_MS };
  yield { kind: 'event', event: 'close', data: { reason } };
}

function toExecutionEvent({ id, status, error, revision, startedAt, finishedAt }: ExecutionProgress) {
  const durationMs = startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null;
  return { executionId: id, status, error, revision, startedAt, finishedAt, durationMs };
}
