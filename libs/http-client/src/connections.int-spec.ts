import { createServer, type AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createHttpClient } from './create-http-client';
import type { HttpRequest } from '@rex/node-sdk';
import type { HttpClient, HttpClientOptions } from './http-client';
import { startTarget, type TargetServer } from './spec-support/start-target';
import { TEST_CERTIFICATE } from './spec-support/test-certificate';

const closing: { close?(): void; stop?(): Promise<void> }[] = [];

const client = (options: Partial<HttpClientOptions> = {}): HttpClient => {
  const made = createHttpClient({ allowPrivate: ['127.0.0.0/8'], ...options });
  closing.push(made);
  return made;
};
const target = async (...given: Parameters<typeof startTarget>): Promise<TargetServer> => {
  const made = await startTarget(...given);
  closing.push(made);
  return made;
};
const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  timeoutMs: 5_000,
  ...more,
});

afterEach(async () => {
  for (const each of closing.splice(0)) {
    each.close?.();
    await each.stop?.();
  }
});

describe('what goes over the wire', () => {
  it('is the method, path, host, headers and body as given', async () => {
    let seen: unknown;
    const server = await target((incoming, response) => {
      incoming.once('data', (body: Buffer) => {
        seen = {
          method: incoming.method,
          url: incoming.url,
          headers: incoming.headers,
          body: body.toString(),
        };
        response.writeHead(201, 'Made', { 'X-A': ['1', '2'], 'set-cookie': ['a=1', 'b=2'] }).end('fine');
      });
    });
    const url = `http://some.name:${server.port}/a b?c=%2F#d`;
    const answer = await client({ resolve: () => Promise.resolve(['127.0.0.1']) }).send(
      request(url, { method: 'post', headers: { 'X-B': ['3', '4'] }, body: 'grün' }),
    );
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/a%20b?c=%2F',
      headers: {
        host: `some.name:${server.port}`,
        'x-b': '3, 4',
        'content-length': '5',
        'user-agent': 'REX',
      },
      body: 'grün',
    });
    expect(answer).toMatchObject({
      status: 201,
      statusText: 'Made',
      url: `http://some.name:${server.port}/a%20b?c=%2F`,
      headers: { 'x-a': '1, 2', 'set-cookie': ['a=1', 'b=2'] },
      redirects: 0,
    });
  });

  it.each(['CONNECT', 'TRACE', 'track', 'GET /x HTTP/1.1\r\nx:', '', 'G T'])(
    'is never the method %j',
    async (method) => {
      const server = await target((_incoming, response) => response.end());
      const sent = client().send(request(`http://127.0.0.1:${server.port}/`, { method }));
      await expect(sent).rejects.toMatchObject({ code: 'method-refused' });
      expect(server.connections).toBe(0);
    },
  );

  it('is never a header with a line break', async () => {
    const server = await target((_incoming, response) => response.end());
    const headers = { 'x-a': 'b\r\nx-c: d' };
    const sent = client().send(request(`http://127.0.0.1:${server.port}/`, { headers }));
    await expect(sent).rejects.toMatchObject({ code: 'header-invalid' });
    expect(server.connections).toBe(0);
  });
});

describe('connections', () => {
  it('are kept for requests that may be repeated, and fresh for all others', async () => {
    const server = await target((_incoming, response) => response.end('fine'));
    const url = `http://127.0.0.1:${server.port}/`;
    const one = client();
    const send = async (method: string, headers = {}) => {
      await one.send(request(url, { method, headers }));
      // Node takes a connection back a moment after the end of the answer.
      await setImmediate();
    };
    for (const method of ['GET', 'PUT', 'DELETE', 'GET']) await send(method);
    expect(server.connections).toBe(1);
    await send('POST');
    await send('POST');
    expect(server.connections).toBe(3);
    await send('POST', { 'Idempotency-Key': 'k' });
    expect(server.connections).toBe(3);
  });

  it('that the target closed meanwhile do not fail a request', async () => {
    const server = await target((incoming, response) => {
      // Closes the connection without an answer when it is used again.
      if (server.requests.length === 2) incoming.socket.destroy();
      else response.end('fine');
    });
    const url = `http://127.0.0.1:${server.port}/`;
    const one = client();
    await one.send(request(url));
    await setImmediate();
    expect((await one.send(request(url))).status).toBe(200);
    expect(server.requests).toHaveLength(3);
    expect(server.connections).toBe(2);
  });

  it('are tried address by address when one does not answer', async () => {
    const server = await target((_incoming, response) => response.end('fine'), { host: '127.0.0.1' });
    const addresses = ['127.0.0.9', '127.0.0.1'];
    const one = client({ resolve: () => Promise.resolve(addresses) });
    expect((await one.send(request(`http://a.example:${server.port}/`))).status).toBe(200);
  });

  it('are given up after a while when idle', async () => {
    const server = await target((_incoming, response) => response.end('fine'));
    await client({ keepAliveMs: 50 }).send(request(`http://127.0.0.1:${server.port}/`));
    expect(server.open).toBe(1);
    while (server.open > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});

describe('TLS', () => {
  const named = (host: string, port: number) => `https://${host}:${port}/`;
  const trusting = { trustedCertificates: [TEST_CERTIFICATE], resolve: () => Promise.resolve(['127.0.0.1']) };

  it('checks the certificate for the name, not for the address that it connects to', async () => {
    const server = await target((_incoming, response) => response.end('fine'), { isTls: true });
    const one = client(trusting);
    expect((await one.send(request(named('service.test', server.port)))).status).toBe(200);
    expect((await one.send(request(named('service.test.', server.port)))).status).toBe(200);
    expect((await one.send(request(named('127.0.0.1', server.port)))).status).toBe(200);
    const other = one.send(request(named('other.test', server.port)));
    await expect(other).rejects.toMatchObject({ code: 'tls-failed', isSent: false });
    expect(server.requests).toHaveLength(3);
  });

  it('refuses a certificate that nobody vouches for', async () => {
    const server = await target((_incoming, response) => response.end('fine'), { isTls: true });
    const one = client({ resolve: () => Promise.resolve(['127.0.0.1']) });
    const sent = one.send(request(named('service.test', server.port)));
    await expect(sent).rejects.toMatchObject({ code: 'tls-failed', isTransient: false });
    expect(server.requests).toHaveLength(0);
  });

  it('fails where plain HTTP is spoken', async () => {
    const server = await target((_incoming, response) => response.end('fine'));
    const sent = client(trusting).send(request(named('service.test', server.port)));
    await expect(sent).rejects.toMatchObject({ code: 'tls-failed' });
  });

  it('gives up a handshake that does not end', async () => {
    const server = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sent = client({ ...trusting, connectTimeoutMs: 80 }).send(request(named('service.test', port)));
    await expect(sent).rejects.toMatchObject({ code: 'connect-timeout', isSent: false });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});
