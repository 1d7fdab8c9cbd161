import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const ENCRYPTION_KEY = 'an-encryption-key-of-the-tests-only';
const SECRET = 'sk-9f8e7d6c5b4a3f2e1d';

/** From the API that stores a key to the target that gets it: the built programs, a real database, real requests. */
describe('a stored key in an HTTP request', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let keyId: string;
  let target: Server;
  let url: string;
  let logs = '';
  const received: (string | undefined)[] = [];

  beforeAll(async () => {
    target = createServer((request, response) => {
      const { authorization } = request.headers;
      received.push(authorization);
      const isWelcome = request.url === '/welcome';
      response
        .writeHead(isWelcome ? 200 : 401, { 'content-type': 'application/json' })
        .end(JSON.stringify(isWelcome ? { ok: true } : { refused: authorization }));
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const { port } = target.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
    database = await createReadyDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      environment: { HTTP_ALLOW_PRIVATE: `127.0.0.1:${port}`, LOG_LEVEL: 'debug', ENCRYPTION_KEY },
    });
    for (const { process } of [stack.backend, ...stack.workers])
      process.stdout?.on('data', (chunk: Buffer) => (logs += chunk.toString()));
    api = new ApiClient(stack.url);
    await api.register();
    const key = { provider: 'http', name: 'billing', key: `${SECRET}\n` };
    keyId = (await api.send<{ id: string }>('POST', '/keys', key)).body.id;
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

  const asking = async (by: ApiClient, path: string, auth: object) => {
    const workflowId = await by.createWorkflow({
      name: 'ask',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        { id: 'ask', type: 'http-request', config: { url: `${url}${path}`, auth: { ...auth, keyId } } },
      ],
      edges: [{ source: 'start', target: 'ask' }],
    });
    return by.run(workflowId);
  };

  it('is sent as the key itself says, at once as it was changed', async () => {
    const key = { provider: 'http', name: 'changing', key: SECRET, scheme: 'basic', username: 'ada' };
    const { id } = (await api.send<{ id: string }>('POST', '/keys', key)).body;
    const auth = { type: 'key', keyId: id };
    const config = { url: `${url}/welcome`, auth };
    const workflowId = await api.createWorkflow({
      name: 'ask',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        { id: 'ask', type: 'http-request', config },
      ],
      edges: [{ source: 'start', target: 'ask' }],
    });
    expect((await api.run(workflowId)).output).toEqual({ ok: true });
    await api.send('PATCH', `/keys/${id}`, { key: 'sk-another-secret' });
    await api.run(workflowId);
    await api.send('PATCH', `/keys/${id}`, { scheme: 'header', headerName: 'Authorization' });
    await api.run(workflowId);
    expect(received).toEqual([
      `Basic ${btoa(`ada:${SECRET}`)}`,
      `Basic ${btoa('ada:sk-another-secret')}`,
      'sk-another-secret',
    ]);
  });

  it('reaches the target, and the API shows that it was used', async () => {
    const execution = await asking(api, '/welcome', { type: 'bearer' });
    expect(execution.output).toEqual({ ok: true });
    expect(received).toEqual([`Bearer ${SECRET}`]);
    const listed = async () =>
      (await api.send<{ items: { lastUsedAt: string | null }[] }>('GET', '/keys')).body.items[0]?.lastUsedAt;
    for (const givesUpAt = Date.now() + 30_000; !(await listed()) && Date.now() < givesUpAt;) await sleep(20);
    expect(await listed()).toMatch(/^\d{4}-/);
  });

  it.each([
    ['bearer', { type: 'bearer' }],
    ['basic', { type: 'basic', username: 'ada' }],
  ])('stands nowhere when a target echoes it in an error (%s)', async (_type, auth) => {
    const execution = await asking(api, '/denied', auth);
    expect([execution.status, execution.error?.code]).toEqual(['failed', 'http-status']);
    expect(received).toHaveLength(1);
    const traces = await database.query('SELECT s::text AS step FROM execution_steps AS s');
    const all = JSON.stringify([execution, traces]) + logs;
    expect(all).toContain('[secret]');
    for (const form of [SECRET, received[0]?.split(' ')[1] ?? SECRET]) expect(all).not.toContain(form);
  });

  it('is unknown to the workflow of another user, and nothing is sent', async () => {
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    const execution = await asking(stranger, '/welcome', { type: 'bearer' });
    expect(execution.error?.code).toBe('key-missing');
    expect(received).toEqual([]);
  });

  it('fails the step by name in a worker with another ENCRYPTION_KEY, and nothing is sent', async () => {
    await stack.workers[0]?.stop();
    await stack.addWorker({ ENCRYPTION_KEY: `${ENCRYPTION_KEY}!` });
    const execution = await asking(api, '/welcome', { type: 'bearer' });
    expect(execution.error).toMatchObject({
      code: 'encryption-key-changed',
      message: expect.stringContaining('ENCRYPTION_KEY') as string,
    });
    expect(received).toEqual([]);
  });
});
