import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient, createTestDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing';

/** What came in, in order, and what the ledger made of it: one entry for each key, or for each request without one. */
interface Ledger {
  requests: { method?: string; path?: string; key?: string }[];
  entries: Map<string, number>;
}

/** PROMISES P5: which requests in flight are sent again when their worker is lost, by the word of the target's own ledger. */
describe('a worker killed while a target works on its request', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let target: Server;
  let url: string;
  let isHolding = true;
  const ledger: Ledger = { requests: [], entries: new Map() };

  beforeAll(async () => {
    target = createServer((request, response) => {
      const { method, url: path } = request;
      const key = request.headers['idempotency-key'] as string | undefined;
      ledger.requests.push({ method, path, key });
      const entry = key ?? `${path} #${ledger.requests.length}`;
      ledger.entries.set(entry, (ledger.entries.get(entry) ?? 0) + 1);
      // It has acted; its answer is what the fault keeps from arriving.
      if (!isHolding) response.writeHead(200, { 'content-type': 'application/json' }).end('{"done":true}');
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const { port } = target.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
    database = await createTestDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      environment: { LEASE_SECONDS: '3', SWEEP_SECONDS: '1', HTTP_ALLOW_PRIVATE: `127.0.0.1:${port}` },
    });
    api = new ApiClient(stack.url);
    await api.register();
  }, 60_000);

  afterAll(async () => {
    target?.closeAllConnections();
    target?.close();
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  it('sends PUT and marked POST again with the same key, and leaves a plain POST as unknown', async () => {
    const start = async (path: string, config: object): Promise<string> => {
      const workflowId = await api.createWorkflow({
        name: path,
        nodes: [
          { id: 'start', type: 'manual-trigger' },
          { id: 'call', type: 'http-request', config: { url: url + path, body: { amount: 5 }, ...config } },
        ],
        edges: [{ source: 'start', target: 'call' }],
      });
      const { body } = await api.send<{ executionId: string }>(
        'POST',
        `/workflows/${workflowId}/execute`,
        {},
      );
      return body.executionId;
    };
    const put = await start('/put', { method: 'PUT' });
    const marked = await start('/marked', { method: 'POST', idempotent: true });
    const plain = await start('/plain', { method: 'POST' });
    await waitFor(() => Promise.resolve(ledger.requests.length === 3));

    stack.workers[0]?.process.kill('SIGKILL');
    await stack.workers[0]?.exited;
    // The fault must have fired: all three had reached the target, and none had ended.
    for (const id of [put, marked, plain]) expect((await api.execution(id)).status).toBe('running');
    isHolding = false;
    stack.workers.splice(0, 1);
    await stack.addWorker();
    const ended = async (id: string) => ['completed', 'failed'].includes((await api.execution(id)).status);
    for (const id of [put, marked, plain]) await waitFor(() => ended(id));

    const stepOf = async (id: string) =>
      (await api.execution(id)).steps.find((step) => step.nodeId === 'call');
    for (const id of [put, marked]) {
      expect(await stepOf(id)).toMatchObject({ status: 'completed', attempt: 2, output: { done: true } });
    }
    expect(await stepOf(plain)).toMatchObject({
      status: 'failed',
      attempt: 1,
      error: { code: 'interrupted' },
    });
    const sent = (path: string) => ledger.requests.filter((request) => request.path === path);
    expect(sent('/put').map(({ key }) => key)).toEqual([`${put}:call`, `${put}:call`]);
    expect(sent('/marked').map(({ key }) => key)).toEqual([`${marked}:call`, `${marked}:call`]);
    expect(sent('/plain')).toHaveLength(1);
    // One entry each: the target knows the second request for the first.
    expect(ledger.entries.size).toBe(3);
  }, 60_000);
});

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > givesUpAt) throw new Error('waited for 30 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
