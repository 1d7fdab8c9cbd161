import type { RequestListener } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createHttpClient } from './create-http-client';
import { startTarget, type TargetServer } from './spec-support/start-target';

const MEBIBYTE = 1024 * 1024;
const client = createHttpClient({ allowPrivate: ['127.0.0.1'], maxResponseBytes: MEBIBYTE });
const stops: (() => Promise<void>)[] = [];

/** Serves one answer and gives its URL and counters. */
async function serving(answer: RequestListener): Promise<TargetServer & { url: string }> {
  const target = await startTarget(answer);
  stops.push(() => target.stop());
  return Object.assign(target, { url: `http://127.0.0.1:${target.port}/` });
}

/** Serves bytes that need not be HTTP. */
async function speaking(text: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(text, 'latin1'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = (url: string, more: object = {}) =>
  client.send({ method: 'GET', url, timeoutMs: 30_000, ...more });

const encoded = (body: Buffer, coding: string) =>
  serving((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));

/** Waits until the target has seen the end of every connection. */
async function allClosed(target: TargetServer): Promise<void> {
  while (target.open > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function elapsedMs(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work.catch(() => undefined);
  return performance.now() - start;
}

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(() => client.close());

describe('sizes', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['identity', (text: string) => Buffer.from(text)],
    ['unheard-of', (text: string) => Buffer.from(text)],
  ] as [string, (text: string) => Buffer][])('reads a body in %s', async (coding, encode) => {
    const { url } = await encoded(encode('grün '.repeat(1000)), coding);
    expect(Buffer.from((await get(url)).body).toString()).toBe('grün '.repeat(1000));
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as [string, (bytes: Buffer) => Buffer][])('cuts off a bomb in %s', async (coding, encode) => {
    const bomb = encode(Buffer.alloc(100 * MEBIBYTE));
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    const { url } = await encoded(bomb, coding);
    const before = process.memoryUsage().arrayBuffers;
    await expect(get(url)).rejects.toMatchObject({ code: 'response-too-large', isSent: true });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MEBIBYTE);
  });

  it('refuses a body compressed more than once, or cut off, or not in its coding', async () => {
    const text = gzipSync('text');
    for (const { url } of [
      await encoded(gzipSync(text), 'gzip, gzip'),
      await encoded(text.subarray(0, text.length - 9), 'gzip'),
      await encoded(Buffer.from('no gzip at all'), 'gzip'),
      await encoded(Buffer.from('no brotli'), 'br'),
    ]) {
      await expect(get(url)).rejects.toMatchObject({ code: 'response-malformed' });
    }
  });

  it('stops an endless body and closes the connection', async () => {
    const target = await serving((_request, response) => {
      const chunk = Buffer.alloc(65_536);
      const write = () => {
        while (response.write(chunk)) if (response.destroyed) return;
        response.once('drain', write);
      };
      write();
    });
    await expect(get(target.url)).rejects.toMatchObject({ code: 'response-too-large' });
    await allClosed(target);
  });

  it('refuses an announced size before reading, and takes the smaller limit', async () => {
    const { url } = await serving((_request, response) => response.end(Buffer.alloc(2_000)));
    await expect(get(url, { maxResponseBytes: 1_999 })).rejects.toMatchObject({ code: 'response-too-large' });
    expect((await get(url, { maxResponseBytes: 2_000 })).body).toHaveLength(2_000);
    const large = await serving((_request, response) => response.end(Buffer.alloc(MEBIBYTE + 1)));
    await expect(get(large.url, { maxResponseBytes: 9 * MEBIBYTE })).rejects.toMatchObject({
      code: 'response-too-large',
    });
  });

  it('takes no announced size for a body where there is none', async () => {
    const { url } = await serving((_request, response) => {
      response.writeHead(200, { 'content-length': String(9 * MEBIBYTE), 'content-encoding': 'gzip' }).end();
    });
    expect(await get(url, { method: 'HEAD' })).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  });

  it('refuses a header that is too large', async () => {
    const url = await speaking(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`);
    await expect(get(url)).rejects.toMatchObject({ code: 'response-too-large' });
  });

  it.each([
    ...['SSH-2.0-OpenSSH\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    ...['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'HTTP/1.1 200 OK\r\na b: c\r\n\r\n'],
    'HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
  ])('calls %j malformed', async (text) => {
    await expect(get(await speaking(text))).rejects.toMatchObject({ code: 'response-malformed' });
  });

  it.each(['', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'])(
    'calls the connection lost when it ends after %j',
    async (text) => {
      await expect(get(await speaking(text))).rejects.toMatchObject({
        code: 'connection-lost',
        isSent: true,
      });
    },
  );
});

describe('time', () => {
  const silent: RequestListener = () => {};
  const slowHead: RequestListener = (_request, response) => {
    response.writeProcessing();
    const timer = setInterval(() => response.writeProcessing(), 20);
    response.once('close', () => clearInterval(timer));
  };
  const slowBody: RequestListener = (_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 20);
    response.once('close', () => clearInterval(timer));
  };
  const slowRedirect: RequestListener = (request, response) => {
    setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 60);
  };

  it.each([
    ['that says nothing', silent],
    ['that drips its head', slowHead],
    ['that drips its body', slowBody],
    ['that redirects slowly', slowRedirect],
  ])('ends for a target %s', async (_what, answer) => {
    const { url } = await serving(answer);
    const request = get(url, { timeoutMs: 200 });
    const [ms] = await Promise.all([
      elapsedMs(request),
      expect(request).rejects.toMatchObject({ code: 'timeout', isSent: true, isTransient: true }),
    ]);
    expect(ms).toBeGreaterThan(180);
    // Each of them goes on for ever.
    expect(ms).toBeLessThan(20_000);
  });

  it('ends while a name is being looked up', async () => {
    const waiting = createHttpClient({ allowPrivate: [], resolve: () => new Promise(() => {}) });
    await expect(
      waiting.send({ method: 'GET', url: 'http://a.example/', timeoutMs: 50 }),
    ).rejects.toMatchObject({ code: 'timeout', isSent: false });
  });

  it.each([
    ['before the head', silent],
    ['within the body', slowBody],
  ])('stops at once when the caller wishes %s', async (_when, answer) => {
    const target = await serving(answer);
    const controller = new AbortController();
    const request = get(target.url, { signal: controller.signal });
    const failed = expect(request).rejects.toMatchObject({ code: 'aborted' });
    while (target.open === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 60));
    controller.abort(new Error('cancelled'));
    // Neither ends by itself before its timeout.
    expect(await elapsedMs(request)).toBeLessThan(10_000);
    await failed;
    await allClosed(target);
  });

  it('sends nothing when the caller has stopped already', async () => {
    const target = await serving(silent);
    await expect(get(target.url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
    expect(target.connections).toBe(0);
  });

  it('tells a refused connection from one that times out', async () => {
    const target = await serving(silent);
    await target.stop();
    await expect(get(target.url)).rejects.toMatchObject({ code: 'connect-failed', isSent: false });
  });
});
