import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRetryable } from '@rex/node-sdk';
import { type LlmBench, listen, ONCE, openBench } from './harness';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const showing = (url: string) => ({
  messages: [
    {
      role: 'user' as const,
      content: [
        { type: 'text' as const, text: 'What is it?' },
        { type: 'image' as const, image: { url } },
      ],
    },
  ],
});

/** Pictures that stand on the web: they are loaded here, and no server of models is sent to fetch them. */
export function describePictures(bench: () => LlmBench): void {
  describe('pictures on the web', () => {
    let server: Server;
    let host: string;
    let asked: string[];
    let open: LlmBench;
    beforeAll(async () => {
      server = createServer(({ url = '' }, response) => {
        asked.push(url);
        const status = Number(/^\/(\d{3})$/.exec(url)?.[1] ?? 200);
        const type = url === '/page' ? 'text/html' : 'image/png';
        if (url === '/cut') {
          response.writeHead(200, { 'content-type': type, 'content-length': 1000 });
          response.write('half', () => response.destroy());
          return;
        }
        response.writeHead(status, { 'content-type': type }).end(Buffer.from(PIXEL, 'base64'));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    });
    beforeEach(() => {
      asked = [];
      const { harness, standIn } = bench();
      const allowPrivate = [host, new URL(standIn.url).host, '127.0.0.1:9'];
      open = openBench(harness, standIn, { allowPrivate });
    });
    afterEach(() => open.close());

    it.each([
      { how: 'whole', more: {} },
      { how: 'streamed', more: listen() },
    ])('are sent with the request, not named in it: $how', async ({ more }) => {
      const answer = await open.ask(showing(`http://${host}/pixel?who=7`), more);
      expect(answer.text).toBe('You said: What is it?');
      const sent = JSON.stringify(open.bodies()[0]);
      expect(sent).toContain(PIXEL);
      expect(sent).toContain('image/png');
      expect(sent).not.toContain(host);
      expect(asked).toEqual(['/pixel?who=7']);
    });

    it.each([
      ['/404', 'llm-request-invalid', 'final'],
      ['/page', 'llm-request-invalid', 'final'],
      ['/429', 'llm-unavailable', 'retryable'],
      ['/503', 'llm-unavailable', 'retryable'],
      ['/cut', 'llm-connection', 'retryable'],
    ])('that can not be loaded from %s are %s, %s', async (path, code, kind) => {
      const error = await open.fail(showing(`http://${host}${path}`), ONCE);
      expect([error.code, isRetryable(error) ? 'retryable' : 'final']).toEqual([code, kind]);
      expect(error.message).toContain('A picture could not be loaded');
      expect(open.standIn.log.read().count).toBe(0);
    });

    it('of a host that is not there may be tried again', async () => {
      const error = await open.fail(showing('http://127.0.0.1:9/pixel'), ONCE);
      expect(error).toMatchObject({ code: 'llm-connection' });
    });

    it('of an address that must not be called are not asked for, by anybody', async () => {
      const error = await bench().fail(showing(`http://${host}/pixel`), ONCE);
      expect(error).toMatchObject({ code: 'llm-request-invalid' });
      expect([asked, bench().standIn.log.read().count]).toEqual([[], 0]);
    });
  });
}
