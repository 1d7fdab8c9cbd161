import {
  ApiClient,
  createTestDatabase,
  eventually,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

interface Listener {
  state: string;
  executionId: string | null;
  refusal: string | null;
  secondsLeft: number;
}

describe('listening for the next call of a webhook', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    stack = await startStack({ databaseUrl: database.url });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const document = (value: string, trigger: object = {}) => ({
    name: 'hooked',
    nodes: [
      { id: 'hook', type: 'webhook-trigger', config: trigger },
      { id: 'out', type: 'output', config: { value } },
    ],
    edges: [{ source: 'hook', target: 'out' }],
  });
  const create = (trigger?: object) => api.createWorkflow({ ...document('draft', trigger), publish: false });
  const listen = (id: string) => api.send<Listener>('POST', `/workflows/${id}/listener`);
  const state = async (id: string) => (await api.send<Listener>('GET', `/workflows/${id}/listener`)).body;
  const call = (id: string, headers: Record<string, string> = {}) =>
    fetch(`${stack.url}/api/webhooks/${id}`, { method: 'POST', headers, body: '' });
  const caught = async (id: string): Promise<string> => {
    await eventually(async () => expect((await state(id)).executionId).not.toBeNull());
    return (await state(id)).executionId ?? '';
  };
  const executions = async (id: string) =>
    (await api.send<{ items: { id: string; version: number }[] }>('GET', `/workflows/${id}/executions`)).body
      .items;

  it('runs a draft that was never published with one call, and says what it started', async () => {
    const id = await create();
    expect((await call(id)).status).toBe(404);
    const opened = await listen(id);
    expect(opened).toMatchObject({ status: 200, body: { state: 'waiting', executionId: null } });
    expect(opened.body.secondsLeft).toBeGreaterThan(100);
    const answer = await call(id);
    expect(answer.status).toBe(202);
    const { executionId } = (await answer.json()) as { executionId: string };
    expect(await caught(id)).toBe(executionId);
    expect(await state(id)).toMatchObject({ state: 'caught', secondsLeft: 0 });
    await eventually(async () => expect((await api.execution(executionId)).output).toBe('draft'));
    // One delivery.
    expect((await call(id)).status).toBe(404);
    expect(await executions(id)).toHaveLength(1);
  });

  it('runs the draft beside what is published, which answers as ever', async () => {
    const id = await api.createWorkflow(document('published', { responseMode: 'last-node' }));
    await api.send('PATCH', `/workflows/${id}`, { ...document('draft'), publish: false });
    await listen(id);
    const answer = await call(id);
    expect([answer.status, await answer.json()]).toEqual([200, 'published']);
    const drafted = await api.execution(await caught(id));
    expect(drafted.version).toBe(2);
    expect((await executions(id)).map(({ version }) => version).sort()).toEqual([1, 2]);
  });

  it('does not run the newest version twice where it is the published one', async () => {
    const id = await api.createWorkflow(document('published'));
    await listen(id);
    const { executionId } = (await (await call(id)).json()) as { executionId: string };
    expect(await caught(id)).toBe(executionId);
    expect(await executions(id)).toHaveLength(1);
  });

  it("keeps to the draft's own proof, and waits on with the reason", async () => {
    const key = await api.send<{ id: string }>('POST', '/keys', {
      provider: 'http',
      name: 'Hook',
      key: 'open sesame',
    });
    const id = await create({ auth: { type: 'header', keyId: key.body.id } });
    await listen(id);
    expect((await call(id)).status).toBe(404);
    expect((await call(id, { 'x-webhook-token': 'wrong' })).status).toBe(404);
    expect(await state(id)).toMatchObject({
      ...{ state: 'waiting', executionId: null },
      refusal: 'The header x-webhook-token does not hold the secret.',
    });
    expect((await call(id, { 'x-webhook-token': 'open sesame' })).status).toBe(202);
    await caught(id);
    expect((await state(id)).refusal).toBeNull();
  });

  it('ends by its time, and when it is asked to', async () => {
    const id = await create();
    await listen(id);
    await database.query(`UPDATE webhook_listeners SET expires_at = now() WHERE workflow_id = $1`, [id]);
    expect((await call(id)).status).toBe(404);
    expect(await state(id)).toMatchObject({ state: 'expired', executionId: null });
    await listen(id);
    expect((await api.send('DELETE', `/workflows/${id}/listener`)).status).toBe(204);
    expect((await call(id)).status).toBe(404);
    expect(await state(id)).toMatchObject({ state: 'none', refusal: null });
  });

  it('takes one of many calls that come together', async () => {
    const id = await create();
    await listen(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(id)));
    expect(answers.map(({ status }) => status).filter((status) => status === 202)).toHaveLength(1);
    expect(await executions(id)).toHaveLength(1);
  });

  it('is not for others, and not for what could not run', async () => {
    const id = await create();
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    for (const method of ['POST', 'GET', 'DELETE'])
      expect((await stranger.send(method, `/workflows/${id}/listener`)).status).toBe(404);
    expect((await state(id)).state).toBe('none');
    const none = await api.createWorkflow({ name: 'No hook', publish: false, nodes: [], edges: [] });
    expect(await api.send('POST', `/workflows/${none}/listener`)).toMatchObject({
      ...{ status: 422, body: { code: 'webhook-not-listening' } },
    });
  });

  it('shows the webhooks of all workflows to their owner alone', async () => {
    const owner = new ApiClient(stack.url);
    await owner.register();
    const id = await owner.createWorkflow(document('published', { methods: ['GET', 'POST'] }));
    await owner.createWorkflow({
      name: 'By hand',
      nodes: [{ id: 'start', type: 'manual-trigger' }],
      edges: [],
    });
    await owner.send('PATCH', `/workflows/${id}`, { nodes: [], edges: [], publish: false });
    const { body } = await owner.send<{ items: object[] }>('GET', '/webhooks');
    expect(body.items).toEqual([
      expect.objectContaining({
        ...{ workflowId: id, publishedVersion: 1, version: 2, newest: null },
        published: expect.objectContaining({ nodeId: 'hook', proof: 'none', answers: 'immediate' }),
      }),
    ]);
  });
});
