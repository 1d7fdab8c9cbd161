import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

/** PROMISES P10: one user can't raise others' start latency. Whoever waited for the greedy one would do so for 110 s. */
describe('a worker full of one owner’s executions', () => {
  let database: TestDatabase;
  let stack: Stack;

  beforeAll(async () => {
    database = await createReadyDatabase();
    const environment = { WORKER_CONCURRENCY: '4', SWEEP_SECONDS: '2', CODE_TIMEOUT_MS: '120000' };
    stack = await startStack({ databaseUrl: database.url, environment });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const aUser = async () => {
    const api = new ApiClient(stack.url);
    await api.register();
    return api;
  };
  const aWorkflow = (api: ApiClient, code: string) =>
    api.createWorkflow({
      name: 'code',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        { id: 'code', type: 'code', config: { code } },
      ],
      edges: [{ source: 'start', target: 'code' }],
    });
  const running = async () => {
    const [row] = await database.query(
      "SELECT count(*)::int AS count FROM executions WHERE status = 'running'",
    );
    return Number(row?.['count']);
  };

  it('still begins those of others', async () => {
    const greedy = await aUser();
    const hanging = await aWorkflow(greedy, 'await new Promise((done) => setTimeout(done, 110_000))');
    for (let count = 0; count < 40; count += 1)
      await greedy.send('POST', `/workflows/${hanging}/execute`, {});
    while ((await running()) < 4) await new Promise((resolve) => setTimeout(resolve, 20));

    const others = await Promise.all([aUser(), aUser()]);
    const waits = await Promise.all(
      others.map(async (api) => {
        const workflowId = await aWorkflow(api, 'return 6 * 7');
        const askedAt = Date.now();
        const execution = await api.run(workflowId);
        expect(execution.output).toBe(42);
        return Date.now() - askedAt;
      }),
    );
    process.stdout.write(`others waited ${waits.join(' and ')} ms\n`);
    // It was full all the time: the greedy owner's others still wait.
    expect(await running()).toBe(4);
    const [row] = await database.query(
      "SELECT count(*)::int AS count FROM executions WHERE status = 'pending'",
    );
    expect(row?.['count']).toBe(36);
  });
});
