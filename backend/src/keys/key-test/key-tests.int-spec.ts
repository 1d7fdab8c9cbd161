import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const SECRET = 'sk-9f8e7d6c5b4a3f2e1d';

interface TestBody {
  ok: boolean;
  code: string;
  message: string;
  checkedAt: string;
  latencyMs: number;
  status?: number;
  errors: { path: string }[];
}

/** Answers as a path asks: `/200`, or by what stands at it. */
const PLACES: Record<string, RequestListener> = {
  '/echo/models': ({ headers }, response) =>
    response
      .writeHead(401)
      .end(JSON.stringify({ error: { message: `no: ${headers.authorization ?? ''} ${btoa(SECRET)}` } })),
  '/moved/models': (_request, response) =>
    response.writeHead(302, { location: 'https://elsewhere.example' }).end(),
  '/page/models': (_request, response) =>
    response.setHeader('content-type', 'text/html').end('<html>Log in</html>'),
  '/gateway/models': (_request, response) =>
    response.end(JSON.stringify({ error: { message: 'Invalid API key', code: 401 } })),
  '/cut/models': (request) => request.socket.destroy(),
  '/silent/models': () => undefined,
};

describe('testing stored keys', () => {
  let stack: Stack;
  let database: TestDatabase;
  let provider: Server;
  let origin: string;
  let api: ApiClient;
  let logs = '';
  let asked: { path: string; headers: IncomingHttpHeaders }[] = [];

  beforeAll(async () => {
    provider = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push({ path, headers: request.headers });
      const place = PLACES[path];
      if (place) place(request, response);
      else response.writeHead(Number(/\d{3}/.exec(path)?.[0] ?? 200)).end('{"data":[]}');
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    database = await createReadyDatabase();
    const environment = {
      LOG_LEVEL: 'trace',
      HTTP_ALLOW_PRIVATE: '127.0.0.1',
      GEMINI_BASE_URL: `${origin}/gemini`,
      GROQ_BASE_URL: `${origin}/groq/`,
    };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
    for (const stream of [stack.backend.process.stdout, stack.backend.process.stderr])
      stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()));
  });

  beforeEach(async () => {
    asked = [];
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
    provider?.closeAllConnections();
    provider?.close();
  });

  const store = async (key: object) =>
    (await api.send<{ id: string }>('POST', '/keys', { name: 'mine', key: SECRET, ...key })).body.id;
  const test = (id: string, body?: object) => api.send<TestBody>('POST', `/keys/${id}/test`, body);
  const testAt = async (path: string) =>
    test(await store({ provider: 'openai-compatible', baseUrl: `${origin}${path}` }));

  it.each<[object, object | undefined, string, Record<string, string>]>([
    [{ provider: 'gemini' }, undefined, '/gemini/v1beta/models', { 'x-goog-api-key': SECRET }],
    [{ provider: 'groq' }, {}, '/groq/openai/v1/models', { authorization: `Bearer ${SECRET}` }],
    [{ provider: 'http' }, { url: '/me?x=1' }, '/me?x=1', { authorization: `Bearer ${SECRET}` }],
    [
      { provider: 'http', scheme: 'basic', username: 'ada' },
      { url: '/me' },
      '/me',
      { authorization: `Basic ${btoa(`ada:${SECRET}`)}` },
    ],
    [
      { provider: 'http', scheme: 'header', headerName: 'X-Token' },
      { url: '/me' },
      '/me',
      { 'x-token': SECRET },
    ],
  ])('sends %j, tested by %j, where it belongs', async (key, body, path, headers) => {
    const request = body && 'url' in body ? { url: `${origin}${String(body.url)}` } : body;
    const { status, body: outcome } = await test(await store(key), request);
    expect(status).toBe(200);
    expect(outcome).toEqual({
      ...{ ok: true, code: 'ok', status: 200, message: expect.stringContaining('takes the key') as string },
      checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      latencyMs: expect.any(Number) as number,
    });
    expect(asked).toMatchObject([{ path, headers }]);
  });

  it('asks a compatible provider for its models', async () => {
    expect((await testAt('/v1/')).body).toMatchObject({ ok: true, code: 'ok' });
    expect(asked).toMatchObject([{ path: '/v1/models', headers: { authorization: `Bearer ${SECRET}` } }]);
  });

  it.each([
    ['/401', 'key-refused', 401],
    ['/403', 'key-refused', 403],
    ['/404', 'provider-error', 404],
    ['/429', 'provider-error', 429],
    ['/503', 'provider-error', 503],
    ['/moved', 'provider-error', 302],
    ['/page', 'provider-error', 200],
    ['/gateway', 'key-refused', 200],
    ['/cut', 'provider-unreachable', undefined],
  ])('tells of %s that it is %s', async (path, code, status) => {
    const answer = await testAt(path);
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ ok: false, code })]);
    expect(answer.body.status).toBe(status);
  });

  it.each([
    ['http://127.0.0.1:2', 'provider-unreachable'],
    ['http://10.0.0.1', 'refused-target'],
    ['http://169.254.169.254/latest', 'refused-target'],
    ['http://[::1]:8080', 'refused-target'],
    ['http://127.0.0.1:25', 'refused-target'],
    ['https://nowhere.invalid', 'provider-unreachable'],
  ])('tells of %s that it is %s, and sends it nothing', async (baseUrl, code) => {
    const { body } = await test(await store({ provider: 'openai-compatible', baseUrl }));
    expect(body).toMatchObject({ ok: false, code });
    expect(body).not.toHaveProperty('status');
  });

  it('gives up after ten seconds, and meanwhile tests no more than four keys of a user', async () => {
    const id = await store({ provider: 'openai-compatible', baseUrl: `${origin}/silent` });
    const silent = [1, 2, 3, 4].map(() => test(id));
    while (asked.length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    const more = await test(id);
    expect([more.status, more.body.code, more.headers.get('retry-after')]).toEqual([
      429,
      'too-many-requests',
      '1',
    ]);
    for (const { body } of await Promise.all(silent)) {
      expect(body).toMatchObject({ ok: false, code: 'timeout' });
      expect(body.latencyMs).toBeGreaterThanOrEqual(9_900);
      expect(body.latencyMs).toBeLessThan(40_000);
    }
  });

  it('wants a URL for a key that can be for anybody, and for no other', async () => {
    const http = await store({ provider: 'http' });
    for (const body of [undefined, {}, { url: null }]) {
      const missing = await test(http, body);
      expect([missing.status, missing.body.code]).toEqual([422, 'key-test-url-missing']);
    }
    const groq = await store({ provider: 'groq' });
    for (const [id, url] of [
      [groq, origin],
      [http, 'file:///etc/passwd'],
      [http, `http://ada:pw@127.0.0.1`],
      [http, [origin]],
      [http, ''],
    ]) {
      const refused = await test(id as string, { url });
      expect([refused.status, refused.body.errors.map((each) => each.path)]).toEqual([400, ['/url']]);
    }
    expect(asked).toEqual([]);
  });

  it('tells of a key that can no longer be read, and of one that no header carries', async () => {
    const id = await store({ provider: 'groq' });
    await database.query(`UPDATE api_keys SET key_version = 1 WHERE id = '${id}'`);
    expect((await test(id)).body).toMatchObject({ ok: false, code: 'key-unreadable' });
    const odd = await store({ provider: 'gemini', key: 'schlüssel-🔑-schlüssel' });
    expect((await test(odd)).body).toMatchObject({ ok: false, code: 'key-refused' });
    expect(asked).toEqual([]);
  });

  it('shows what the provider says without the key, and logs it nowhere', async () => {
    const { body } = await testAt('/echo');
    expect(body).toMatchObject({
      code: 'key-refused',
      message: expect.stringContaining('[secret]') as string,
    });
    for (const text of [JSON.stringify(body), logs])
      for (const form of [SECRET, btoa(SECRET), SECRET.slice(0, 14)]) expect(text).not.toContain(form);
    expect(logs).toContain('/test');
  });
});
