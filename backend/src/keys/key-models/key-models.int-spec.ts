import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiClient,
  createReadyDatabase,
  startLlmStandIn,
  startStack,
  type LlmStandIn,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const SECRET = 'right-0123456789abcdef';

interface ModelsBody {
  items: { id: string; label: string; contextTokens: number | null }[];
  code: string;
  detail: string;
}

describe('models of a stored key', () => {
  let stack: Stack;
  let database: TestDatabase;
  let standIn: LlmStandIn;
  let api: ApiClient;
  let logs = '';
  /** Lists another model each time. */
  let lister: Server;
  let asked: { path: string; key: string }[];

  beforeAll(async () => {
    database = await createReadyDatabase();
    standIn = await startLlmStandIn();
    lister = createServer((request, response) => {
      asked.push({ path: request.url ?? '', key: request.headers.authorization ?? '' });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: [{ id: `model ${asked.length}` }] }));
    });
    await new Promise<void>((resolve) => lister.listen(0, '127.0.0.1', resolve));
    const environment = {
      LOG_LEVEL: 'trace',
      HTTP_ALLOW_PRIVATE: '127.0.0.1',
      GEMINI_BASE_URL: standIn.url,
      GROQ_BASE_URL: standIn.url,
    };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
    for (const stream of [stack.backend.process.stdout, stack.backend.process.stderr])
      stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()));
  });

  beforeEach(async () => {
    asked = [];
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await standIn?.stop();
    lister?.close();
    await database?.drop();
  });

  const store = async (key: object) => {
    const stored = { name: 'mine', key: SECRET, ...key };
    return (await api.send<{ id: string }>('POST', '/keys', stored)).body.id;
  };
  const models = (id: string, from = api) => from.send<ModelsBody>('GET', `/keys/${id}/models`);
  const compatible = (path: string) => ({ provider: 'openai-compatible', baseUrl: `${standIn.url}${path}` });
  const counting = (path: string) => `http://127.0.0.1:${(lister.address() as AddressInfo).port}${path}`;

  it.each([
    ['gemini', () => ({ provider: 'gemini' })],
    ['groq', () => ({ provider: 'groq' })],
    ['openai-compatible', () => compatible('/v1')],
  ])('are listed by %s, through its SDK', async (_provider, key) => {
    const id = await store(key());
    const { status, body } = await models(id);
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(3);
    for (const item of body.items) {
      expect(Object.keys(item)).toEqual(['id', 'label', 'contextTokens']);
      expect(item.id).not.toBe('');
    }
    expect(body.items.some(({ contextTokens }) => contextTokens !== null)).toBe(true);
  });

  it('are asked for once in a while, and anew when the key changes', async () => {
    const id = await store({ provider: 'openai-compatible', baseUrl: counting('/a') });
    const first = await models(id);
    expect(first.body.items).toEqual([{ id: 'model 1', label: 'model 1', contextTokens: null }]);
    await api.send('PATCH', `/keys/${id}`, { name: 'renamed' });
    expect((await models(id)).body).toEqual(first.body);
    await api.send('PATCH', `/keys/${id}`, { key: 'another-0123456789' });
    expect((await models(id)).body.items).toMatchObject([{ id: 'model 2' }]);
    await api.send('PATCH', `/keys/${id}`, { key: SECRET, baseUrl: counting('/b') });
    expect((await models(id)).body.items).toMatchObject([{ id: 'model 3' }]);
    await api.send('DELETE', `/keys/${id}`);
    expect((await models(id)).status).toBe(404);
    expect(asked.map(({ path, key }) => [path, key])).toEqual([
      ['/a/models', `Bearer ${SECRET}`],
      ['/a/models', 'Bearer another-0123456789'],
      ['/b/models', `Bearer ${SECRET}`],
    ]);
  });

  it.each<[string, object, number, string]>([
    ['for HTTP requests', { provider: 'http' }, 422, 'key-has-no-models'],
    ['that is refused', { provider: 'groq', key: 'wrong-0123456789' }, 422, 'key-refused'],
    ['that Gemini refuses', { provider: 'gemini', key: 'wrong-0123456789' }, 422, 'key-refused'],
    ['that no header carries', { provider: 'groq', key: 'schlüssel-🔑-lang' }, 422, 'key-refused'],
    [
      'of a private place',
      { provider: 'openai-compatible', baseUrl: 'http://10.0.0.1' },
      422,
      'refused-target',
    ],
    [
      'of a place that is none',
      { provider: 'openai-compatible', baseUrl: 'https://no.invalid' },
      502,
      'provider-unreachable',
    ],
  ])('are named as missing for a key %s', async (_what, key, status, code) => {
    const answer = await models(await store(key));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail.length).toBeGreaterThan(10);
  });

  it('are no more to be had of a place that lists none', async () => {
    const answer = await models(await store(compatible('/nowhere')));
    expect([answer.status, answer.body.code]).toEqual([502, 'provider-error']);
  });

  it('are not asked for with a key that can no longer be read', async () => {
    const id = await store({ provider: 'openai-compatible', baseUrl: counting('/c') });
    await database.query(`UPDATE api_keys SET key_version = 1 WHERE id = '${id}'`);
    const { status, body } = await models(id);
    expect([status, body.code, asked]).toEqual([422, 'key-unreadable', []]);
  });

  it('are told to the owner of the key alone, and the secret nowhere', async () => {
    const id = await store({ provider: 'groq' });
    await models(id);
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    expect((await models(id, stranger)).status).toBe(404);
    expect(logs).toContain('/models');
    expect(logs).not.toContain(SECRET);
    expect(logs).not.toContain('wrong-0123456789');
  });
});
