import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeTemporaryFolder } from '../services/temporary-folders';
import { freePort } from '@rex/embedded';
import { DEBIAN } from './debian-services';
import { lastOf, readDockerfile } from './dockerfile';
import { dockerFile } from './repository';
import { startNginx, type RunningNginx } from './start-nginx';

/** A backend that tells what it was sent. */
function echo(): Server {
  return createServer((request, response) => {
    if (request.url?.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
      return;
    }
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ url: request.url, method: request.method, headers: request.headers, bytes }),
      );
    });
  });
}

const suite = DEBIAN.nginx ? describe : describe.skip;

suite(`the frontend's nginx${DEBIAN.nginx ? '' : ' (skipped: /usr/sbin/nginx is not here)'}`, () => {
  const folder = makeTemporaryFolder();
  const backend = echo();
  let nginx: RunningNginx;

  beforeAll(async () => {
    const root = path.join(folder, 'image');
    cpSync(dockerFile('nginx'), path.join(root, 'etc/nginx'), { recursive: true });
    cpSync('/etc/nginx/mime.types', path.join(root, 'etc/nginx/mime.types'));
    mkdirSync(path.join(root, 'srv/editor'), { recursive: true });
    const files = {
      'index.html': '<p>editor</p>',
      'main-LP3WE5XC.js': 'x()',
      'chunk-BC_Uz81w.js': 'y()',
      'theme.js': 't()',
    };
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(root, 'srv/editor', name), text);
    writeFileSync(path.join(root, 'srv/editor/theme.js.gz'), gzipSync('t() // from the build'));
    const backendPort = await freePort();
    await new Promise<void>((resolve) => backend.listen(backendPort, '127.0.0.1', resolve));
    const image = readDockerfile(dockerFile('frontend.Dockerfile')).at(-1);
    const command = JSON.parse((image && lastOf(image, 'CMD')) ?? '[]') as string[];
    nginx = await startNginx({
      root,
      folder,
      backendPort,
      command,
      environment: { LIMIT_BODY_BYTES: '2500000' },
    });
  });

  afterAll(async () => {
    await nginx?.program.stop();
    backend.closeAllConnections();
    backend.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['/', '/index.html', '/workflows', '/workflows/0199d3c0/executions'])(
    'shows the editor at %s',
    async (page) => {
      const answer = await fetch(nginx.url + page);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toBe('<p>editor</p>');
    },
  );

  it('lets browsers keep the files for ever that have a hash in their name, and no others', async () => {
    const cacheControl = async (file: string) => (await fetch(nginx.url + file)).headers.get('cache-control');
    expect(await cacheControl('/main-LP3WE5XC.js')).toBe('public, max-age=31536000, immutable');
    expect(await cacheControl('/chunk-BC_Uz81w.js')).toBe('public, max-age=31536000, immutable');
    expect(await cacheControl('/theme.js')).toBe('no-cache');
  });

  it('sends the file that the build compressed to who takes it, and the other to who does not', async () => {
    const theme = (encoding: string) =>
      fetch(`${nginx.url}/theme.js`, { headers: { 'accept-encoding': encoding } });
    const packed = await theme('gzip');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    expect(await packed.text()).toBe('t() // from the build');
    const plain = await theme('identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('t()');
  });

  it('answers 404 for a file that is not there, instead of the editor', async () => {
    expect((await fetch(`${nginx.url}/chunk-gone1234.js`)).status).toBe(404);
  });

  it('passes a request on with its path, body and the true address of the client', async () => {
    const answer = await fetch(`${nginx.url}/api/workflows/1/execute?wait=120`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '203.0.113.7' },
      body: 'x'.repeat(2_500_000),
    });
    const { url, method, bytes, headers } = (await answer.json()) as {
      url: string;
      method: string;
      bytes: number;
      headers: Record<string, string>;
    };
    expect({ url, method, bytes }).toEqual({
      url: '/api/workflows/1/execute?wait=120',
      method: 'POST',
      bytes: 2_500_000,
    });
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers['host']).toBe(new URL(nginx.url).host);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('passes a path of the API on that looks like a file', async () => {
    expect(await (await fetch(`${nginx.url}/api/openapi.json`)).json()).toMatchObject({
      url: '/api/openapi.json',
    });
  });

  it('hands over an event at once, while the stream stays open', async () => {
    const cancel = new AbortController();
    const answer = await fetch(`${nginx.url}/api/executions/1/events`, { signal: cancel.signal });
    const first = await answer.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toBe('data: first\n\n');
    cancel.abort();
  });

  it('refuses a body above LIMIT_BODY_BYTES in the same words as the API', async () => {
    const answer = await fetch(`${nginx.url}/api/workflows`, { method: 'POST', body: 'x'.repeat(2_500_001) });
    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  it('says so when the backend is away', async () => {
    backend.closeAllConnections();
    await new Promise((resolve) => backend.close(resolve));
    const answer = await fetch(`${nginx.url}/api/health`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ status: 503, code: 'backend-unavailable' });
  });
});
