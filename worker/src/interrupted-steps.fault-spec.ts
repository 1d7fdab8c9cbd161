import {
  ApiClient,
  createReadyDatabase,
  startLedger,
  startStack,
  type ExecutionView,
  type Ledger,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

/** PROMISES P4 and P5, told from outside by a ledger of what was asked of it. */
describe('steps of a worker that is killed', () => {
  let stack: Stack;
  let api: ApiClient;
  let database: TestDatabase;
  let ledger: Ledger;

  beforeEach(async () => {
    ledger = await startLedger();
    database = await createReadyDatabase();
    const environment = { LEASE_SECONDS: '3', SWEEP_SECONDS: '1', HTTP_ALLOW_PRIVATE: ledger.host };
    stack = await startStack({ databaseUrl: database.url, environment });
    api = new ApiClient(stack.url);
    await api.register();
  }, 60_000);

  afterEach(async () => {
    await stack?.stop();
    await ledger?.close();
    await database?.drop();
  }, 60_000);

  const start = { id: 'start', type: 'manual-trigger' };
  const call = (id: string, method: string, more: object = {}) => ({
    id,
    type: 'http-request',
    config: { method, url: `${ledger.url}/${id}`, bodyType: 'json', body: { of: '{{ execution.id }}' } },
    ...more,
  });
  const pure = (ms: number) => ({
    id: 'pure',
    type: 'code',
    config: { code: `await new Promise((done) => setTimeout(done, ${ms})); return input;` },
  });
  /** A line of nodes, ending in an output. */
  const aLine = (...nodes: { id: string }[]) => {
    const all = [start, ...nodes, { id: 'end', type: 'output' }];
    return {
      name: 'line',
      nodes: all,
      edges: all.slice(1).map(({ id }, at) => ({ source: all[at]?.id ?? '', target: id })),
    };
  };
  const begin = async (workflowId: string, input: unknown = {}) =>
    (await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, { input })).body
      .executionId;
  const kill = async () => {
    const [worker] = stack.workers.splice(0, 1);
    worker?.process.kill('SIGKILL');
    await worker?.exited;
  };
  const hasEnded = ({ status }: ExecutionView) => ['completed', 'failed', 'cancelled'].includes(status);
  const ended = (id: string) => waitFor(() => api.execution(id), hasEnded);
  const stepOf = ({ steps }: ExecutionView, nodeId: string) => steps.find((step) => step.nodeId === nodeId);
  const recorded = (id: string, nodeId: string, status: string) =>
    waitFor(
      () => api.execution(id),
      (execution) => stepOf(execution, nodeId)?.status === status,
    );

  it('are run again when they are pure, and those before them are not', async () => {
    const workflowId = await api.createWorkflow(aLine(call('put', 'PUT'), pure(2_000), call('post', 'POST')));
    const id = await begin(workflowId);
    const before = await recorded(id, 'pure', 'running');
    await kill();
    expect((await api.execution(id)).status).toBe('running');
    await stack.addWorker();

    const after = await ended(id);
    expect(after.status).toBe('completed');
    expect(stepOf(after, 'put')).toEqual(stepOf(before, 'put'));
    expect(stepOf(after, 'pure')).toMatchObject({ status: 'completed', attempt: 2 });
    expect(stepOf(after, 'pure')?.startedAt).toBe(stepOf(before, 'pure')?.startedAt);
    expect(ledger.entries.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /put', 'POST /post']);
  }, 60_000);

  it('are sent again with the same key when they are idempotent', async () => {
    const workflowId = await api.createWorkflow(aLine(call('put', 'PUT'), call('post', 'POST')));
    ledger.hold('/put');
    const id = await begin(workflowId);
    await waitFor(
      async () => ledger.entries.length,
      (count) => count === 1,
    );
    await kill();
    ledger.release();
    expect(stepOf(await api.execution(id), 'put')?.status).toBe('running');
    await stack.addWorker();

    const after = await ended(id);
    expect(after.status).toBe('completed');
    expect(stepOf(after, 'put')).toMatchObject({ attempt: 2, output: { entry: 1 } });
    expect([...ledger.byKey('/put')].map(([key, entries]) => [key, entries.length])).toEqual([
      [`${id}:put`, 2],
    ]);
    expect(ledger.byKey('/post').get(undefined)).toHaveLength(1);
  }, 60_000);

  it('are sent again with the same key when somebody marked a POST as idempotent', async () => {
    const post = call('post', 'POST');
    const workflowId = await api.createWorkflow(
      aLine({ ...post, config: { ...post.config, idempotent: true } } as typeof post),
    );
    ledger.hold('/post');
    const id = await begin(workflowId);
    await waitFor(
      async () => ledger.entries.length,
      (count) => count === 1,
    );
    await kill();
    ledger.release();
    await stack.addWorker();
    expect(await ended(id)).toMatchObject({ status: 'completed', output: { entry: 1 } });
    expect(ledger.byKey('/post').get(`${id}:post`)).toHaveLength(2);
  }, 60_000);

  it('fail with their outcome unknown when they must not be repeated', async () => {
    const workflowId = await api.createWorkflow(aLine(call('put', 'PUT'), call('post', 'POST')));
    ledger.hold('/post');
    const id = await begin(workflowId);
    const before = await recorded(id, 'post', 'running');
    await waitFor(
      async () => ledger.entries.length,
      (count) => count === 2,
    );
    await kill();
    ledger.release();
    await stack.addWorker();

    const after = await ended(id);
    expect(after).toMatchObject({ status: 'failed', error: { code: 'interrupted', nodeId: 'post' } });
    expect(stepOf(after, 'post')).toMatchObject({
      status: 'failed',
      attempt: 1,
      startedAt: stepOf(before, 'post')?.startedAt,
      error: { message: expect.stringMatching(/^interrupted: outcome unknown/) },
    });
    expect(stepOf(after, 'put')).toEqual(stepOf(before, 'put'));
    expect(ledger.entries.map(({ path }) => path)).toEqual(['/put', '/post']);
  }, 60_000);

  it('go on by their error port when they must not be repeated and the workflow says so', async () => {
    const post = call('post', 'POST', { settings: { onError: 'branch' } });
    const workflowId = await api.createWorkflow({
      name: 'branch',
      nodes: [start, post, { id: 'good', type: 'output' }, { id: 'bad', type: 'output' }],
      edges: [
        { source: 'start', target: 'post' },
        { source: 'post', target: 'good' },
        { source: 'post', sourcePort: 'error', target: 'bad' },
      ],
    });
    ledger.hold('/post');
    const id = await begin(workflowId);
    await waitFor(
      async () => ledger.entries.length,
      (count) => count === 1,
    );
    await kill();
    await stack.addWorker();
    const after = await ended(id);
    expect(after).toMatchObject({ status: 'completed', output: { error: { code: 'interrupted' } } });
    expect(stepOf(after, 'good')?.status).toBe('skipped');
    expect(ledger.entries).toHaveLength(1);
  }, 60_000);

  it('keep P4 and P5 for 120 executions at once, killed between steps and in the middle of them', async () => {
    const EXECUTIONS = 120;
    const workflowId = await api.createWorkflow(
      aLine(call('first', 'PUT'), pure(5), call('second', 'PUT'), call('post', 'POST')),
    );
    const accepted = Promise.all(Array.from({ length: EXECUTIONS }, () => begin(workflowId)));
    const count = async (condition: string) => {
      const [row] = await database.query(`SELECT count(*)::int AS count FROM executions WHERE ${condition}`);
      return Number(row?.['count']);
    };
    await waitFor(
      () => count("status = 'completed'"),
      (completed) => completed >= 15,
    );
    await kill();
    const done = await database.query(
      "SELECT execution_id || ':' || node_id AS key, output FROM execution_steps WHERE status = 'completed' ORDER BY 1",
    );
    const askedBefore = ledger.entries.length;
    const ids = await accepted;

    // The fault must have fired: executions were under way, some of them between two of their steps.
    expect(await count("status = 'running'")).toBeGreaterThan(0);
    expect(await count("status = 'completed'")).toBeLessThan(EXECUTIONS);
    await stack.addWorker();
    await waitFor(
      () => count('finished_at IS NOT NULL'),
      (finished) => finished === EXECUTIONS,
    );

    // P4: what was recorded was not asked for again, and stands as it was, byte for byte.
    const recordedKeys = new Set(done.map((row) => String(row['key'])));
    const askedAgain = ledger.entries.slice(askedBefore).filter(({ key }) => recordedKeys.has(key ?? ''));
    expect(askedAgain).toEqual([]);
    expect(
      await database.query(
        `SELECT execution_id || ':' || node_id AS key, output FROM execution_steps
         WHERE execution_id || ':' || node_id = ANY ($1) ORDER BY 1`,
        [[...recordedKeys]],
      ),
    ).toEqual(done);

    // P5: an idempotent step was asked for once for its key, or again with the same key; a POST at most once.
    for (const path of ['/first', '/second']) {
      const byKey = ledger.byKey(path);
      expect(byKey.has(undefined)).toBe(false);
      expect(Math.max(...[...byKey.values()].map((entries) => entries.length))).toBeLessThanOrEqual(2);
    }
    const posts = Map.groupBy(
      ledger.entries.filter((each) => each.path === '/post'),
      ({ body }) => (body as { of: string }).of,
    );
    expect([...posts.values()].filter((entries) => entries.length > 1)).toEqual([]);
    const executions = await Promise.all(ids.map((id) => api.execution(id)));
    for (const execution of executions) {
      if (execution.status === 'completed') expect(posts.get(execution.id)).toHaveLength(1);
      else expect(execution.error).toMatchObject({ code: 'interrupted', nodeId: 'post' });
    }
    const repeated = [...ledger.byKey('/first'), ...ledger.byKey('/second')].filter(
      ([, { length }]) => length > 1,
    );
    const unknown = executions.filter(({ status }) => status === 'failed').length;
    console.info(
      `${done.length} steps were recorded at the kill; ${repeated.length} were sent again with their key, ${unknown} failed as unknown`,
    );
  }, 120_000);
});

async function waitFor<Value>(look: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  for (const givesUpAt = Date.now() + 60_000; ;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > givesUpAt) throw new Error('waited for 60 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
