import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const REQUESTS = 10_000;
const CLIENTS = 50;
/** Every tenth request repeats the delivery of the one before it, at the same time or a moment later. */
const DELIVERIES = REQUESTS - REQUESTS / 10;

describe('10,000 webhook calls of 50 clients', () => {
  let stack: Stack;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('are all accepted, each delivery as one execution that runs once', async () => {
    const api = new ApiClient(stack.url);
    await api.register();
    const workflowId = await api.createWorkflow({
      name: 'Load',
      nodes: [
        { id: 'hook', type: 'webhook-trigger' },
        { id: 'made', type: 'transformer', config: { mappings: [{ from: 'body.number', to: 'number' }] } },
      ],
      edges: [{ source: 'hook', target: 'made' }],
    });
    const statuses = new Map<number, number>();
    const executionIds = new Map<number, Set<string>>();
    let next = 0;
    const client = async () => {
      while (next < REQUESTS) {
        const request = next;
        next += 1;
        const delivery = request % 10 === 9 ? request - 1 : request;
        const answer = await new ApiClient(stack.url).send<{ executionId: string }>(
          'POST',
          `/webhooks/${workflowId}`,
          { number: delivery },
          { 'idempotency-key': `delivery ${delivery}` },
        );
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const ids = executionIds.get(delivery) ?? new Set();
        executionIds.set(delivery, ids.add(answer.body.executionId));
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));

    expect(Object.fromEntries(statuses)).toEqual({ 202: REQUESTS });
    expect(executionIds.size).toBe(DELIVERIES);
    expect([...executionIds.values()].filter((ids) => ids.size !== 1)).toEqual([]);

    await everyoneEnded(database);
    const rows = await database.query('SELECT id::text, status, output FROM executions');
    expect(rows.length).toBe(DELIVERIES);
    const outputs = new Map(rows.map(({ id, status, output }) => [id, { status, output }]));
    const wrong = [...executionIds].filter(([delivery, [id]]) => {
      const { status, output } = outputs.get(id) ?? {};
      return status !== 'completed' || output !== JSON.stringify({ number: delivery });
    });
    expect(wrong).toEqual([]);
    const [steps] = await database.query('SELECT count(*)::int AS count FROM execution_steps');
    expect(steps?.['count']).toBe(2 * DELIVERIES);
  }, 180_000);
});

async function everyoneEnded(database: TestDatabase): Promise<void> {
  const givesUpAt = Date.now() + 60_000;
  while (Date.now() < givesUpAt) {
    const [row] = await database.query(
      'SELECT count(*)::int AS count FROM executions WHERE finished_at IS NULL',
    );
    if (row?.['count'] === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('executions are still under way');
}
