import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Execution, ExecutionStatus } from '../api/types';
import { ExecutionStore, POLL_MS } from './execution.store';

const anExecution = (status: ExecutionStatus, id = 'x1'): Execution => ({
  id,
  executionId: id,
  revision: 1,
  workflowId: 'w1',
  version: 1,
  status,
  triggerType: 'manual',
  triggerNodeId: 'start',
  retryOf: null,
  retryFrom: null,
  input: {},
  output: null,
  error: null,
  createdAt: '2026-11-01T00:00:00Z',
  startedAt: '2026-11-01T00:00:00Z',
  finishedAt: null,
  durationMs: null,
  steps: [],
});

describe('ExecutionStore', () => {
  let store: ExecutionStore;
  let http: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), ExecutionStore],
    });
    store = TestBed.inject(ExecutionStore);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    store.stop();
    jest.useRealTimers();
  });

  const after = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);
  const call = (path: string): TestRequest => http.expectOne((request) => request.url === `/api${path}`);
  const answer = async (path: string, body: object): Promise<void> => {
    call(path).flush(body);
    await after(0);
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
    await after(10 * POLL_MS);
    http.verify();
  });

  it('follows a new run until it ends', async () => {
    void store.run('w1');
    expect(store.isRunning()).toBe(true);
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', anExecution('running', 'x2'));
    http.verify();
    await after(POLL_MS);
    await answer('/executions/x2', anExecution('failed', 'x2'));
    expect(store.execution()).toMatchObject({ id: 'x2', status: 'failed' });
    expect(store.isRunning()).toBe(false);
    await after(10 * POLL_MS);
    http.verify();
  });

  it('asks again, more slowly, when the server is away for a while', async () => {
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    call('/executions/x2').error(new ProgressEvent('error'));
    await after(0);
    expect(store.isReconnecting()).toBe(true);
    await after(POLL_MS);
    http.verify();
    await after(POLL_MS);
    await answer('/executions/x2', anExecution('completed', 'x2'));
    expect(store.isReconnecting()).toBe(false);
    expect(store.execution()?.status).toBe('completed');
  });

  it('rejects with the reason when a run is not accepted, and can be tried again', async () => {
    const running = store.run('w1');
    call('/workflows/w1/execute').flush({ detail: 'No trigger.' }, { status: 422, statusText: 'x' });
    await expect(running).rejects.toMatchObject({ status: 422, message: 'No trigger.' });
    expect(store.isRunning()).toBe(false);
  });

  it('repeats what has ended from a node, and shows the new execution', async () => {
    void store.loadLatest('w1');
    await answer('/workflows/w1/executions', { items: [anExecution('failed')], nextCursor: null });
    await answer('/executions/x1', anExecution('failed'));
    void store.retry('fetch');
    const request = call('/executions/x1/retry');
    expect(request.request.body).toEqual({ from: 'fetch' });
    request.flush({ executionId: 'x2', status: 'pending' });
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
    await after(POLL_MS);
    await answer('/executions/x2', anExecution('cancelled', 'x2'));
    expect(store.execution()?.status).toBe('cancelled');
    expect(store.isRunning()).toBe(false);
  });

  it('stops asking when it is left', async () => {
    void store.run('w1');
    await answer('/workflows/w1/execute', { executionId: 'x2', status: 'pending' });
    await answer('/executions/x2', anExecution('running', 'x2'));
    store.stop();
    await after(10 * POLL_MS);
    http.verify();
  });
});
