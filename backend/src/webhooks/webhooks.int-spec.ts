import { ApiClient, createTestDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing';

interface Problem {
  code: string;
  detail: string;
}

describe('webhooks whose trigger asks for what is not enforced yet', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
    api = new ApiClient(stack.url);
    await api.register();
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  const withTrigger = (config: object) => ({
    name: 'guarded',
    nodes: [
      { id: 'hook', type: 'webhook-trigger', config },
      { id: 'reply', type: 'output' },
    ],
    edges: [{ source: 'hook', target: 'reply' }],
  });
  const executionsOf = async (workflowId: string) => {
    const { body } = await api.send<{ items: unknown[] }>('GET', `/workflows/${workflowId}/executions`);
    return body.items;
  };
  const keyId = '0198c0de-0000-7000-8000-000000000001';

  it.each([
    ['a header', { auth: { type: 'header', keyId } }, 'auth'],
    ['a password', { auth: { type: 'basic', keyId } }, 'auth'],
    ['a signature', { auth: { type: 'hmac', preset: 'github', keyId } }, 'auth'],
    ['an answer of one node', { responseMode: 'node', responseNode: 'reply' }, 'responseMode'],
    ['GET alone', { methods: ['GET'] }, 'POST'],
    ['its own idempotency header', { idempotency: { header: 'X-GitHub-Delivery' } }, 'Idempotency-Key'],
  ])('are published, but refuse every call when they ask for %s', async (_what, config, word) => {
    const workflowId = await api.createWorkflow(withTrigger(config));
    for (const headers of [undefined, { 'idempotency-key': 'a' }]) {
      const answer = await api.send<Problem>('POST', `/webhooks/${workflowId}`, {}, headers);
      expect(answer.status).toBe(501);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.code).toBe('webhook-not-supported');
      expect(answer.body.detail).toContain(word);
    }
    expect(await executionsOf(workflowId)).toEqual([]);
  });

  it('refuse again after a version without guard is published over by one with it', async () => {
    const workflowId = await api.createWorkflow(withTrigger({}));
    const call = () => api.send('POST', `/webhooks/${workflowId}`, {});
    expect((await call()).status).toBe(202);
    const guarded = withTrigger({ auth: { type: 'header', keyId } });
    expect((await api.send('PATCH', `/workflows/${workflowId}`, guarded)).status).toBe(200);
    expect((await call()).status).toBe(501);
    expect(await executionsOf(workflowId)).toHaveLength(1);
  });

  it('accept what is enforced: POST among other methods, and the usual idempotency header', async () => {
    const config = { methods: ['GET', 'POST'], idempotency: { header: 'idempotency-key' } };
    const workflowId = await api.createWorkflow(withTrigger(config));
    expect((await api.send('POST', `/webhooks/${workflowId}`, {})).status).toBe(202);
    expect((await api.send('GET', `/webhooks/${workflowId}`)).status).toBeGreaterThanOrEqual(404);
    expect(await executionsOf(workflowId)).toHaveLength(1);
  });

  it('wait no longer than the trigger says', async () => {
    const workflowId = await api.createWorkflow(
      withTrigger({ responseMode: 'last-node', timeoutSeconds: 1 }),
    );
    const began = Date.now();
    // No worker runs here, so the execution does not end.
    expect((await api.send('POST', `/webhooks/${workflowId}`, {})).status).toBe(202);
    const tookMs = Date.now() - began;
    expect(tookMs).toBeGreaterThanOrEqual(900);
    expect(tookMs).toBeLessThan(8000);
  });
});
