import { TestBed } from '@angular/core/testing';
import { EventStream, type StreamOptions } from '../api/event-stream';
import { FakeFetch, type FakeCall } from '../api/spec-support/fake-fetch';
import type { StreamMessage } from '../api/sse-parser';
import type { Execution, ExecutionStatus } from '../api/types';
import { ASK_MS, QUIET_MS } from './execution-follower';
import { ExecutionStore } from './execution.store';

/** Longer than a frame, and shorter than all waits. */
const FRAME_MS = 20;

const anExecution = (status: ExecutionStatus, id = 'x1'): Execution => ({
  id,
  executionId: id,
  workflowId: 'w1',
  workflowName: 'Triage',
  version: 1,
  revision: 1,
  status,
  triggerType: 'manual',
  triggerNodeId: 'start',
  retryOf: null,
  retryFrom: null,
  input: {},
  output: null,
  omitted: [],
  error: null,
  createdAt: '2026-11-01T00:00:00Z',
  startedAt: '2026-11-01T00:00:00Z',
  finishedAt: null,
  durationMs: null,
  usage: null,
  steps: [],
});

/** Streams that a test writes: one after the other, each of them ended or broken off by it. */
class WrittenStreams {
  readonly opened: string[] = [];
  private readonly streams: ((options: StreamOptions) => AsyncGenerator<StreamMessage, void>)[] = [];

  add(stream: (options: StreamOptions) => AsyncGenerator<StreamMessage, void>): void {
    this.streams.push(stream);
  }

  open(path: string, options: StreamOptions): AsyncGenerator<StreamMessage, void> {
    this.opened.push(`${path} behind ${options.lastEventId}`);
    return (this.streams.shift() ?? refused)(options);
  }
}

async function* refused(): AsyncGenerator<StreamMessage, void> {
  await Promise.reject(new Error('no stream'));
  yield* [];
}

const message = (event: string, data: object): StreamMessage => ({
  event,
  data: JSON.stringify(data),
  id: null,
});
const aStep = (nodeId: string, status: string) =>
  message('step', { nodeId, status, input: null, omitted: ['input'] });

describe('ExecutionStore', () => {
  let store: ExecutionStore;
  let server: FakeFetch;
  let streams: WrittenStreams;

  beforeEach(() => {
    jest.useFakeTimers();
    streams = new WrittenStreams();
    server = new FakeFetch();
    TestBed.configureTestingModule({
      providers: [ExecutionStore, { provide: EventStream, useValue: streams }],
    });
    store = TestBed.inject(ExecutionStore);
  });

  afterEach(() => {
    store.stop();
    server.restore();
    jest.useRealTimers();
  });

  const after = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);
  const call = (path: string): FakeCall => server.expectOne(`/api${path}`);
  const answer = async (path: string, body: object): Promise<void> => {
    call(path).answer(body);
    await after(FRAME_MS);
  };

  it('says so when the workflow has never run', async () => {
    void store.loadLatest('w1');
    await answer('/workflows/w1/executions', { items: [], nextCursor: null });
    expect(store.phase()).toBe('none');
    expect(store.isRunning()).toBe(false);
  });

  it('shows the last execution and asks no more when it has ended', async () => {
    void store.loadLatest('w1');
    await answer('/workflows/w1/executions', { items: [anExecution('completed')], nextCursor: null });
    await answer('/executions/x1', anExecution('completed'));
    expect(store.execution()?.status).toBe('completed');
    await after(10 * ASK_MS);
    server.verify();
  });

  it('follows a new run until it ends', async () => {
    void store.run('w1');
    expect(store.isRunning()).toBe(true);
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', anExecution('running', 'x2'));
    server.verify();
    await after(ASK_MS);
    await answer('/executions/x2', anExecution('failed', 'x2'));
    expect(store.execution()).toMatchObject({ id: 'x2', status: 'failed' });
    expect(store.isRunning()).toBe(false);
    await after(10 * ASK_MS);
    server.verify();
  });

  it('asks again, more slowly, when the server is away for a while', async () => {
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    call('/executions/x2').fail();
    await after(0);
    expect(store.isReconnecting()).toBe(true);
    await after(ASK_MS);
    call('/executions/x2').fail();
    await after(ASK_MS);
    server.verify();
    await after(ASK_MS);
    await answer('/executions/x2', anExecution('completed', 'x2'));
    expect(store.isReconnecting()).toBe(false);
    expect(store.execution()?.status).toBe('completed');
  });

  it('rejects with the reason when a run is not accepted, and can be tried again', async () => {
    const running = store.run('w1');
    call('/workflows/w1/execute').answer({ detail: 'No trigger.' }, 422);
    await expect(running).rejects.toMatchObject({ status: 422, message: 'No trigger.' });
    expect(store.isRunning()).toBe(false);
  });

  it('repeats what has ended from a node, and shows the new execution', async () => {
    void store.loadLatest('w1');
    await answer('/workflows/w1/executions', { items: [anExecution('failed')], nextCursor: null });
    await answer('/executions/x1', anExecution('failed'));
    void store.retry({ from: 'fetch', version: 'newest' });
    const request = call('/executions/x1/retry');
    expect(request.body).toEqual({ from: 'fetch', version: 'newest' });
    request.answer({ executionId: 'x2', status: 'pending' });
    await after(0);
    await answer('/executions/x2', { ...anExecution('completed', 'x2'), retryOf: 'x1', retryFrom: 'fetch' });
    expect(store.execution()).toMatchObject({ id: 'x2', retryOf: 'x1' });
  });

  it('asks for the end of what runs, and follows it until it has come', async () => {
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', anExecution('running', 'x2'));
    void store.cancel();
    await answer('/executions/x2/cancel', { executionId: 'x2', status: 'running' });
    await after(ASK_MS);
    await answer('/executions/x2', anExecution('cancelled', 'x2'));
    expect(store.execution()?.status).toBe('cancelled');
    expect(store.isRunning()).toBe(false);
  });

  it('shows what its stream tells, and asks only at the end', async () => {
    let goOn: () => void = () => undefined;
    streams.add(async function* () {
      yield aStep('a', 'running');
      await new Promise<void>((resolve) => (goOn = resolve));
      yield aStep('a', 'completed');
      yield message('execution', { status: 'running', revision: 3, error: null });
      yield message('end', { status: 'completed', revision: 3 });
    });
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', anExecution('pending', 'x2'));
    expect(streams.opened).toEqual(['/executions/x2/events behind 1']);
    expect(store.execution()?.steps).toMatchObject([{ nodeId: 'a', status: 'running' }]);
    await after(QUIET_MS - 100);
    server.verify();
    goOn();
    await after(FRAME_MS);
    expect(store.execution()).toMatchObject({
      status: 'running',
      revision: 3,
      steps: [{ status: 'completed' }],
    });
    await answer('/executions/x2', { ...anExecution('completed', 'x2'), output: 'whole' });
    expect(store.execution()).toMatchObject({ status: 'completed', output: 'whole' });
    await after(10 * ASK_MS);
    server.verify();
  });

  it('lets the text of a running step grow until the step ends, and asks for nothing meanwhile', async () => {
    const piece = (offset: number, text: string) => message('text', { nodeId: 'a', offset, text });
    let goOn: () => void = () => undefined;
    const pause = () => new Promise<void>((resolve) => (goOn = resolve));
    streams.add(async function* () {
      yield aStep('a', 'running');
      yield piece(0, 'Hel');
      yield piece(3, 'lo');
      await pause();
      yield message('text', { nodeId: 'a', offset: 0, text: '', restarted: 'repair' });
      yield piece(0, 'Bye');
      await pause();
      yield aStep('a', 'completed');
      yield piece(3, ' late');
      await pause();
    });
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', anExecution('running', 'x2'));
    expect(store.texts().get('a')?.shown).toBe('Hello');
    goOn();
    await after(FRAME_MS);
    expect(store.texts().get('a')?.shown).toBe('Bye');
    goOn();
    await after(FRAME_MS);
    expect(store.texts().size).toBe(0);
    server.verify();
  });

  it('keeps the text over a break of the stream, marks what it missed, and forgets it with the execution', async () => {
    streams.add(async function* () {
      yield aStep('a', 'running');
      yield message('text', { nodeId: 'a', offset: 0, text: 'one' });
      await Promise.reject(new Error('gone'));
    });
    streams.add(async function* ({ signal }) {
      yield message('text', { nodeId: 'a', offset: 8, text: 'two' });
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    const running = {
      ...anExecution('running', 'x2'),
      steps: [{ nodeId: 'a', status: 'running', input: null, omitted: [] }],
    };
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', running);
    await after(ASK_MS);
    await answer('/executions/x2', running);
    expect(store.texts().get('a')?.shown).toBe('one…two');
    void store.show('x3');
    await after(0);
    expect(store.texts().size).toBe(0);
    await answer('/executions/x3', anExecution('completed', 'x3'));
  });

  it('opens the stream again behind what it knows when it breaks off', async () => {
    streams.add(async function* () {
      yield aStep('a', 'completed');
      await Promise.reject(new Error('gone'));
    });
    streams.add(async function* () {
      yield message('end', {});
    });
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', anExecution('running', 'x2'));
    await after(ASK_MS);
    await answer('/executions/x2', { ...anExecution('running', 'x2'), revision: 5 });
    expect(streams.opened.at(-1)).toBe('/executions/x2/events behind 5');
    await answer('/executions/x2', anExecution('completed', 'x2'));
    expect(store.isRunning()).toBe(false);
  });

  it('only asks when streams do not come through, ever more slowly, and tries a stream again now and then', async () => {
    void store.show('x2');
    await after(0);
    const waits = [1_000, 2_000, 4_000, 5_000, 5_000, 5_000];
    for (const wait of waits) {
      await answer('/executions/x2', anExecution('running', 'x2'));
      expect(store.isReconnecting()).toBe(true);
      await after(wait - 2 * FRAME_MS);
      server.verify();
      await after(2 * FRAME_MS);
    }
    expect(streams.opened).toHaveLength(3);
    streams.add(async function* ({ signal }) {
      yield aStep('a', 'running');
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await answer('/executions/x2', anExecution('running', 'x2'));
    expect(streams.opened).toHaveLength(4);
    expect(store.isReconnecting()).toBe(false);
    expect(store.execution()?.steps).toMatchObject([{ nodeId: 'a' }]);
  });

  it('leaves a stream that holds back what there is to tell, as some proxies do', async () => {
    let isLeft = false;
    streams.add(async function* ({ signal }) {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      isLeft = true;
      yield* [];
    });
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', anExecution('running', 'x2'));
    await after(QUIET_MS);
    await answer('/executions/x2', { ...anExecution('running', 'x2'), revision: 4 });
    await after(500);
    expect(isLeft).toBe(true);
    expect(store.execution()?.revision).toBe(4);
    expect(store.isReconnecting()).toBe(true);
    await after(ASK_MS);
    await answer('/executions/x2', anExecution('completed', 'x2'));
    expect(store.isRunning()).toBe(false);
  });

  it('keeps a stream that is silent because there is nothing to tell', async () => {
    let isLeft = false;
    streams.add(async function* ({ signal }) {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      isLeft = true;
      yield* [];
    });
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', anExecution('running', 'x2'));
    await after(QUIET_MS);
    await answer('/executions/x2', anExecution('running', 'x2'));
    await after(1_000);
    expect(isLeft).toBe(false);
    expect(store.isReconnecting()).toBe(false);
  });

  it('changes once a frame, however many events there are', async () => {
    streams.add(async function* ({ signal }) {
      for (let n = 0; n < 200; n += 1) yield aStep(`n${n % 20}`, 'running');
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    void store.show('x2');
    await after(0);
    call('/executions/x2').answer(anExecution('running', 'x2'));
    await after(0);
    const before = store.execution();
    await after(FRAME_MS);
    const settled = store.execution();
    expect(before?.steps).toHaveLength(0);
    expect(settled?.steps).toHaveLength(20);
    await after(FRAME_MS);
    expect(store.execution()).toBe(settled);
  });

  it('says once where an execution failed that was watched, and nothing of one that had ended', async () => {
    const failed = (id: string) => ({
      ...anExecution('failed', id),
      error: { code: 'script-threw', message: 'boom', nodeId: 'b' },
    });
    void store.show('old');
    await after(0);
    await answer('/executions/old', failed('old'));
    expect(store.failedAt()).toBeNull();
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', failed('x2'));
    const place = store.failedAt();
    expect(place).toEqual({ executionId: 'x2', nodeId: 'b' });
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', failed('x2'));
    expect(store.failedAt()).toBe(place);
  });

  it('lets go of the stream when it is left', async () => {
    let isStopped = false;
    streams.add(async function* ({ signal }) {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      isStopped = true;
      yield* [];
    });
    void store.show('x2');
    await after(0);
    await answer('/executions/x2', anExecution('running', 'x2'));
    store.stop();
    await after(10 * ASK_MS);
    expect(isStopped).toBe(true);
    server.verify();
  });

  it('stops asking when it is left', async () => {
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', anExecution('running', 'x2'));
    store.stop();
    await after(10 * ASK_MS);
    server.verify();
  });
});
