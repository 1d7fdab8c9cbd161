import type { ChangedStep, ExecutionProgress } from '@rex/database';
import { OperationalError } from '@rex/platform';
import { followExecution, type StreamStart } from './follow-execution';
import { Latest } from './latest';
import type { StreamEvent } from './stream-event';

const at = (revision: number, status = 'running') =>
  ({ id: 'x', status, revision, error: null, startedAt: null, finishedAt: null }) as ExecutionProgress;
const steps = [
  { nodeId: 'a', revision: 2 },
  { nodeId: 'b', revision: 3 },
  { nodeId: 'c', revision: 3 },
  { nodeId: 'd', revision: 5 },
] as ChangedStep[];
const SNAPSHOT: StreamStart = { kind: 'snapshot', snapshot: { nodes: 4 }, revision: 2 };

function aStream(start: StreamStart, progress: ExecutionProgress) {
  const latest = new Latest<ExecutionProgress | undefined>();
  const stop = new AbortController();
  let failures = 0;
  const events = followExecution({
    ...{ executionId: 'x', start, progress, latest, stopped: stop.signal },
    changedSteps: async ({ afterRevision, upToRevision }) => {
      if (failures-- > 0) throw new OperationalError('database-unavailable', 'away');
      return steps.filter(({ revision }) => revision > afterRevision && revision <= upToRevision);
    },
    toStepEvent: (step) => step.nodeId,
  });
  const next = async () => label((await events.next()).value as StreamEvent | undefined);
  const fail = (times: number) => (failures = times);
  return {
    latest,
    stop,
    next,
    fail,
    all: async () => {
      const labels: string[] = [];
      for (;;) {
        const each = await next();
        if (each === 'done') return labels;
        labels.push(each);
      }
    },
  };
}

/** `event id`, in short. */
function label(event: StreamEvent | undefined): string {
  if (!event) return 'done';
  if (event.kind !== 'event') return event.kind;
  const name = event.event === 'step' ? String(event.data) : event.event;
  const reason = event.event === 'close' ? (event.data as { reason: string }).reason : undefined;
  return [name, event.id, reason].filter((each) => each !== undefined).join(' ');
}

describe('followExecution', () => {
  it('begins with a snapshot, tells each change and the end, then is over', async () => {
    const { latest, next, all } = aStream(SNAPSHOT, at(2));
    expect([await next(), await next()]).toEqual(['retry', 'snapshot 2']);
    const change = next();
    latest.set(at(3));
    expect([await change, await next(), await next()]).toEqual(['b', 'c 3', 'execution 3']);
    latest.set(at(4));
    latest.set(at(5, 'completed'));
    expect(await all()).toEqual(['d 5', 'execution 5', 'end 5']);
  });

  it('ends at once when the execution had ended', async () => {
    expect(await aStream({ ...SNAPSHOT, revision: 5 }, at(5, 'failed')).all()).toEqual([
      'retry',
      'snapshot 5',
      'end 5',
    ]);
  });

  it('goes on behind what the client has seen, and tells how it stands also when nothing is new', async () => {
    const behind = (revision: number) => aStream({ kind: 'resume', revision }, at(5, 'completed')).all();
    expect(await behind(3)).toEqual(['retry', 'd 5', 'execution 5', 'end 5']);
    expect(await behind(2)).toEqual(['retry', 'b', 'c 3', 'd 5', 'execution 5', 'end 5']);
    expect(await behind(5)).toEqual(['retry', 'execution 5', 'end 5']);
  });

  it('misses nothing wherever the client was cut off', async () => {
    const told = await aStream({ kind: 'resume', revision: 1 }, at(5, 'completed')).all();
    for (let cut = 0; cut < told.length; cut += 1) {
      const seen = told.slice(0, cut);
      const lastId = Number(seen.flatMap((each) => /\d+$/.exec(each) ?? []).at(-1) ?? 1);
      const rest = await aStream({ kind: 'resume', revision: lastId }, at(5, 'completed')).all();
      const nodes = new Set([...seen, ...rest].map((each) => each.split(' ')[0]));
      expect([...nodes]).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'end']));
    }
  });

  it('tries again when the database is away for a moment', async () => {
    const { latest, next, fail, all } = aStream(SNAPSHOT, at(2));
    await next();
    await next();
    fail(2);
    const change = next();
    for (const revision of [3, 3, 5]) {
      latest.set(at(revision, revision === 5 ? 'completed' : 'running'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect([await change, ...(await all())]).toEqual(['b', 'c 3', 'd 5', 'execution 5', 'end 5']);
  });

  it.each(['token-expired', 'shutdown', 'too-old'])('says that it ends because of %s', async (reason) => {
    const { stop, next, all } = aStream(SNAPSHOT, at(2));
    await next();
    await next();
    const waiting = all();
    stop.abort(reason);
    expect((await waiting).filter((each) => each !== 'retry')).toEqual([`close ${reason}`]);
  });

  it('keeps a silent stream alive, also when the execution is looked up all the time', async () => {
    jest.useFakeTimers();
    try {
      const { latest, next } = aStream(SNAPSHOT, at(2));
      await next();
      await next();
      const seen: string[] = [];
      const reading = next().then((each) => seen.push(each));
      for (let seconds = 0; seconds < 14; seconds += 2) {
        latest.set(at(2));
        await jest.advanceTimersByTimeAsync(2000);
      }
      expect(seen).toEqual([]);
      await jest.advanceTimersByTimeAsync(2000);
      await reading;
      expect(seen).toEqual(['heartbeat']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('says so when the execution was deleted', async () => {
    const { latest, next, all } = aStream(SNAPSHOT, at(2));
    await next();
    await next();
    latest.set(undefined);
    expect(await all()).toEqual(['close deleted']);
  });
});
