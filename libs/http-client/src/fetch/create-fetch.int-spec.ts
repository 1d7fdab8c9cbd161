import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createHttpClient } from '../create-http-client';
import type { HttpClient, HttpClientOptions } from '../http-client';
import { startTarget, type TargetServer } from '../spec-support/start-target';
import { createFetch } from './create-fetch';

const closing: { close?(): void; stop?(): Promise<void> }[] = [];
const client = (options: Partial<HttpClientOptions> = {}): HttpClient => {
  const made = createHttpClient({ allowPrivate: ['127.0.0.0/8'], ...options });
  closing.push(made);
  return made;
};
const fetchBy = (options: Partial<HttpClientOptions> = {}, timeoutMs = 30_000) =>
  createFetch(client(options), { timeoutMs });
const target = async (...given: Parameters<typeof startTarget>): Promise<TargetServer & { url: string }> => {
  const made = await startTarget(...given);
  closing.push(made);
  return Object.assign(made, { url: `http://127.0.0.1:${made.port}/` });
};

afterEach(async () => {
  for (const each of closing.splice(0)) {
    each.close?.();
    await each.stop?.();
  }
});

describe('the fetch of the guarded client', () => {
  it('sends what it is told and gives status, headers and body', async () => {
    const server = await target((request, response) => {
      void request.toArray().then((chunks) => {
        response.writeHead(201, { 'x-a': '1', 'set-cookie': ['a=1', 'b=2'] });
        response.end(`${request.method} ${request.headers['x-b']} ${Buffer.concat(chunks as Buffer[])}`);
      });
    });
    const answer = await fetchBy()(server.url, { method: 'POST', headers: { 'X-B': 'b' }, body: 'grün' });
    expect([answer.status, answer.headers.get('x-a'), answer.headers.getSetCookie()]).toEqual([
      201,
      '1',
      ['a=1', 'b=2'],
    ]);
    expect(await answer.text()).toBe('POST b grün');
  });

  it('gives pieces of the body while others are still to come', async () => {
    let goOn = () => undefined as void;
    const server = await target((_request, response) => {
      response.write('one');
      goOn = () => void response.end('two');
    });
    const answer = await fetchBy()(server.url);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('one');
    goOn();
    const second = await reader?.read();
    expect(Buffer.from(second?.value ?? []).toString()).toBe('two');
  });

  it('cuts the connection when the reader leaves early, be it before the first piece', async () => {
    const server = await target((_request, response) => void response.write('one'));
    const answer = await fetchBy()(server.url);
    expect(server.open).toBe(1);
    await answer.body?.cancel();
    while (server.open > 0) await sleep(5);
  });

  it('ends an exchange that nobody reads on when it is no longer wanted', async () => {
    const server = await target((_request, response) => void response.write('one'));
    const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
    const before = timers();
    const stopping = new AbortController();
    const answer = await fetchBy({}, 3_600_000)(server.url, { signal: stopping.signal });
    const reader = answer.body?.getReader();
    await reader?.read();
    reader?.releaseLock();
    expect(timers()).toBeGreaterThan(before);
    stopping.abort();
    while (server.open > 0) await sleep(5);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('ends a body that is too late, too large or no longer wanted by name', async () => {
    const server = await target((request, response) => {
      response.write('x'.repeat(1000));
      if (request.url === '/whole') response.end();
    });
    const late = await fetchBy({}, 200)(server.url);
    await expect(late.text()).rejects.toMatchObject({ code: 'timeout' });
    const large = await fetchBy({ maxResponseBytes: 999 })(`${server.url}whole`);
    await expect(large.text()).rejects.toMatchObject({ code: 'response-too-large' });
    const stopping = new AbortController();
    const stopped = await fetchBy()(server.url, { signal: stopping.signal });
    const reading = stopped.text();
    stopping.abort();
    await expect(reading).rejects.toMatchObject({ code: 'aborted' });
  });

  it('tells of a connection that is cut in the middle', async () => {
    const server = await target((_request, response) => {
      response.write('one');
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await fetchBy()(server.url);
    await expect(answer.text()).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('unpacks what is packed although nobody asked, up to the limit', async () => {
    const server = await target((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    });
    expect(await (await fetchBy()(server.url)).text()).toHaveLength(100_000);
    const bomb = await fetchBy({ maxResponseBytes: 5_000 })(server.url);
    await expect(bomb.text()).rejects.toMatchObject({ code: 'response-too-large' });
  });

  it.each([204, 304])('gives an answer with status %i, which has no body', async (status) => {
    const server = await target((_request, response) => response.writeHead(status).end());
    expect((await fetchBy()(server.url)).status).toBe(status);
  });

  it('refuses addresses as every request does', async () => {
    const server = await target((_request, response) => response.end());
    await expect(fetchBy({ allowPrivate: [] })(server.url)).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(server.connections).toBe(0);
  });
});
