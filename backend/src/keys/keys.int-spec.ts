import { ApiClient, createTestDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing';

interface KeyBody {
  id: string;
  provider: string;
  name: string;
  lastFour: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}

interface ProblemBody {
  code: string;
  detail: string;
  errors: { code: string; path: string }[];
}

const SECRET = 'sk-9f8e7d6c5b4a3f2e1d';
const UNKNOWN_ID = '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11';

describe('stored keys by the API', () => {
  let stack: Stack;
  let database: TestDatabase;
  let ada: ApiClient;
  let grace: ApiClient;
  let logs = '';

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = { LOG_LEVEL: 'trace', LIMIT_KEYS: '5' };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
    for (const stream of [stack.backend.process.stdout, stack.backend.process.stderr])
      stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()));
  }, 60_000);

  beforeEach(async () => {
    [ada, grace] = [new ApiClient(stack.url), new ApiClient(stack.url)];
    await Promise.all([ada.register(), grace.register()]);
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  const store = (api: ApiClient, change: object = {}) =>
    api.send<KeyBody & ProblemBody>('POST', '/keys', {
      ...{ provider: 'http', name: 'billing', key: SECRET },
      ...change,
    });
  const listed = async (api: ApiClient) => (await api.send<{ items: KeyBody[] }>('GET', '/keys')).body.items;

  it('stores a key and answers with everything but the secret', async () => {
    const { status, body } = await store(ada);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      provider: 'http',
      name: 'billing',
      lastFour: '2e1d',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      lastUsedAt: null,
    });
    expect(await listed(ada)).toEqual([body]);
  });

  it('takes off the white space that comes with pasting, and shows no end of a short secret', async () => {
    expect((await store(ada, { name: ' pasted\n', key: `\ufeff ${SECRET}\r\n` })).body).toMatchObject({
      name: 'pasted',
      lastFour: '2e1d',
    });
    expect((await store(ada, { name: 'short', key: 'sk-12345678\n' })).body.lastFour).toBeNull();
  });

  it.each(['gemini', 'groq', 'openai-compatible', 'http'])('takes a key for %s', async (provider) => {
    expect(await store(ada, { provider })).toMatchObject({ status: 201, body: { provider } });
  });

  it.each([
    ['an unknown provider', { provider: 'openai' }, '/provider'],
    ['a provider that is a list', { provider: ['http'] }, '/provider'],
    ['a name of Object.prototype as provider', { provider: 'constructor' }, '/provider'],
    ['an empty name', { name: ' ' }, '/name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, '/name'],
    ['a name with a zero character', { name: 'a\0b' }, '/name'],
    ['a name that is an object', { name: { toString: 'x' } }, '/name'],
    ['no secret', { key: undefined }, '/key'],
    ['a secret of white space', { key: ' \r\n' }, '/key'],
    ['a secret that is a number', { key: 123456 }, '/key'],
    ['a secret of 8,193 characters', { key: 'x'.repeat(8_193) }, '/key'],
    ['a long secret of characters that some count as none', { key: '\ufe0f'.repeat(9_000) }, '/key'],
    ['a secret of two lines', { key: `${SECRET}\r\nX-Evil: 1` }, '/key'],
    ['a secret with a line separator', { key: `${SECRET}\u2028x` }, '/key'],
    ['a secret with half a character', { key: `${SECRET}\ud83d` }, '/key'],
  ])('refuses %s with the path, without showing the secret', async (_what, change, path) => {
    const { status, body } = await store(ada, change);
    expect([status, body.code, body.errors.map((each) => each.path)]).toEqual([
      400,
      'request-invalid',
      [path],
    ]);
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(await listed(ada)).toEqual([]);
  });

  it('takes the longest secret, counted in characters', async () => {
    expect((await store(ada, { name: '🔑'.repeat(100), key: '🔑'.repeat(8_192) })).status).toBe(201);
  });

  it.each([
    'id',
    'ownerId',
    'owner_id',
    'lastFour',
    'createdAt',
    'lastUsedAt',
    'keyVersion',
    'nonce',
    'ciphertext',
  ])('refuses the property %s, which is not for callers to set', async (property) => {
    const { status, body } = await store(ada, { [property]: UNKNOWN_ID });
    expect([status, body.errors]).toEqual([
      400,
      [expect.objectContaining({ code: 'property-unknown', path: `/${property}` })],
    ]);
    expect(await listed(ada)).toEqual([]);
  });

  it('takes a name once for each user and provider', async () => {
    await store(ada);
    const again = await store(ada, { key: 'another-secret-of-mine' });
    expect([again.status, again.body.code]).toEqual([409, 'key-name-taken']);
    expect(JSON.stringify(again.body)).not.toContain('another-secret');
    expect((await store(ada, { provider: 'groq' })).status).toBe(201);
    expect((await store(grace)).status).toBe(201);
  });

  it('stores no more than LIMIT_KEYS of one user', async () => {
    for (let count = 1; count <= 5; count += 1) await store(ada, { name: `key ${count}` });
    const more = await store(ada, { name: 'key 6' });
    expect([more.status, more.body.code]).toEqual([422, 'too-many-keys']);
    expect((await store(grace)).status).toBe(201);
  });

  it("answers another user's key as one that does not exist, and deletes the own once", async () => {
    const { id } = (await store(ada)).body;
    const attempts = [id, id.toUpperCase(), UNKNOWN_ID, 'no-uuid'].map((each) =>
      grace.send<ProblemBody>('DELETE', `/keys/${each}`),
    );
    const answers = await Promise.all(attempts);
    for (const { status, body } of answers)
      expect({ status, ...body, requestId: '' }).toEqual({ status: 404, ...answers[2]?.body, requestId: '' });
    expect(await listed(grace)).toEqual([]);
    expect(await listed(ada)).toHaveLength(1);

    const first = await ada.send('DELETE', `/keys/${id}`);
    expect([first.status, first.body]).toEqual([204, null]);
    expect((await ada.send('DELETE', `/keys/${id}`)).status).toBe(404);
    expect(await listed(ada)).toEqual([]);
  });

  it('gives a single key to nobody, its owner included', async () => {
    const { id } = (await store(ada)).body;
    expect((await ada.send('GET', `/keys/${id}`)).status).toBe(404);
  });

  it('describes its answers without the secret, and the secret as something that only goes in', async () => {
    const { body } = await ada.send<{
      components: { schemas: Record<string, { properties: Record<string, object> }> };
    }>('GET', '/openapi.json');
    const { KeyResponse, CreateKeyRequest } = body.components.schemas;
    expect(Object.keys(KeyResponse?.properties ?? {}).sort()).toEqual([
      'createdAt',
      'id',
      'lastFour',
      'lastUsedAt',
      'name',
      'provider',
    ]);
    expect(CreateKeyRequest?.properties['key']).toMatchObject({ writeOnly: true, maxLength: 8192 });
  });

  it('needs a sign-in on every route', async () => {
    const { id } = (await store(ada)).body;
    const anonymous = new ApiClient(stack.url);
    const answers = [
      await store(anonymous),
      await anonymous.send('GET', '/keys'),
      await anonymous.send('DELETE', `/keys/${id}`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
    expect(await listed(ada)).toHaveLength(1);
  });

  it('leaves the secret in no row', async () => {
    await store(ada);
    const rows = await database.query(
      `SELECT k::text AS row, encode(ciphertext, 'escape') AS ciphertext FROM api_keys AS k`,
    );
    const hex = Buffer.from(SECRET).toString('hex');
    const base64 = Buffer.from(SECRET).toString('base64');
    expect(rows.length).toBeGreaterThan(0);
    for (const form of [SECRET, hex, base64]) expect(JSON.stringify(rows)).not.toContain(form);
  });

  it('leaves the secret in no log line, not even when storing it fails', async () => {
    await store(ada);
    await database.query('ALTER TABLE api_keys RENAME TO api_keys_away');
    const failure = await store(ada, { name: 'fails' });
    await database.query('ALTER TABLE api_keys_away RENAME TO api_keys');
    expect([failure.status, failure.body.code]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(failure.body)).not.toContain(SECRET);
    expect(logs).toMatch(/request failed/);
    expect(logs).toMatch(/\/api\/keys/);
    expect(logs).not.toContain(SECRET);
    expect(logs).not.toContain(Buffer.from(SECRET).toString('base64'));
  });
});
