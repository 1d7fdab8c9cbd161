import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

/** A workflow that fetches a URL from its input and gives the answer. */
const fetching = (config: object, settings: object = {}) => ({
  name: 'fetch',
  nodes: [
    { id: 'start', type: 'manual-trigger' },
    { id: 'fetch', type: 'http-request', config: { url: '{{ input.url }}', ...config }, settings },
    { id: 'end', type: 'output' },
  ],
  edges: [
    { source: 'start', target: 'fetch' },
    { source: 'fetch', target: 'end' },
  ],
});

describe('http-request in the built worker', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let target: Server;
  let url: string;
  /** Method and idempotency key of each request. */
  const received: { method?: string; key?: string | string[] }[] = [];

  beforeAll(async () => {
    target = createServer((request, response) => {
      received.push({ method: request.method, key: request.headers['idempotency-key'] });
      if (request.url === '/hang') return;
      const isFirst = received.length === 1;
      if (request.url === '/flaky' && isFirst) response.writeHead(503, { 'retry-after': '0' }).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"total":12}');
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const { port } = target.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
    database = await createReadyDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      environment: { HTTP_ALLOW_PRIVATE: `127.0.0.1:${port}` },
    });
    api = new ApiClient(stack.url);
    await api.register();
  });

  beforeEach(() => {
    received.length = 0;
  });

  afterAll(async () => {
    target?.closeAllConnections();
    target?.close();
    await stack?.stop();
    await database?.drop();
  });

  it('reaches what the operator allows, and its answer is the output', async () => {
    const workflowId = await api.createWorkflow(fetching({ fullResponse: true }));
    const execution = await api.run(workflowId, { url });
    expect(execution.error).toBeNull();
    expect(execution.output).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { total: 12 },
    });
  });

  it('refuses other ports of this machine, and says who can allow them', async () => {
    const workflowId = await api.createWorkflow(fetching({}));
    const execution = await api.run(workflowId, { url: stack.url });
    expect(execution.status).toBe('failed');
    expect(execution.error).toMatchObject({
      code: 'http-refused-target',
      nodeId: 'fetch',
      message: expect.stringMatching(/not on the public internet.*HTTP_ALLOW_PRIVATE/) as string,
    });
  });

  it('tries again with the same idempotency key', async () => {
    const retry = { maxAttempts: 3, initialDelayMs: 10, backoff: 1, maxDelayMs: 10 };
    const workflowId = await api.createWorkflow(fetching({ method: 'PUT', body: { a: 1 } }, { retry }));
    const execution = await api.run(workflowId, { url: `${url}/flaky` });
    expect(execution.output).toEqual({ total: 12 });
    expect(execution.steps.find((step) => step.nodeId === 'fetch')?.attempt).toBe(2);
    const key = `${execution.id}:fetch`;
    expect(received).toMatchObject([
      { method: 'PUT', key },
      { method: 'PUT', key },
    ]);
  });

  it('is left when the node runs out of time, and closes its connection', async () => {
    const workflowId = await api.createWorkflow(fetching({}, { timeoutMs: 300 }));
    const execution = await api.run(workflowId, { url: `${url}/hang` });
    expect(execution.error).toMatchObject({ code: 'node-timeout' });
    const isClosed = async () =>
      (await new Promise<number>((resolve) => target.getConnections((_error, count) => resolve(count)))) ===
      0;
    const givesUpAt = Date.now() + 20_000;
    while (!(await isClosed()) && Date.now() < givesUpAt)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isClosed()).toBe(true);
  });

  it('fails by name for a key that is not stored', async () => {
    const workflowId = await api.createWorkflow(fetching({ auth: { type: 'bearer', keyId: 'gone' } }));
    expect((await api.run(workflowId, { url })).error).toMatchObject({ code: 'key-missing' });
    expect(received).toEqual([]);
  });

  it('is refused at save with a URL that is none, and with a body where there is none', async () => {
    const answer = await api.send<{ errors: { code: string; path: string }[] }>('POST', '/workflows', {
      ...fetching({ url: 'example.com', method: 'GET', body: {} }),
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ code }) => code)).toEqual(['config-invalid', 'config-invalid']);
  });
});
