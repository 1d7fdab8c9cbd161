import { createHttpClient } from './create-http-client';
import type { HttpClient } from './http-client';
import { startTarget, type TargetServer } from './spec-support/start-target';

let first: TargetServer;
let second: TargetServer;
let canary: TargetServer;
let client: HttpClient;

/** What each server got last. */
let received: { at: string; method?: string; headers: Record<string, unknown>; body: string };

const serve = (at: string) =>
  startTarget((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received = {
        at,
        method: request.method,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      const { searchParams } = new URL(request.url ?? '/', 'http://x');
      const to = searchParams.get('to');
      response.writeHead(
        Number(searchParams.get('status') ?? (to ? 302 : 200)),
        to === null ? {} : { location: to },
      );
      response.end(`from ${at}`);
    });
  });

const at = (server: TargetServer, path = '/', host = '127.0.0.1') => `http://${host}:${server.port}${path}`;
const leading = (server: TargetServer, to: string, status = 302) =>
  at(server, `/?status=${status}&to=${encodeURIComponent(to)}`);
const get = (url: string, more: object = {}) =>
  client.send({ method: 'GET', url, timeoutMs: 5_000, ...more });

beforeAll(async () => {
  [first, second, canary] = await Promise.all([serve('first'), serve('second'), serve('canary')]);
  const allowPrivate = [`127.0.0.1:${first.port}`, `127.0.0.1:${second.port}`];
  client = createHttpClient({
    allowPrivate,
    resolve: (host) => Promise.resolve(host === 'inside.example' ? ['127.0.0.1'] : []),
  });
});
afterAll(async () => {
  client.close();
  await Promise.all([first.stop(), second.stop(), canary.stop()]);
});

describe('redirects', () => {
  it('are followed, and the answer names where it came from', async () => {
    const answer = await get(leading(first, at(second, '/end#part')));
    expect(answer).toMatchObject({ status: 200, url: at(second, '/end'), redirects: 1 });
    expect(Buffer.from(answer.body).toString()).toBe('from second');
  });

  it('come back as they are when they are not to be followed', async () => {
    const answer = await get(leading(first, at(second)), { redirect: 'manual' });
    expect(answer).toMatchObject({ status: 302, redirects: 0, headers: { location: at(second) } });
  });

  it.each([
    ...[
      'http://127.0.0.1:P/',
      'http://2130706433:P/',
      'http://[::ffff:127.0.0.1]:P/',
      '//0x7f.1:P/',
      'http://localhost:P/',
    ],
    ...[
      'http://inside.example:P/',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]:P/',
      'http://0:P/',
    ],
  ])('do not lead to %s', async (to) => {
    const url = leading(first, to.replace('P', String(canary.port)));
    await expect(get(url)).rejects.toMatchObject({
      code: expect.stringMatching(/^(address-refused|dns-failed)$/) as string,
      isSent: true,
    });
    expect(canary.connections).toBe(0);
  });

  it('are checked at each hop, not only the first', async () => {
    const url = leading(first, leading(second, leading(first, at(canary))));
    await expect(get(url)).rejects.toMatchObject({ code: 'address-refused' });
    expect(canary.connections).toBe(0);
  });

  it.each([
    ['file:///etc/passwd', 'protocol-refused'],
    ['http://user:word@127.0.0.1/', 'credentials-in-url'],
    ['http://127.0.0.1:25/', 'port-refused'],
    ['http://256.256.256.256/', 'url-invalid'],
  ])('to %s are refused as %s', async (to, code) => {
    await expect(get(leading(first, to))).rejects.toMatchObject({ code, isSent: true });
  });

  it('end after five', async () => {
    const chain = (hops: number): string => (hops === 0 ? at(first) : leading(first, chain(hops - 1)));
    expect((await get(chain(5))).redirects).toBe(5);
    await expect(get(chain(6))).rejects.toMatchObject({ code: 'redirect-limit' });
  });

  it('end when they go in a ring', async () => {
    const ring = await startTarget((_request, response) => response.writeHead(302, { location: '/' }).end());
    const own = createHttpClient({ allowPrivate: ['127.0.0.1'] });
    await expect(own.send({ method: 'GET', url: at(ring), timeoutMs: 5_000 })).rejects.toMatchObject({
      code: 'redirect-limit',
    });
    expect(ring.requests).toHaveLength(6);
    own.close();
    await ring.stop();
  });

  it('take credentials along on the same origin and drop them for another', async () => {
    const headers = {
      Authorization: 'Bearer a',
      Cookie: 'b',
      'X-Api-Key': 'c',
      'X-Mine': 'd',
      'X-Open': 'e',
    };
    const secrets = { headers, secretHeaders: ['x-mine'] };
    await get(leading(first, '/same'), secrets);
    expect(received.headers).toMatchObject({ authorization: 'Bearer a', cookie: 'b', 'x-mine': 'd' });
    await get(leading(first, at(second)), secrets);
    expect(received).toMatchObject({ at: 'second', headers: { 'x-open': 'e' } });
    for (const name of ['authorization', 'cookie', 'x-api-key', 'x-mine']) {
      expect(received.headers).not.toHaveProperty(name);
    }
    await get(leading(first, leading(second, at(first))), secrets);
    expect(received.at).toBe('first');
    expect(received.headers).not.toHaveProperty('authorization');
  });

  it('carry a POST on as the status says', async () => {
    const post = { method: 'POST', body: 'text', headers: { 'content-type': 'text/plain' } };
    await get(leading(first, at(second), 307), post);
    expect(received).toMatchObject({ at: 'second', method: 'POST', body: 'text' });
    await get(leading(first, at(second), 303), post);
    expect(received).toMatchObject({ at: 'second', method: 'GET', body: '' });
    expect(received.headers).not.toHaveProperty('content-type');
    expect(received.headers).not.toHaveProperty('content-length');
  });
});
