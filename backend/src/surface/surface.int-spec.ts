import { connect } from 'node:net';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

interface Problem {
  status: number;
  code: string;
  detail: string;
  requestId: string;
}

/** What callers meet who do not speak as the API expects. */
describe('the surface of the API', () => {
  let stack: Stack;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      workers: 0,
      environment: { REQUEST_TIMEOUT_SECONDS: '3', CORS_ORIGINS: 'https://app.example.org' },
    });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  /** Sends a request and gives the problem it is answered with. */
  async function refused(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Problem> {
    const response = await fetch(stack.url + path, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem = (await response.json()) as Problem;
    expect(problem.status).toBe(response.status);
    expect(problem.detail).not.toBe('');
    expect(response.headers.get('x-request-id')).toBe(problem.requestId);
    return problem;
  }

  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json) => ({ method: 'POST', headers, body });

  it.each<[string, string, RequestInit, number, string]>([
    ['an unknown path', '/api/nothing', {}, 404, 'not-found'],
    ['an unknown file', '/nothing.js', {}, 404, 'not-found'],
    ['a path that is no URL', '/api/%zz', {}, 400, 'request-malformed'],
    ['a wrong method', '/api/auth/login', { method: 'PUT' }, 405, 'method-not-allowed'],
    ['a method nobody takes', '/api/workflows', { method: 'PURGE' }, 405, 'method-not-allowed'],
    ['broken JSON', '/api/auth/login', post('{"a":'), 400, 'json-invalid'],
    ['a key that pollutes', '/api/auth/login', post('{"__proto__":{"a":1}}'), 400, 'json-invalid'],
    ['a list', '/api/auth/login', post('[]'), 400, 'request-invalid'],
    ['a bare null', '/api/auth/login', post('null'), 400, 'request-invalid'],
    ['no body', '/api/auth/login', { method: 'POST' }, 400, 'request-invalid'],
    ['an empty body', '/api/auth/login', post(''), 400, 'request-invalid'],
    ['a deep body', '/api/auth/login', post('['.repeat(70) + ']'.repeat(70)), 400, 'body-too-deep'],
    ['a large body', '/api/auth/login', post(`"${'x'.repeat(1_100_000)}"`), 413, 'body-too-large'],
    [
      'XML',
      '/api/auth/login',
      post('<a/>', { 'content-type': 'application/xml' }),
      415,
      'media-type-unsupported',
    ],
    ['large headers', '/api/health', { headers: { x: 'a'.repeat(20_000) } }, 431, 'headers-too-large'],
    ['no token', '/api/workflows', {}, 401, 'unauthorized'],
  ])('answers %s as a problem', async (_what, path, init, status, code) => {
    expect(await refused(path, init)).toMatchObject({ status, code });
  });

  it('names the methods that a path takes', async () => {
    const response = await fetch(`${stack.url}/api/auth/login`, { method: 'DELETE' });
    expect(response.headers.get('allow')).toBe('POST');
  });

  it.each([
    ['what is no HTTP', 'HELLO\r\n\r\n', 'HTTP/1.1 400', 'request-malformed'],
    [
      'two lengths of one body',
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
      'HTTP/1.1 400',
      'request-malformed',
    ],
    [
      'a body that never ends',
      'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a"',
      'HTTP/1.1 408',
      'request-timeout',
    ],
    [
      'headers that never end',
      'GET /api/health HTTP/1.1\r\nHost: x\r\nA: b',
      'HTTP/1.1 408',
      'request-timeout',
    ],
  ])('answers %s and hangs up', async (_what, text, statusLine, code) => {
    const answer = await speak(stack.url, text);
    expect(answer).toContain(statusLine);
    expect(answer).toContain(`"code":"${code}"`);
  });

  it('lets only the named origin read answers', async () => {
    const allowOf = async (origin: string) => {
      const response = await fetch(`${stack.url}/api/health`, { headers: { origin } });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await allowOf('https://app.example.org')).toBe('https://app.example.org');
    for (const origin of [
      'https://app.example.org.evil.example',
      'http://app.example.org',
      'https://app.example.org:8443',
      'null',
    ])
      expect(await allowOf(origin)).toBeNull();
  });

  it('tells browsers to run nothing but our own files, and nobody what it is built with', async () => {
    const { headers } = await new ApiClient(stack.url).send('GET', '/health');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('takes an empty body that calls itself JSON for none', async () => {
    const api = new ApiClient(stack.url);
    await api.register('bodiless@example.com');
    const nodes = [{ id: 'start', type: 'manual-trigger' }];
    const id = await api.createWorkflow({ name: 'bodiless', nodes, edges: [] });
    const begun = await api.send<{ executionId: string }>('POST', `/workflows/${id}/execute`, '', json);
    expect(begun.status).toBe(202);
    const path = `/executions/${begun.body.executionId}`;
    expect((await api.send('POST', `${path}/cancel`, '', json)).status).toBeLessThan(300);
    expect((await api.send('DELETE', path, '', json)).status).toBe(204);
  });
});

/** Sends bytes as they are and gives all that comes back until the server hangs up. */
function speak(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
