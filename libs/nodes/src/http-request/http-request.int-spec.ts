import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openTestHttpClient, runNode, type RunNodeOptions } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { httpRequest } from './http-request';
import { sendJson, startServer, type TestServer } from './spec-support/start-server';

const http = openTestHttpClient();
const SECRET = 'p4ss:w0rd/&?é';
const secrets = { k1: { provider: 'http', name: 'mine', value: SECRET } };
const FIVE_MEBIBYTES = 5 * 1024 * 1024;

/** What each path answers. */
const ROUTES: Record<string, Parameters<typeof startServer>[0]> = {
  '/echo': (received, response) => sendJson(response, received),
  '/moved': ({ method }, response) =>
    response.writeHead(method === 'POST' ? 303 : 302, { location: '/echo?moved=1' }).end(),
  '/away': (_received, response) => response.writeHead(307, { location: `${other.origin}/echo` }).end(),
  '/ring': (_received, response) => response.writeHead(302, { location: '/ring' }).end(),
  '/inside': (_received, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  '/busy': (_received, response) => response.writeHead(503, { 'retry-after': '2' }).end('come back'),
  '/denied': (received, response) => response.writeHead(401).end(JSON.stringify(received)),
  '/hang': () => {},
  '/half': (_received, response) => void response.writeHead(200).write('a'),
  '/cut': (_received, response) => {
    response.writeHead(200, { 'content-length': '99' }).write('a');
    setTimeout(() => response.destroy(), 20);
  },
  '/gzip': (_received, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync('{"zipped":true}')),
  '/bomb': (_received, response) =>
    response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(Buffer.alloc(50_000_000))),
  '/broken': (_received, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":'),
  '/large': (_received, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('x'.repeat(FIVE_MEBIBYTES)),
  '/latin1': (_received, response) =>
    response
      .writeHead(200, { 'content-type': 'text/plain; charset="ISO-8859-1"' })
      .end(Buffer.from('grün', 'latin1')),
  '/sjis': (_received, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html;charset=Shift_JIS' })
      .end(Buffer.from([0x93, 0xfa, 0x96, 0x7b])),
  '/strange': (_received, response) =>
    response.writeHead(200, { 'content-type': 'text/plain; charset=klingon' }).end('grün'),
  '/image': (_received, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0x89, 0x50, 0xff, 0x00])),
  '/empty': (_received, response) => response.writeHead(204, { 'content-type': 'application/json' }).end(),
  '/cookies': (_received, response) =>
    response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'], 'X-Many': ['1', '2'] }).end(),
};

let server: TestServer;
let other: TestServer;

beforeAll(async () => {
  const answer: Parameters<typeof startServer>[0] = (received, response) => {
    const route = ROUTES[new URL(received.url, 'http://x').pathname];
    if (route) route(received, response);
    else response.writeHead(404).end('nothing here');
  };
  [server, other] = await Promise.all([startServer(answer), startServer(answer)]);
});
beforeEach(() => {
  server.received.length = other.received.length = 0;
});
afterAll(async () => {
  http.close();
  await Promise.all([server.stop(), other.stop()]);
});

const run = (path: string, config: JsonObject = {}, options: RunNodeOptions = {}) =>
  runNode(httpRequest, { url: server.origin + path, ...config }, {}, { http, secrets, ...options });
const outputOf = async (path: string, config: JsonObject = {}): Promise<JsonValue> => {
  const { outcome } = await run(path, config);
  if (outcome.kind !== 'completed') throw new Error(JSON.stringify(outcome));
  return outcome.output;
};
const errorOf = async (path: string, config: JsonObject = {}) => {
  const { outcome } = await run(path, config);
  if (outcome.kind !== 'failed') throw new Error(`${outcome.kind} instead of failed`);
  return outcome.error;
};

describe('http-request over the wire', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('sends %s', async (method) => {
    expect(await outputOf('/echo', { method })).toMatchObject({ method, url: '/echo', body: '' });
  });

  it('sends HEAD and gives the headers', async () => {
    expect(await outputOf('/echo', { method: 'HEAD', fullResponse: true })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: null,
    });
  });

  it.each<[JsonObject, string, string]>([
    [{ bodyType: 'json', body: { text: 'grün 🙂' } }, '{"text":"grün 🙂"}', 'application/json'],
    [
      { bodyType: 'form', body: { a: 'b c&d', e: [1, 2] } },
      'a=b+c%26d&e=1&e=2',
      'application/x-www-form-urlencoded',
    ],
    [{ bodyType: 'text', body: 'line\r\nline' }, 'line\r\nline', 'text/plain; charset=utf-8'],
  ])('sends the body %j', async (config, body, contentType) => {
    const output = await outputOf('/echo', { method: 'POST', ...config });
    expect(output).toMatchObject({
      body,
      headers: { 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) },
    });
  });

  it('sends query and headers', async () => {
    const query = { q: 'a b+ü', n: [1, 2] };
    const headers = { 'X-One': 1, 'X-List': ['a', 'b'], Accept: 'text/x' };
    expect(await outputOf('/echo?z=%2F', { query, headers })).toMatchObject({
      url: '/echo?z=%2F&q=a%20b%2B%C3%BC&n=1&n=2',
      headers: { 'x-one': '1', 'x-list': 'a, b', accept: 'text/x', 'user-agent': 'REX' },
    });
  });

  it.each<[string, JsonObject]>([
    ['a line break in a value', { headers: { 'X-A': 'b\r\nX-C: d' } }],
    ['a line break in a name', { headers: { 'X-A: b\r\nX-C': 'd' } }],
    ['a name given twice', { headers: { 'X-A': 'b', 'x-a': 'c' } }],
    ['a field of the connection', { headers: { 'Transfer-Encoding': 'chunked' } }],
  ])('sends nothing for a header with %s', async (_what, config) => {
    expect(await errorOf('/echo', config)).toMatchObject({ code: 'http-request-invalid', retryable: false });
    expect(server.received).toEqual([]);
  });
});

describe('the credentials of http-request, over the wire', () => {
  const basic = `Basic ${Buffer.from(SECRET).toString('base64')}`;

  it.each<[JsonObject, string, string]>([
    [{ type: 'basic', keyId: 'k1' }, 'authorization', basic],
    [
      { type: 'basic', keyId: 'k1', username: 'ada' },
      'authorization',
      `Basic ${Buffer.from(`ada:${SECRET}`).toString('base64')}`,
    ],
    [{ type: 'bearer', keyId: 'k2' }, 'authorization', 'Bearer tok'],
    [{ type: 'header', keyId: 'k2', name: 'X-Mine' }, 'x-mine', 'tok'],
    [{ type: 'header', keyId: 'k2', name: 'Authorization', prefix: 'token' }, 'authorization', 'token tok'],
  ])('go with %j, and not to where a redirect leads', async (auth, name, value) => {
    const keys = { ...secrets, k2: { provider: 'http', name: 'token', value: 'tok' } };
    await run('/away', { auth, method: 'PUT' }, { secrets: keys });
    expect(server.received[0]?.headers[name]).toBe(value);
    expect(other.received).toHaveLength(1);
    expect(other.received[0]?.headers).not.toHaveProperty(name);
  });

  it('go with the query, and not to where a redirect leads', async () => {
    await run('/away?a=1', { auth: { type: 'query', keyId: 'k1', name: 'key' } });
    const sent = new URL(server.received[0]?.url ?? '', server.origin);
    expect(sent.searchParams.get('key')).toBe(SECRET);
    expect(other.received.map(({ url }) => url)).toEqual(['/echo']);
  });

  it.each<[JsonObject]>([[{ type: 'basic', keyId: 'k1' }], [{ type: 'query', keyId: 'k1', name: 'key' }]])(
    'with %j are not in the error, though the target echoes them',
    async (auth) => {
      const { outcome } = await run('/denied', { auth });
      const text = JSON.stringify(outcome);
      expect(text).toContain('[secret]');
      const forms = [SECRET, encodeURIComponent(SECRET), basic.slice('Basic '.length)];
      for (const form of forms) expect(text).not.toContain(form);
    },
  );
});

describe('the answer to http-request', () => {
  it.each<[string, JsonObject, JsonValue, string[]]>([
    ['/gzip', {}, { zipped: true }, []],
    ['/latin1', {}, 'grün', []],
    ['/sjis', {}, '日本', []],
    ['/strange', {}, 'grün', ['charset-unknown']],
    ['/image', {}, 'iVD/AA==', ['response-not-text']],
    ['/image', { responseType: 'base64' }, 'iVD/AA==', []],
    ['/image', { responseType: 'text' }, '\ufffdP\ufffd\u0000', ['response-not-text']],
    ['/empty', { responseType: 'json' }, null, []],
    ['/gzip', { responseType: 'text' }, '{"zipped":true}', []],
    ['/moved', { followRedirects: false }, null, []],
  ])('of %s with %j is read', async (path, config, output, codes) => {
    const { outcome, warnings } = await run(path, config);
    expect(outcome).toEqual({ kind: 'completed', output });
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('comes whole when it has 5 MB', async () => {
    expect(await outputOf('/large')).toHaveLength(FIVE_MEBIBYTES);
  });

  it('comes with status and headers when they are wanted', async () => {
    expect(await outputOf('/cookies', { fullResponse: true })).toMatchObject({
      status: 200,
      headers: { 'set-cookie': ['a=1', 'b=2'], 'x-many': '1, 2' },
      body: null,
    });
  });

  it('fails when it is broken JSON', async () => {
    expect(await errorOf('/broken')).toMatchObject({ code: 'response-not-json', retryable: false });
  });

  it.each<[string, number]>([
    ['/large', FIVE_MEBIBYTES - 1],
    ['/bomb', 1_000_000],
  ])('of %s is refused when it is larger than %i bytes', async (path, maxResponseBytes) => {
    expect(await errorOf(path, { maxResponseBytes })).toMatchObject({
      code: 'http-response-too-large',
      retryable: false,
    });
  });

  it('fails the step by its status, with the time to wait', async () => {
    expect(await errorOf('/busy')).toEqual({
      code: 'http-status',
      message: expect.stringContaining(`${server.origin} answered 503 Service Unavailable.`),
      retryable: true,
      retryAfterMs: 2000,
      details: { status: 503, body: 'come back' },
    });
    expect(await outputOf('/busy', { failOnStatus: false, fullResponse: true })).toMatchObject({
      status: 503,
      body: 'come back',
    });
    expect(await errorOf('/nowhere')).toMatchObject({ code: 'http-status', retryable: false });
  });
});

describe('redirects of http-request', () => {
  it('are followed, as the status says', async () => {
    expect(await outputOf('/moved')).toMatchObject({ method: 'GET', url: '/echo?moved=1' });
    const posted = await outputOf('/moved', { method: 'POST', body: { a: 1 } });
    expect(posted).toMatchObject({ method: 'GET', body: '' });
  });

  it('are the answer when they are not to be followed', async () => {
    const output = await outputOf('/moved', { followRedirects: false, fullResponse: true });
    expect(output).toMatchObject({ status: 302, headers: { location: '/echo?moved=1' }, body: null });
  });

  it('end', async () => {
    expect(await errorOf('/ring')).toMatchObject({ code: 'http-redirect-limit' });
  });

  it('do not lead inside', async () => {
    expect(await errorOf('/inside')).toMatchObject({ code: 'http-refused-target', retryable: false });
  });
});

describe('a target that does not answer http-request', () => {
  it.each(['/hang', '/half'])('is given up after the timeout: %s', async (path) => {
    expect(await errorOf(path, { timeoutMs: 150 })).toMatchObject({ code: 'http-timeout', retryable: true });
  });

  it('leaves the outcome of a POST unknown, which is not retried', async () => {
    for (const [path, code] of [
      ['/hang', 'http-timeout'],
      ['/cut', 'http-connection'],
    ] as const) {
      const config = { method: 'POST', body: {}, timeoutMs: 150 };
      const message = expect.stringContaining('outcome is unknown') as string;
      expect(await errorOf(path, config)).toMatchObject({ code, retryable: false, message });
      expect(await errorOf(path, { ...config, idempotent: true })).toMatchObject({ code, retryable: true });
    }
  });

  it('may be tried again when it took no connection', async () => {
    const gone = await startServer(() => {});
    await gone.stop();
    expect(await errorOf('', { url: gone.origin, method: 'POST' })).toMatchObject({
      code: 'http-connection',
      retryable: true,
    });
  });

  it.each(['/hang', '/half'])('is left at once when the step is cancelled: %s', async (path) => {
    const controller = new AbortController();
    const before = server.open;
    const running = run(path, {}, { signal: controller.signal });
    const aborted = expect(running).rejects.toMatchObject({ code: 'aborted' });
    while (server.received.length === 0) await sleep(5);
    await sleep(50);
    controller.abort();
    // The target would never end it.
    await aborted;
    while (server.open > before) await sleep(5);
  });
});

describe('the guard of http-request', () => {
  it('refuses this machine when the operator does not allow it, in plain words', async () => {
    const guarded = openTestHttpClient({ allowPrivate: [] });
    const { outcome } = await run('/echo', {}, { http: guarded });
    guarded.close();
    expect(outcome).toMatchObject({
      error: {
        code: 'http-refused-target',
        message: expect.stringContaining('HTTP_ALLOW_PRIVATE') as string,
        retryable: false,
      },
    });
    expect(server.received).toEqual([]);
  });
});
