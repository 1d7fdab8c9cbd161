import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

interface WorkflowBody {
  id: string;
  name: string;
  active: boolean;
  version: number;
  publishedVersion: number | null;
  code: string;
  detail: string;
}

const hook = { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'last-node' } };
const out = (value: string) => ({ id: 'out', type: 'output', config: { value } });
const aWebhook = (value: string) => ({
  ...{ name: `answers ${value}`, nodes: [hook, out(value)], edges: [{ source: 'hook', target: 'out' }] },
});
const slowly = (value: string) => ({
  name: `slowly ${value}`,
  nodes: [
    { id: 'start', type: 'manual-trigger' },
    {
      id: 'wait',
      type: 'code',
      config: {
        code: `const until = Date.now() + 2500; while (Date.now() < until); return ${JSON.stringify(value)}`,
      },
    },
  ],
  edges: [{ source: 'start', target: 'wait' }],
});

describe('the life of a workflow', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const post = (id: string, action: string, body?: object, headers = {}) =>
    api.send<WorkflowBody>('POST', `/workflows/${id}/${action}`, body, headers);
  const call = async (id: string) => {
    const { status, body } = await api.send('POST', `/webhooks/${id}`, {});
    return status === 200 ? body : status;
  };
  const start = async (id: string) => {
    const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${id}/execute`, {});
    return body.executionId;
  };
  const ended = async (executionId: string) => {
    for (;;) {
      const execution = await api.execution(executionId);
      if (!['pending', 'running', 'waiting'].includes(execution.status)) return execution;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('lets webhooks run what is published and active, from the next call on', async () => {
    const id = await api.createWorkflow({ ...aWebhook('one'), publish: false });
    expect(await call(id)).toBe(404);
    expect(await post(id, 'publish')).toMatchObject({ status: 200, body: { publishedVersion: 1 } });
    expect(await call(id)).toBe('one');
    await api.send('PATCH', `/workflows/${id}`, { ...aWebhook('two'), publish: false });
    expect(await call(id)).toBe('one');
    await post(id, 'publish');
    expect(await call(id)).toBe('two');
    await post(id, 'publish', { version: 1 });
    expect(await call(id)).toBe('one');
    for (const [off, on] of [
      ['deactivate', 'activate'],
      ['unpublish', 'publish'],
    ] as const) {
      for (let time = 0; time < 2; time += 1) expect((await post(id, off)).status).toBe(200);
      expect(await call(id)).toBe(404);
      for (let time = 0; time < 2; time += 1) expect((await post(id, on)).status).toBe(200);
      expect(await call(id)).not.toBe(404);
    }
  });

  it('publishes no version with problems, and none that is not there', async () => {
    const id = await api.createWorkflow({ ...aWebhook('one'), publish: false });
    await api.send('PATCH', `/workflows/${id}`, {
      nodes: [{ id: 'x', type: 'code' }],
      edges: [],
      publish: false,
    });
    expect(await post(id, 'publish')).toMatchObject({ status: 422, body: { code: 'workflow-invalid' } });
    expect(await post(id, 'publish', { version: 3 })).toMatchObject({
      status: 404,
      body: { code: 'version-missing', detail: expect.stringContaining('no version 3; its newest is 2') },
    });
    for (const version of [0, -1, 1.5, '1', null, 2 ** 40])
      expect((await post(id, 'publish', { version })).status).toBe(400);
    expect(await post(id, 'publish', { version: 1 })).toMatchObject({ status: 200 });
  });

  it('lets executions finish on their version while it is edited, unpublished and deleted, and shows them after', async () => {
    const id = await api.createWorkflow(slowly('old'));
    const executionId = await start(id);
    await api.send('PATCH', `/workflows/${id}`, slowly('new'));
    await post(id, 'unpublish');
    expect((await api.send('DELETE', `/workflows/${id}`)).status).toBe(204);
    const execution = await ended(executionId);
    expect(execution).toMatchObject({ status: 'completed', version: 1, output: 'old' });
    expect((await api.send('GET', `/workflows/${id}`)).status).toBe(404);
    expect((await post(id, 'execute', {})).status).toBe(404);
  });

  it('keeps a deleted workflow in the bin, from which it comes back switched off', async () => {
    const id = await api.createWorkflow(aWebhook('back'));
    await api.send('DELETE', `/workflows/${id}`);
    expect(await call(id)).toBe(404);
    interface Bin {
      items: { id: string; deletedAt: string; purgedAt: string }[];
    }
    const bin = await api.send<Bin>('GET', '/workflows?bin=true&search=answers back');
    expect(bin.body.items.map((item) => item.id)).toEqual([id]);
    const [{ deletedAt, purgedAt } = { deletedAt: '', purgedAt: '' }] = bin.body.items;
    expect(Date.parse(purgedAt) - Date.parse(deletedAt)).toBe(30 * 24 * 60 * 60 * 1000);
    for (let time = 0; time < 2; time += 1) {
      expect(await post(id, 'restore')).toMatchObject({
        status: 200,
        body: { active: false, publishedVersion: 1 },
      });
    }
    expect(await call(id)).toBe(404);
    await post(id, 'activate');
    expect(await call(id)).toBe('back');
  });

  it('deletes for good only when nothing executes any more, and then leaves nothing', async () => {
    const id = await api.createWorkflow(slowly('last'));
    const executionId = await start(id);
    const permanent = `/workflows/${id}?permanent=true`;
    expect(await api.send('DELETE', permanent)).toMatchObject({
      status: 409,
      body: { code: 'workflow-running', detail: expect.stringContaining('1 execution') as string },
    });
    await api.send('DELETE', `/workflows/${id}`);
    expect((await api.send('DELETE', permanent)).status).toBe(409);
    expect((await ended(executionId)).output).toBe('last');
    expect((await api.send('DELETE', permanent)).status).toBe(204);
    expect((await api.send('DELETE', permanent)).status).toBe(404);
    expect((await post(id, 'restore')).status).toBe(404);
    expect((await api.send('GET', `/executions/${executionId}`)).status).toBe(404);
    const bin = await api.send<{ items: { id: string }[] }>('GET', '/workflows?bin=true');
    expect(bin.body.items.map((item) => item.id)).not.toContain(id);
  });

  it('tells whoever acts on an older version the current one, and does nothing', async () => {
    const id = await api.createWorkflow(aWebhook('one'));
    await api.send('PATCH', `/workflows/${id}`, { name: 'two' });
    const stale = { 'if-match': '"1"' };
    for (const answer of [
      await post(id, 'publish', {}, stale),
      await post(id, 'unpublish', undefined, { 'if-match': 'W/"2"' }),
      await post(id, 'versions/1/restore', undefined, stale),
      await api.send('DELETE', `/workflows/${id}`, undefined, stale),
      await api.send('DELETE', `/workflows/${id}?permanent=true`, undefined, stale),
      await api.send('PATCH', `/workflows/${id}`, { active: false }, { 'if-match': '"1", "3"' }),
    ]) {
      expect(answer).toMatchObject({ status: 412, body: { code: 'version-conflict' } });
      expect(answer.headers.get('etag')).toBe('"2"');
      expect((answer.body as unknown as WorkflowBody).detail).toContain('2');
    }
    const current = await api.send<WorkflowBody>('GET', `/workflows/${id}`);
    expect(current.body).toMatchObject({ version: 2, publishedVersion: 2, active: true });
    expect(current.headers.get('etag')).toBe('"2"');
    expect((await api.send('DELETE', `/workflows/${id}`, undefined, { 'if-match': 'rubbish' })).status).toBe(
      400,
    );
    expect((await post(id, 'unpublish', undefined, { 'if-match': '*' })).status).toBe(200);
    expect((await api.send('DELETE', `/workflows/${id}`, undefined, { 'if-match': '"1","2"' })).status).toBe(
      204,
    );
  });

  it('loses neither of two changes that are made at once without a condition', async () => {
    const id = await api.createWorkflow(aWebhook('one'));
    for (let round = 0; round < 5; round += 1) {
      const settings = { maxConcurrency: round + 1 };
      const answers = await Promise.all([
        api.send('PATCH', `/workflows/${id}`, { name: `name ${round}` }),
        api.send('PATCH', `/workflows/${id}`, { description: `description ${round}` }),
        api.send('PATCH', `/workflows/${id}`, { settings }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const { body } = await api.send('GET', `/workflows/${id}`);
      expect(body).toMatchObject({
        ...{ name: `name ${round}`, description: `description ${round}`, settings },
        version: 1 + 3 * (round + 1),
      });
    }
  });
});
