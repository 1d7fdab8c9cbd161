import { newId } from '@rex/platform';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const DOCUMENT = { name: 'Asking', nodes: [{ id: 'start', type: 'manual-trigger' }] };

interface Usage {
  calls: number;
  inputTokens: number;
  cost: number;
  unpricedCalls: number;
}
interface UsageBody {
  from: string;
  to: string;
  items: (Usage & { day: string | null; workflowName: string | null; model: string | null })[];
  totals: Usage;
  errors: { path: string }[];
}
interface Budget {
  tokensPerDay: number | null;
  costPerDay: number | null;
  usedTokens: number;
  usedCost: number;
  workflowName?: string;
}
interface BudgetsBody {
  account: Budget;
  workflows: Budget[];
  dayEndsAt: string;
}

describe('usage and budgets over the API', () => {
  let stack: Stack;
  let database: TestDatabase;
  let api: ApiClient;
  let stranger: ApiClient;
  let workflowId: string;
  let executionId: string;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
    api = new ApiClient(stack.url);
    stranger = new ApiClient(stack.url);
    await Promise.all([api.register(), stranger.register()]);
    workflowId = await api.createWorkflow(DOCUMENT);
    const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {});
    ({ executionId } = body);
    const step = [executionId];
    await database.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision) VALUES ($1, 'start', 'llm', 'running', 1, 1)`,
      step,
    );
    await database.query(
      `INSERT INTO execution_substeps (execution_id, node_id, name, kind, label, status, input, output, started_at, finished_at,
         provider, model, input_tokens, output_tokens, cached_tokens, reasoning_tokens, cost)
       VALUES ($1, 'start', 'ask 1', 'model', 'small', 'completed', '{"prompt":"Hi"}', $2, '2026-03-01T10:00:00Z', '2026-03-01T10:00:02.5Z',
           'groq', 'small', 100, 20, 0, 0, 0.25),
         ($1, 'start', 'tool 1', 'tool', 'lookup', 'running', NULL, NULL, '2026-03-01T10:00:03Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
      [executionId, JSON.stringify('x'.repeat(70_000))],
    );
    await database.query(
      `INSERT INTO llm_usage_days
       SELECT owner_id, id, (now() AT TIME ZONE 'UTC')::date - n, 'groq', 'small', 1, 100, 20, 0, 0, 0.25, n / 40
       FROM workflows, unnest('{0,1,40}'::int[]) AS n WHERE id = $1`,
      [workflowId],
    );
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const usage = async (query = '', from = api) => from.send<UsageBody>('GET', `/usage${query}`);
  const budgets = async (from = api) => (await from.send<BudgetsBody>('GET', '/budgets')).body;
  const put = (path: string, body: object, from = api) => from.send<Budget>('PUT', path, body);

  it('sums the last thirty days by day, and what else is asked for', async () => {
    const { body } = await usage();
    expect(body.items).toMatchObject([
      { calls: 1, cost: 0.25, model: null },
      { day: body.to, inputTokens: 100 },
    ]);
    expect(body.totals).toMatchObject({ calls: 2, cost: 0.5, unpricedCalls: 0 });
    const longer = await usage(`?from=${dayAgo(50)}&groupBy=model&workflowId=${workflowId}`);
    expect(longer.body.items).toMatchObject([{ model: 'small', calls: 3, unpricedCalls: 1, day: null }]);
    expect((await usage('?groupBy=workflow')).body.items).toMatchObject([{ workflowName: 'Asking' }]);
    expect((await usage(`?workflowId=${newId()}`)).body.totals.calls).toBe(0);
    expect((await usage('', stranger)).body).toMatchObject({ items: [], totals: { calls: 0 } });
  });

  it.each([
    ['?from=2026-02-30', '/from'],
    ['?from=2026-03-02&to=2026-03-01', '/from'],
    ['?from=2020-01-01&to=2026-03-01', '/from'],
    ['?groupBy=owner', '/groupBy'],
    ['?workflowId=1', '/workflowId'],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await usage(query);
    expect([status, body.errors.map((each) => each.path)]).toEqual([400, [path]]);
  });

  it('tells what an execution and its steps took', async () => {
    const took = { calls: 1, inputTokens: 100, outputTokens: 20, cost: 0.25, unpricedCalls: 0 };
    const { body } = await api.send<{ usage: Usage; steps: { usage: Usage }[] }>(
      'GET',
      `/executions/${executionId}`,
    );
    expect(body).toMatchObject({ usage: took, steps: [{ usage: took }] });
    const plain = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {});
    const without = await api.send<{ usage: null }>('GET', `/executions/${plain.body.executionId}`);
    expect(without.body.usage).toBeNull();
  });

  it('lists the substeps of a step, without what is large', async () => {
    const path = `/executions/${executionId}/steps/start/substeps`;
    const { body } = await api.send<{ items: object[] }>('GET', path);
    expect(body.items).toEqual([
      {
        ...{ name: 'ask 1', kind: 'model', label: 'small', status: 'completed', error: null },
        ...{ input: { prompt: 'Hi' }, output: null, omitted: ['output'] },
        ...{
          provider: 'groq',
          model: 'small',
          inputTokens: 100,
          outputTokens: 20,
          cachedTokens: 0,
          reasoningTokens: 0,
        },
        ...{ cost: 0.25, durationMs: 2500 },
        ...{ startedAt: '2026-03-01T10:00:00.000Z', finishedAt: '2026-03-01T10:00:02.500Z' },
      },
      expect.objectContaining({
        name: 'tool 1',
        cost: null,
        inputTokens: null,
        durationMs: null,
        omitted: [],
      }),
    ]);
    expect((await stranger.send('GET', path)).status).toBe(404);
    expect((await api.send('GET', `/executions/${executionId}/steps/none/substeps`)).status).toBe(404);
  });

  it('sets, shows and removes budgets', async () => {
    const none = { tokensPerDay: null, costPerDay: null };
    expect(await budgets()).toMatchObject({
      account: { ...none, usedTokens: 120, usedCost: 0.25 },
      workflows: [],
    });
    const account = await put('/budgets/account', { tokensPerDay: 1000, costPerDay: null });
    expect([account.status, account.body]).toEqual([
      200,
      {
        ...{ tokensPerDay: 1000, costPerDay: null, usedTokens: 120, usedCost: 0.25 },
        unpricedCalls: 0,
        heldTokens: 0,
        heldCost: 0,
      },
    ]);
    const workflow = await put(`/workflows/${workflowId.toUpperCase()}/budget`, {
      tokensPerDay: 0,
      costPerDay: 0.5,
    });
    expect(workflow.body).toMatchObject({
      workflowName: 'Asking',
      tokensPerDay: 0,
      costPerDay: 0.5,
      usedTokens: 120,
    });
    const all = await budgets();
    expect(all).toMatchObject({ account: { tokensPerDay: 1000 }, workflows: [{ costPerDay: 0.5 }] });
    expect(new Date(all.dayEndsAt).toISOString()).toMatch(/T00:00:00.000Z$/);
    expect((await budgets(stranger)).workflows).toEqual([]);
    expect((await put(`/workflows/${workflowId}/budget`, none)).body).toMatchObject(none);
    await put('/budgets/account', none);
    expect(await budgets()).toMatchObject({ account: none, workflows: [] });
  });

  it.each([
    [{ tokensPerDay: 1 }, ['/costPerDay']],
    [{ tokensPerDay: -1, costPerDay: '2' }, ['/tokensPerDay', '/costPerDay']],
    [{ tokensPerDay: 1.5, costPerDay: null }, ['/tokensPerDay']],
    [{ tokensPerDay: null, costPerDay: null, owner: 'me' }, ['/owner']],
  ])('refuses the budget %j', async (body, paths) => {
    const { status, body: problem } = await api.send<UsageBody>('PUT', '/budgets/account', body);
    expect([status, [...new Set(problem.errors.map((each) => each.path))]]).toEqual([400, paths]);
  });

  it('knows no workflow of somebody else', async () => {
    const limits = { tokensPerDay: 1, costPerDay: null };
    expect((await put(`/workflows/${workflowId}/budget`, limits, stranger)).status).toBe(404);
    expect((await put(`/workflows/${newId()}/budget`, limits)).status).toBe(404);
  });
});

function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
