import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

/** A workflow whose Storage node has this config; its output is what the node gave. */
const aWorkflow = (config: object) => ({
  name: 'storage',
  nodes: [
    { id: 'start', type: 'manual-trigger' },
    { id: 'keep', type: 'storage', config },
    { id: 'result', type: 'output' },
  ],
  edges: [
    { source: 'start', target: 'keep' },
    { source: 'keep', target: 'result' },
  ],
});

/** The action comes with the input, by the branch that a condition takes. */
const putOrGet = (scope: string) => ({
  name: 'put or get',
  nodes: [
    { id: 'start', type: 'manual-trigger' },
    {
      id: 'puts',
      type: 'condition',
      config: { conditions: [{ field: 'value', operator: 'exists' }] },
    },
    {
      id: 'put',
      type: 'storage',
      config: { action: 'put', key: '{{ trigger.key }}', value: '{{ trigger.value }}', scope },
    },
    { id: 'get', type: 'storage', config: { action: 'get', key: '{{ trigger.key }}', scope } },
  ],
  edges: [
    { source: 'start', target: 'puts' },
    { source: 'puts', sourcePort: 'true', target: 'put' },
    { source: 'puts', sourcePort: 'false', target: 'get' },
  ],
});

describe('storage in the built worker', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      workers: 2,
      environment: { LIMIT_STORAGE_VALUE_BYTES: '2048' },
    });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  it('gives in one execution what another has put, to its own workflow only', async () => {
    const workflowId = await api.createWorkflow(putOrGet('workflow'));
    const siblingId = await api.createWorkflow(putOrGet('workflow'));
    const value = { page: 3, tags: ['a', 'ä😀'], '': null };
    expect((await api.run(workflowId, { key: 'cursor', value })).output).toEqual({ cursor: value });
    expect((await api.run(workflowId, { key: 'cursor' })).output).toEqual({ cursor: value });
    expect((await api.run(siblingId, { key: 'cursor' })).output).toEqual({ cursor: null });
  });

  it('shares what has the scope user between the workflows of a user, and with nobody else', async () => {
    const workflowId = await api.createWorkflow(putOrGet('user'));
    const siblingId = await api.createWorkflow(putOrGet('user'));
    await api.run(workflowId, { key: 'token', value: 'ada’s' });
    expect((await api.run(siblingId, { key: 'token' })).output).toEqual({ token: 'ada’s' });

    const stranger = new ApiClient(stack.url);
    await stranger.register();
    const theirId = await stranger.createWorkflow(putOrGet('user'));
    expect((await stranger.run(theirId, { key: 'token' })).output).toEqual({ token: null });
    await stranger.run(theirId, { key: 'token', value: 'eve’s' });
    expect((await api.run(workflowId, { key: 'token' })).output).toEqual({ token: 'ada’s' });
  });

  it('counts to 50 in 50 executions at once', async () => {
    const config = { action: 'increment', key: 'orders' };
    const workflowId = await api.createWorkflow(aWorkflow(config));
    const executions = await Promise.all(Array.from({ length: 50 }, () => api.run(workflowId)));
    const counts = executions.map((execution) => (execution.output as { orders: number }).orders);
    expect(counts.sort((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('lets one of 20 executions at once make an entry, and sends the others by the port conflict', async () => {
    const config = {
      action: 'put',
      key: 'lock',
      ifVersion: 0,
      onConflict: 'branch',
      value: '{{ execution.id }}',
    };
    const document = aWorkflow(config);
    const workflowId = await api.createWorkflow({
      ...document,
      nodes: [...document.nodes, { id: 'late', type: 'output' }],
      edges: [...document.edges, { source: 'keep', sourcePort: 'conflict', target: 'late' }],
    });
    const executions = await Promise.all(Array.from({ length: 20 }, () => api.run(workflowId)));
    const winners = executions.filter((execution) => 'lock' in (execution.output as object));
    expect(winners).toHaveLength(1);
    for (const { id, output } of executions) {
      if (id === winners[0]?.id) continue;
      expect(output).toMatchObject({ key: 'lock', value: winners[0]?.id, found: true, version: 1 });
    }
  });

  it('fails a step by name, with the operator’s limit', async () => {
    const workflowId = await api.createWorkflow(aWorkflow({ key: 'big', value: '{{ input.text }}' }));
    const execution = await api.run(workflowId, { text: 'x'.repeat(3000) });
    expect(execution.status).toBe('failed');
    expect(execution.error).toMatchObject({ code: 'storage-value-too-large', nodeId: 'keep' });
    expect(execution.error?.message).toContain('2048 bytes');
  });
});
