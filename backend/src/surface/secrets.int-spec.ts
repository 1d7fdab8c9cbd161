import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiClient,
  askingWorkflow,
  createReadyDatabase,
  startLlmStandIn,
  startStack,
  type LlmStandIn,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { dumpDatabase } from './spec-support/dump-database';

/** Each stands for itself: found anywhere, it has leaked. */
const SECRETS = {
  password: 'correct-horse-battery-PASSWORD-1',
  'wrong password': 'wrong-horse-battery-PASSWORD-2',
  'new password': 'newer-horse-battery-PASSWORD-3',
  'http key': 'sk-http-0123456789abcdefHTTPKEY',
  'llm key': 'gsk_0123456789abcdefLLMKEY',
  'replaced key': 'sk-replaced-0123456789REPLACED',
  'refused key': 'sk-refused-0123456789REFUSED\u0007',
};

/** Everything that takes or gives a secret is used once, with the most talkative logs, also where it fails. */
describe('passwords, tokens and keys', () => {
  let stack: Stack;
  let database: TestDatabase;
  let target: Server;
  let standIn: LlmStandIn;
  let output = '';

  beforeAll(async () => {
    target = createServer((request, response) => {
      // A target that blurts out the credential it was sent.
      response.writeHead(500).end(`refused: ${request.headers.authorization ?? ''}`);
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    standIn = await startLlmStandIn();
    database = await createReadyDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      environment: { LOG_LEVEL: 'trace', HTTP_ALLOW_PRIVATE: '127.0.0.1', GROQ_BASE_URL: standIn.url },
      onOutput: (text) => (output += text),
    });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
    target?.close();
    await standIn?.stop();
  });

  it('are in no log, no row and no job', async () => {
    const used: Record<string, string> = { ...SECRETS };
    const api = new ApiClient(stack.url);
    const email = 'ada@example.org';
    const registered = await api.send<{ accessToken: string }>('POST', '/auth/register', {
      email,
      password: SECRETS.password,
    });
    used['access token'] = registered.body.accessToken;
    used['refresh token'] = cookieOf(registered.headers);
    await api.send('POST', '/auth/login', { email, password: SECRETS['wrong password'] });
    await api.send('POST', '/auth/login', { email, password: SECRETS.password, surprise: true });
    await api.send('POST', '/auth/register', { email, password: SECRETS.password });
    const login = await api.send<{ accessToken: string }>('POST', '/auth/login', {
      email,
      password: SECRETS.password,
    });
    used['second access token'] = login.body.accessToken;
    used['second refresh token'] = cookieOf(login.headers);
    const mine = { authorization: `Bearer ${login.body.accessToken}` };
    const refreshed = await api.send<{ accessToken: string }>('POST', '/auth/refresh', undefined, {
      cookie: `rex_refresh=${used['second refresh token']}`,
    });
    used['third access token'] = refreshed.body.accessToken;
    used['third refresh token'] = cookieOf(refreshed.headers);
    const token = await api.send<{ token: string }>(
      'POST',
      '/auth/tokens',
      { name: 'script', scopes: ['read', 'run', 'write'] },
      mine,
    );
    used['personal access token'] = token.body.token;
    const script = { authorization: `Bearer ${token.body.token}` };
    expect((await api.send('GET', `/workflows?token=${token.body.token}`, undefined, script)).status).toBe(
      400,
    );
    expect((await api.send('GET', '/workflows', undefined, script)).status).toBe(200);

    const store = (name: string, provider: string, key: string) =>
      api.send<{ id: string }>('POST', '/keys', { name, provider, key }, mine);
    const key = await store('target', 'http', SECRETS['http key']);
    const modelKey = await store('model', 'groq', SECRETS['llm key']);
    await store('target', 'http', SECRETS['http key']);
    await store('refused', 'http', SECRETS['refused key']);
    await api.send('PATCH', `/keys/${key.body.id}`, { key: SECRETS['replaced key'] }, mine);

    const { port } = target.address() as AddressInfo;
    const workflow = await api.send<{ id: string }>(
      'POST',
      '/workflows',
      {
        name: 'Calls the target',
        nodes: [
          { id: 'start', type: 'manual-trigger' },
          {
            id: 'call',
            type: 'http-request',
            config: {
              method: 'GET',
              url: `http://127.0.0.1:${port}/`,
              auth: { type: 'bearer', keyId: key.body.id },
            },
          },
        ],
        edges: [{ source: 'start', target: 'call' }],
      },
      mine,
    );
    const run = await api.send<{ status: string; error: { message: string } }>(
      'POST',
      `/workflows/${workflow.body.id}/execute?wait=30`,
      {},
      mine,
    );
    expect(run.body.status).toBe('failed');

    // Models: one that blurts out the key in its refusal, one that answers, one whose list is asked for.
    const answers: unknown[] = [];
    for (const model of ['echo-key', 'stand-in']) {
      const asking = askingWorkflow({ keyId: modelKey.body.id, model });
      const asks = await api.send<{ id: string }>('POST', '/workflows', asking, mine);
      const asked = await api.send<{ id: string; status: string }>(
        'POST',
        `/workflows/${asks.body.id}/execute?wait=30`,
        { input: { text: 'Hello' } },
        mine,
      );
      const substeps = await api.send(
        'GET',
        `/executions/${asked.body.id}/steps/ask/substeps`,
        undefined,
        mine,
      );
      answers.push(asked.body, substeps.body);
    }
    expect(answers).toMatchObject([{ status: 'failed' }, {}, { status: 'completed' }, {}]);
    expect(standIn.log.read().count).toBe(2);
    answers.push((await api.send('GET', `/keys/${modelKey.body.id}/models`, undefined, mine)).body);
    await api.send(
      'POST',
      '/auth/password',
      { currentPassword: SECRETS.password, newPassword: SECRETS['new password'] },
      mine,
    );
    const dump = await dumpDatabase(database);
    await stack.stop();

    expect(Object.values(used).filter((value) => (value ?? '').length < 16)).toEqual([]);
    const places = { answers: JSON.stringify([run.body, answers]), 'the database': dump, 'the logs': output };
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      Object.entries(used)
        .filter(([, value]) => text.includes(value.trim()))
        .map(([name]) => `${name} in ${place}`),
    );
    expect(leaks).toEqual([]);
    // There was something to find: the talk of both programs, and rows of every kind.
    expect(output).toContain('request completed');
    for (const table of ['users', 'api_keys', 'executions', 'execution_steps', 'execution_substeps'])
      expect(dump).toContain(`public.${table}: `);
  }, 120_000);
});

/** The value of the refresh cookie that an answer sets. */
function cookieOf(headers: Headers): string {
  return /rex_refresh=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
}
