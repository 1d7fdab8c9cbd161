import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const EXECUTIONS = 300;

/** Counts, and hands on what the count was. */
const COUNTING = {
  name: 'counting',
  nodes: [
    { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'immediate' } },
    { id: 'count', type: 'storage', config: { action: 'increment', key: 'done' } },
    { id: 'result', type: 'output' },
  ],
  edges: [
    { source: 'hook', target: 'count' },
    { source: 'count', target: 'result' },
  ],
};

/** Steps whose change was made, and whose end was not recorded: these run again. */
const BETWEEN = `
  FROM storage_receipts r JOIN executions e ON e.id = r.execution_id
  WHERE e.finished_at IS NULL AND NOT EXISTS (
    SELECT FROM execution_steps s
    WHERE s.execution_id = r.execution_id AND s.node_id = r.node_id AND s.status = 'completed')`;

const HOLD_UP_RECORDS = `
  BEGIN;
  LOCK TABLE execution_steps IN SHARE MODE;
  SELECT pg_sleep(3);
  COMMIT`;

const END_SESSIONS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'rex-worker'`;

describe('a worker killed while many executions increment one counter', () => {
  let stack: Stack;
  let api: ApiClient;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createReadyDatabase();
    const environment = { LEASE_SECONDS: '3', SWEEP_SECONDS: '1' };
    stack = await startStack({ databaseUrl: database.url, environment });
    api = new ApiClient(stack.url);
    await api.register();
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  const one = async (statement: string) => {
    const [row] = await database.query(statement);
    return row ?? {};
  };
  const countExecutions = async (condition: string) =>
    Number((await one(`SELECT count(*)::int AS count FROM executions WHERE ${condition}`))['count']);

  it(`counts each of ${EXECUTIONS} executions once, those too that were between counting and recording`, async () => {
    const workflowId = await api.createWorkflow(COUNTING);
    const accepted = Promise.all(
      Array.from({ length: EXECUTIONS }, () => api.send('POST', `/webhooks/${workflowId}`, {})),
    );
    await waitFor(async () => (await countExecutions("status = 'completed'")) >= 20);
    // Steps can count for a while and not be recorded: else a kill would rarely fall between the two.
    const heldUp = database.query(HOLD_UP_RECORDS);
    await waitFor(
      async () => Number((await one(`SELECT count(*)::int AS between ${BETWEEN}`))['between']) >= 5,
    );
    stack.workers[0]?.process.kill('SIGKILL');
    await stack.workers[0]?.exited;
    // What it had sent dies with it, as on a network that is cut.
    await database.query(END_SESSIONS);
    await heldUp;
    const answers = await accepted;
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 202));

    // The fault must have fired: executions were running, and some had counted already without it being recorded.
    const running = await countExecutions("status = 'running'");
    const { between } = await one(`SELECT count(*)::int AS between ${BETWEEN}`);
    const { value: countThen } = await one("SELECT value FROM storage_entries WHERE key = 'done'");
    expect(running).toBeGreaterThan(0);
    expect(between).toBeGreaterThan(0);
    expect(Number(countThen)).toBeLessThan(EXECUTIONS);

    stack.workers.splice(0, 1);
    await stack.addWorker();
    await waitFor(async () => (await countExecutions('finished_at IS NOT NULL')) === EXECUTIONS);

    expect(await countExecutions("status = 'completed'")).toBe(EXECUTIONS);
    const { value, version } = await one(
      "SELECT value, version::int AS version FROM storage_entries WHERE key = 'done'",
    );
    expect({ value, version }).toEqual({ value: String(EXECUTIONS), version: EXECUTIONS });
    // Each execution was told another count, and none was left out.
    const told = await database.query(
      "SELECT (output::json ->> 'done')::int AS count FROM executions ORDER BY 1",
    );
    expect(told.map((row) => row['count'])).toEqual(Array.from({ length: EXECUTIONS }, (_, n) => n + 1));
    console.info(`${running} were running when the worker was killed, ${between} of them had counted`);
  }, 90_000);
});

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > givesUpAt) throw new Error('waited for 60 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
