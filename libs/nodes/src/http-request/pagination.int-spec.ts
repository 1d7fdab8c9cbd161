import { openTestHttpClient, runNode } from '@rex/testing';
import type { JsonObject } from '@rex/workflow';
import { httpRequest } from './http-request';
import { sendJson, startServer, type Received, type TestServer } from './spec-support/start-server';

const http = openTestHttpClient();
const secrets = { k1: { provider: 'http', name: 'mine', value: 's3cr3t' } };
/** Seven items, three a page. */
const ITEMS = [1, 2, 3, 4, 5, 6, 7];
const PAGE_SIZE = 3;

let server: TestServer;
let other: TestServer;

const numberIn = ({ url }: Received, name: string, fallback: number) =>
  Number(new URL(url, 'http://x').searchParams.get(name) ?? fallback);
const slice = (from: number) => ITEMS.slice(from, from + PAGE_SIZE);
const hasMore = (from: number) => from + PAGE_SIZE < ITEMS.length;

const ROUTES: Record<string, Parameters<typeof startServer>[0]> = {
  '/next': (received, response) => {
    const from = numberIn(received, 'from', 0);
    const next = hasMore(from) ? `?from=${from + PAGE_SIZE}` : null;
    sendJson(response, { data: { items: slice(from) }, links: { next } });
  },
  '/cursor': (received, response) => {
    const from = numberIn(received, 'after', 0);
    sendJson(response, { items: slice(from), ...(hasMore(from) ? { cursor: from + PAGE_SIZE } : {}) });
  },
  '/page': (received, response) => sendJson(response, slice((numberIn(received, 'page', 1) - 1) * PAGE_SIZE)),
  '/offset': (received, response) => sendJson(response, { items: slice(numberIn(received, 'skip', 0)) }),
  '/links': (received, response) => {
    const from = numberIn(received, 'from', 0);
    const next = `<${server.origin}/links?from=${from + PAGE_SIZE}&tags=a,b>; rel="next", `;
    sendJson(response, slice(from), { link: `${hasMore(from) ? next : ''}</links>; rel="first"` });
  },
  '/away': (_received, response) => sendJson(response, { items: [1], next: `${other.origin}/home` }),
  '/home': (_received, response) => sendJson(response, { items: [2], next: `${server.origin}/cursor` }),
  '/inside': (_received, response) =>
    sendJson(response, { items: [1], next: 'http://169.254.169.254/latest' }),
  '/loop': (_received, response) => sendJson(response, { items: [1], next: '/loop' }),
  '/endless': (received, response) => {
    const n = numberIn(received, 'n', 0);
    sendJson(response, { items: ['x'.repeat(1000)], next: `/endless?n=${n + 1}` });
  },
  '/odd': (_received, response) => sendJson(response, { items: { a: 1 }, next: { href: '/x' } }),
  '/fails': (received, response) => {
    if (numberIn(received, 'page', 1) < 2) sendJson(response, [1]);
    else response.writeHead(500).end('broken');
  },
};

beforeAll(async () => {
  const answer: Parameters<typeof startServer>[0] = (received, response) =>
    ROUTES[new URL(received.url, 'http://x').pathname]?.(received, response);
  [server, other] = await Promise.all([startServer(answer), startServer(answer)]);
});
beforeEach(() => {
  server.received.length = other.received.length = 0;
});
afterAll(async () => {
  http.close();
  await Promise.all([server.stop(), other.stop()]);
});

const run = async (path: string, pagination: JsonObject, config: JsonObject = {}) => {
  const all = { url: server.origin + path, pagination, ...config };
  const { outcome, warnings } = await runNode(httpRequest, all, {}, { http, secrets });
  return {
    output: outcome.kind === 'completed' ? outcome.output : undefined,
    error: outcome.kind === 'failed' ? outcome.error : undefined,
    warnings: warnings.map(({ code }) => code),
    urls: server.received.map(({ url }) => url),
  };
};

describe('pages of http-request', () => {
  it.each<[string, JsonObject, string[]]>([
    [
      '/next',
      { type: 'next-url', path: 'links.next', itemsPath: 'data.items' },
      ['/next', '/next?from=3', '/next?from=6'],
    ],
    [
      '/cursor?limit=3',
      { type: 'cursor', path: 'cursor', parameter: 'after', itemsPath: 'items' },
      ['/cursor?limit=3', '/cursor?limit=3&after=3', '/cursor?limit=3&after=6'],
    ],
    [
      '/page',
      { type: 'page', itemsPath: '$' },
      ['/page?page=1', '/page?page=2', '/page?page=3', '/page?page=4'],
    ],
    [
      '/page',
      { type: 'page', itemsPath: '$', pageSize: 3 },
      ['/page?page=1', '/page?page=2', '/page?page=3'],
    ],
    [
      '/offset',
      { type: 'page', parameter: 'skip', start: 0, increment: 3, pageSize: 3, itemsPath: 'items' },
      ['/offset?skip=0', '/offset?skip=3', '/offset?skip=6'],
    ],
    [
      '/links',
      { type: 'link-header', itemsPath: '$' },
      ['/links', '/links?from=3&tags=a,b', '/links?from=6&tags=a,b'],
    ],
  ])('of %s by %j are asked for one after another', async (path, pagination, urls) => {
    expect(await run(path, pagination)).toEqual({ output: ITEMS, error: undefined, warnings: [], urls });
  });

  it('are a list of bodies without a path to the items', async () => {
    const { output } = await run('/links', { type: 'link-header' });
    expect(output).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('give status and headers of the last one', async () => {
    const { output } = await run('/links', { type: 'link-header', itemsPath: '$' }, { fullResponse: true });
    expect(output).toMatchObject({ status: 200, headers: { link: '</links>; rel="first"' }, body: ITEMS });
    expect(Object.keys(output as object)).toEqual(['status', 'headers', 'body']);
  });

  it('stop at the cap, with a warning', async () => {
    const pagination = { type: 'next-url', path: 'links.next', itemsPath: 'data.items', maxPages: 2 };
    expect(await run('/next', pagination)).toMatchObject({
      output: [1, 2, 3, 4, 5, 6],
      warnings: ['page-limit'],
    });
    expect(await run('/next', { ...pagination, maxPages: 3 })).toMatchObject({ output: ITEMS, warnings: [] });
  });

  it('stop when they repeat, with a warning', async () => {
    const { output, warnings, urls } = await run('/loop', { type: 'next-url', path: 'next' });
    expect({ output, warnings, urls }).toEqual({
      output: [{ items: [1], next: '/loop' }],
      warnings: ['page-repeated'],
      urls: ['/loop'],
    });
  });

  it('take the credentials along on the same origin', async () => {
    const pagination = { type: 'next-url', path: 'links.next', itemsPath: 'data.items' };
    await run('/next', pagination, { auth: { type: 'bearer', keyId: 'k1' }, headers: { 'X-Mine': 'm' } });
    for (const { headers } of server.received)
      expect(headers).toMatchObject({ authorization: 'Bearer s3cr3t', 'x-mine': 'm' });
    server.received.length = 0;
    const { urls } = await run('/next', pagination, { auth: { type: 'query', keyId: 'k1', name: 'key' } });
    expect(urls).toEqual(['/next?key=s3cr3t', '/next?from=3&key=s3cr3t', '/next?from=6&key=s3cr3t']);
  });

  it.each<[JsonObject]>([
    [{ type: 'bearer', keyId: 'k1' }],
    [{ type: 'header', keyId: 'k1', name: 'X-Token' }],
    [{ type: 'query', keyId: 'k1', name: 'key' }],
  ])('take no credentials to another origin, nor back home from there: %j', async (auth) => {
    const headers = { 'X-Mine': 'm', Cookie: 'c=1', Accept: 'text/x' };
    const pagination = { type: 'next-url', path: 'next', itemsPath: 'items', maxPages: 3 };
    const { output, warnings } = await run('/away', pagination, { auth, headers });
    expect(output).toEqual([1, 2, 1, 2, 3]);
    expect(warnings).toEqual(['credentials-dropped']);
    expect(JSON.stringify(server.received[0])).toContain('s3cr3t');
    for (const received of [...other.received, ...server.received.slice(1)]) {
      expect(received.headers.accept).toBe('text/x');
      for (const mine of ['s3cr3t', 'x-mine', 'cookie']) expect(JSON.stringify(received)).not.toContain(mine);
    }
    expect(other.received).toHaveLength(1);
    expect(server.received).toHaveLength(2);
  });

  it('do not lead inside', async () => {
    const { error } = await run('/inside', { type: 'next-url', path: 'next' });
    expect(error).toMatchObject({ code: 'http-refused-target', retryable: false });
  });

  it('fail the step when one of them fails, even where statuses are taken as they are', async () => {
    const { error } = await run('/fails', { type: 'page' }, { failOnStatus: false });
    expect(error).toMatchObject({ code: 'http-status', retryable: true, details: { status: 500 } });
  });

  it('fail when they are larger together than allowed', async () => {
    const pagination = { type: 'next-url', path: 'next', maxPages: 1000 };
    const { error, urls } = await run('/endless', pagination, { maxResponseBytes: 5000 });
    expect(error).toMatchObject({ code: 'http-response-too-large', retryable: false });
    expect(urls.length).toBeLessThan(6);
  });

  it.each<[JsonObject]>([
    [{ type: 'next-url', path: 'next' }],
    [{ type: 'cursor', path: 'next' }],
    [{ type: 'page', itemsPath: 'items' }],
  ])('fail when the answer does not fit %j', async (pagination) => {
    expect((await run('/odd', pagination)).error).toMatchObject({
      code: 'pagination-failed',
      retryable: false,
    });
  });

  it('warn when the first answer has nothing at the path', async () => {
    const { output, warnings } = await run('/next', { type: 'next-url', path: 'link.next' });
    expect(output).toHaveLength(1);
    expect(warnings).toEqual(['path-missing']);
  });

  it('each have an idempotency key of their own', async () => {
    const pagination = { type: 'next-url', path: 'links.next' };
    await run('/next', pagination, { method: 'POST', body: {}, idempotent: true });
    expect(server.received.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'execution:node',
      'execution:node:2',
      'execution:node:3',
    ]);
  });
});
