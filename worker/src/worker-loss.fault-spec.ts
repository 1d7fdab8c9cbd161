import {
  ApiClient,
  createReadyDatabase,
  githubTriage,
  redisUrl,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const EXECUTIONS = 200;
const redis = redisUrl();

const carriers = [
  { carrier: 'PostgreSQL', url: undefined, run: describe },
  redis
    ? { carrier: 'Redis', url: redis, run: describe }
    : { carrier: 'Redis (skipped: redis-server was not found)', url: undefined, run: describe.skip },
];

for (const { carrier, url, run } of carriers) {
  run(`a worker killed in the middle of its work, woken by ${carrier}`, () => {
    let stack: Stack;
    let api: ApiClient;
    let database: TestDatabase;

    beforeAll(async () => {
      database = await createReadyDatabase();
      const environment = { LEASE_SECONDS: '3', SWEEP_SECONDS: '1' };
      stack = await startStack({ databaseUrl: database.url, redisUrl: url, environment });
      api = new ApiClient(stack.url);
      await api.register();
    }, 60_000);

    afterAll(async () => {
      await stack?.stop();
      await database?.drop();
    }, 60_000);

    it(`completes all ${EXECUTIONS} executions with a new worker, none of them twice`, async () => {
      const workflowId = await api.createWorkflow(githubTriage('immediate'));
      const delivery = { repository: { full_name: 'ada/engine' }, sender: { login: 'ada' }, commits: [] };
      const accepted = Promise.all(
        Array.from({ length: EXECUTIONS }, (_, index) =>
          api.send<{ executionId: string }>('POST', `/webhooks/${workflowId}`, { ...delivery, index }),
        ),
      );
      await waitFor(async () => (await count(database, "status = 'completed'")) >= 10);
      stack.workers[0]?.process.kill('SIGKILL');
      await stack.workers[0]?.exited;
      const answers = await accepted;
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 202));

      // The fault must have fired: something was running here when the worker died, and something had ended before.
      const hit = await count(database, "status = 'running'");
      const before = await database.query(
        "SELECT id, finished_at, lease_epoch FROM executions WHERE status = 'completed' ORDER BY id",
      );
      expect(hit).toBeGreaterThan(0);
      expect(before.length).toBeLessThan(EXECUTIONS);

      stack.workers.splice(0, 1);
      await stack.addWorker();
      await waitFor(async () => (await count(database, "status = 'completed'")) === EXECUTIONS);

      expect(await count(database, 'true')).toBe(EXECUTIONS);
      const ids = new Set(answers.map((answer) => answer.body.executionId));
      expect(ids.size).toBe(EXECUTIONS);
      // What had ended was not touched again.
      const ended = before.map((row) => row['id']);
      expect(
        await database.query(
          'SELECT id, finished_at, lease_epoch FROM executions WHERE id = ANY ($1) ORDER BY id',
          [ended],
        ),
      ).toEqual(before);
      // Each of the six nodes has one step, which ended in its first attempt or, where it was in flight, its second.
      expect(
        await database.query(
          `SELECT count(*)::int AS steps, count(DISTINCT (execution_id, node_id))::int AS distinct_steps,
                    count(*) FILTER (WHERE status NOT IN ('completed', 'skipped'))::int AS unfinished
             FROM execution_steps`,
        ),
      ).toEqual([{ steps: EXECUTIONS * 6, distinct_steps: EXECUTIONS * 6, unfinished: 0 }]);
      for (const id of [...ids].slice(0, 5)) {
        expect((await api.execution(id)).output).toEqual({
          headline: 'ada acted on ada/engine',
          event: 'push',
        });
      }
      console.info(`${carrier}: ${before.length} had ended, ${hit} were running when the worker was killed`);
    }, 90_000);

    it('refuses what a worker writes that was stopped for longer than its lease', async () => {
      const workflowId = await api.createWorkflow({
        name: 'slow',
        nodes: [
          { id: 'start', type: 'manual-trigger' },
          {
            id: 'slow',
            type: 'code',
            config: { code: 'await new Promise((done) => setTimeout(done, 1500)); return execution.id;' },
          },
        ],
        edges: [{ source: 'start', target: 'slow' }],
      });
      const { body } = await api.send<{ executionId: string }>(
        'POST',
        `/workflows/${workflowId}/execute`,
        {},
      );
      await waitFor(
        async () => (await count(database, `id = '${body.executionId}' AND status = 'running'`)) === 1,
      );
      const [frozen] = stack.workers;
      frozen?.process.kill('SIGSTOP');
      await stack.addWorker();
      await waitFor(
        async () => (await count(database, `id = '${body.executionId}' AND status = 'completed'`)) === 1,
      );
      const finished = await database.query(
        'SELECT status, revision, lease_epoch, finished_at FROM executions WHERE id = $1',
        [body.executionId],
      );
      expect(finished[0]).toMatchObject({ status: 'completed', lease_epoch: 2 });

      frozen?.process.kill('SIGCONT');
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(
        await database.query(
          'SELECT status, revision, lease_epoch, finished_at FROM executions WHERE id = $1',
          [body.executionId],
        ),
      ).toEqual(finished);
      expect(frozen?.process.exitCode).toBeNull();
    }, 60_000);
  });
}

async function count(database: TestDatabase, condition: string): Promise<number> {
  const [row] = await database.query(`SELECT count(*)::int AS count FROM executions WHERE ${condition}`);
  return Number(row?.['count']);
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > givesUpAt) throw new Error('waited for 60 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
