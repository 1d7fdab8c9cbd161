import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { serveEditor } from './serve-editor';

const MAIN = 'const editor = "canvas";\n'.repeat(100);
const PAGE = '<!doctype html><app-root></app-root>\n'.repeat(50);

describe('the editor as the backend serves it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'editor-'));
  let server: FastifyInstance;

  beforeAll(async () => {
    const write = (name: string, bytes: string | Buffer) => writeFileSync(path.join(folder, name), bytes);
    for (const [name, text] of Object.entries({ 'main-C4BlbDpd.js': MAIN, 'index.html': PAGE })) {
      write(name, text);
      write(`${name}.br`, brotliCompressSync(text));
      write(`${name}.gz`, gzipSync(text));
    }
    write('theme.js', 'tiny()');
    server = fastify();
    await serveEditor(server, folder);
    await server.ready();
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (url: string, encodings: string | undefined, options: InjectOptions = {}) =>
    server.inject({
      url,
      ...options,
      headers: {
        ...(encodings === undefined ? {} : { 'accept-encoding': encodings }),
        ...options.headers,
      },
    });

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('sends to who takes %s the script as %s', async (accepted, encoding, unpack) => {
    const answer = await ask('/main-C4BlbDpd.js', accepted);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': expect.stringMatching(/^(text|application)\/javascript/) as string,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i) as string,
    });
    expect(unpack(answer.rawPayload).toString()).toBe(MAIN);
    expect(answer.rawPayload.length).toBeLessThan(MAIN.length / 10);
  });

  it.each([undefined, 'identity', 'br;q=0, gzip;q=0'])(
    'sends it as it is to who takes %s',
    async (accepted) => {
      const answer = await ask('/main-C4BlbDpd.js', accepted);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers['vary']).toMatch(/accept-encoding/i);
      expect(answer.body).toBe(MAIN);
    },
  );

  it('sends what is too small to be compressed as it is', async () => {
    const answer = await ask('/theme.js', 'br, gzip');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toBe('tiny()');
  });

  it.each(['/', '/index.html', '/workflows/0199d3c0'])(
    'shows the page at %s, asked for anew each time',
    async (url) => {
      const answer = await ask(url, 'br');
      expect(answer.headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
      expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(PAGE);
    },
  );

  it('tells the forms of a file apart by their ETag, and answers 304 to who has it', async () => {
    const [packed, plain] = [await ask('/index.html', 'br'), await ask('/index.html', undefined)];
    const { etag } = packed.headers;
    expect(etag).toBeDefined();
    expect(etag).not.toBe(plain.headers.etag);
    const again = await ask('/index.html', 'br', { headers: { 'if-none-match': etag as string } });
    expect(again.statusCode).toBe(304);
    expect(again.rawPayload).toHaveLength(0);
  });

  it('tells by HEAD what GET sends', async () => {
    const [head, get] = [
      await ask('/main-C4BlbDpd.js', 'br', { method: 'HEAD' }),
      await ask('/main-C4BlbDpd.js', 'br'),
    ];
    expect(head.rawPayload).toHaveLength(0);
    for (const name of ['content-encoding', 'content-length', 'content-type', 'etag']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it('sends a part of the form that is asked for', async () => {
    const whole = await ask('/main-C4BlbDpd.js', 'br');
    const part = await ask('/main-C4BlbDpd.js', 'br', { headers: { range: 'bytes=5-9' } });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-encoding']).toBe('br');
    expect(part.rawPayload).toEqual(whole.rawPayload.subarray(5, 10));
  });

  it.each(['/main-C4BlbDpd.js.br', '/main-C4BlbDpd.js.gz', '/chunk-gone1234.js', '/api/nothing'])(
    'has nothing at %s',
    async (url) => {
      expect((await ask(url, 'br')).statusCode).toBe(404);
    },
  );
});
