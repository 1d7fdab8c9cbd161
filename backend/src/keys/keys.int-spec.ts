import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

interface KeyBody {
  id: string;
  provider: string;
  name: string;
  lastFour: string | null;
  baseUrl: string | null;
  scheme: string | null;
  username: string | null;
  headerName: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  usedBy: KeyUseBody[];
}

interface KeyUseBody {
  workflowId: string;
  name: string;
  nodeIds: string[];
  isPublished: boolean;
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
    database = await createReadyDatabase();
    const environment = { LOG_LEVEL: 'trace', LIMIT_KEYS: '5' };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
    for (const stream of [stack.backend.process.stdout, stack.backend.process.stderr])
      stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()));
    [ada, grace] = [new ApiClient(stack.url), new ApiClient(stack.url)];
    await Promise.all([ada.register(), grace.register()]);
  });

  beforeEach(() => database.query('DELETE FROM api_keys'));

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

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
      ...{ baseUrl: null, scheme: 'bearer', username: null, headerName: null },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      lastUsedAt: null,
      usedBy: [],
    });
    expect(await listed(ada)).toEqual([body]);
    expect((await ada.send('GET', `/keys/${body.id.toUpperCase()}`)).body).toEqual(body);
  });

  it('takes off the white space that comes with pasting, and shows no end of a short secret', async () => {
    expect((await store(ada, { name: ' pasted\n', key: `\ufeff ${SECRET}\r\n` })).body).toMatchObject({
      name: 'pasted',
      lastFour: '2e1d',
    });
    expect((await store(ada, { name: 'short', key: 'sk-12345678\n' })).body.lastFour).toBeNull();
  });

  it.each([
    [{ provider: 'gemini' }, { scheme: null, baseUrl: null }],
    [{ provider: 'groq', scheme: null, username: null }, { scheme: null }],
    [
      { provider: 'openai-compatible', baseUrl: ' http://127.0.0.1:11434/v1 ' },
      { baseUrl: 'http://127.0.0.1:11434/v1' },
    ],
    [
      { scheme: 'basic', username: 'ada' },
      { scheme: 'basic', username: 'ada' },
    ],
    [
      { scheme: 'header', headerName: 'X-Token' },
      { scheme: 'header', headerName: 'X-Token' },
    ],
    [{ scheme: 'header' }, { scheme: 'header', headerName: 'X-API-Key' }],
  ])('takes %j and shows %j', async (request, shown) => {
    expect(await store(ada, request)).toMatchObject({ status: 201, body: shown });
    expect(await listed(ada)).toMatchObject([shown]);
  });

  it.each([
    ['an unknown provider', { provider: 'openai' }, '/provider'],
    ['a provider that is a list', { provider: ['http'] }, '/provider'],
    ['a name of Object.prototype as provider', { provider: 'constructor' }, '/provider'],
    ['a key for nowhere', { provider: 'openai-compatible' }, '/baseUrl'],
    [
      'a base URL with a password',
      { provider: 'openai-compatible', baseUrl: 'https://a:b@c.example' },
      '/baseUrl',
    ],
    [
      'a base URL that is a file',
      { provider: 'openai-compatible', baseUrl: 'file:///etc/passwd' },
      '/baseUrl',
    ],
    [
      'a base URL that is a list',
      { provider: 'openai-compatible', baseUrl: ['https://c.example'] },
      '/baseUrl',
    ],
    ['a base URL of the wrong provider', { provider: 'groq', baseUrl: 'https://c.example' }, '/baseUrl'],
    ['an unknown scheme', { scheme: 'digest' }, '/scheme'],
    ['a scheme of Object.prototype', { scheme: 'constructor' }, '/scheme'],
    ['a user name with a colon', { scheme: 'basic', username: 'a:b' }, '/username'],
    ['a user name without its scheme', { username: 'ada' }, '/username'],
    ['a header name of two lines', { scheme: 'header', headerName: 'X\r\nY' }, '/headerName'],
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
    'usedBy',
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
    expect([first.status, first.body]).toEqual([200, { deleted: true, brokenWorkflows: [] }]);
    expect((await ada.send('DELETE', `/keys/${id}`)).status).toBe(404);
    expect(await listed(ada)).toEqual([]);
  });

  it("gives, changes and tests another user's key as one that does not exist", async () => {
    const { id } = (await store(ada)).body;
    for (const each of [id, UNKNOWN_ID, 'no-uuid', '%00', "' OR true --"]) {
      const path = `/keys/${encodeURIComponent(each)}`;
      const answers = await Promise.all([
        grace.send<ProblemBody>('GET', path),
        grace.send<ProblemBody>('PATCH', path, { name: 'taken over', key: 'another-secret-of-mine' }),
        grace.send<ProblemBody>('POST', `${path}/test`, { url: 'https://x.example' }),
        grace.send<ProblemBody>('DELETE', `${path}?dryRun=true`),
      ]);
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
        answers.map(() => [404, 'not-found']),
      );
    }
    expect(await listed(ada)).toMatchObject([{ name: 'billing', lastFour: '2e1d' }]);
  });

  const change = (api: ApiClient, id: string, body: object) =>
    api.send<KeyBody & ProblemBody>('PATCH', `/keys/${id}`, body);
  const cipherOf = async (id: string) => {
    const [row] = await database.query(
      `SELECT encode(nonce || ciphertext, 'hex') AS secret FROM api_keys WHERE id = '${id}'`,
    );
    return row?.['secret'];
  };

  it('renames a key, replaces its secret and says anew how it is sent', async () => {
    const { id } = (await store(ada)).body;
    const before = await cipherOf(id);
    expect((await change(ada, id, {})).body).toMatchObject({ name: 'billing', lastFour: '2e1d' });
    expect((await change(ada, id, { name: ' renamed ' })).body).toMatchObject({ name: 'renamed' });
    expect(await cipherOf(id)).toBe(before);

    const replaced = await change(ada, id, { key: ' another-secret-of-mine\n' });
    expect(replaced).toMatchObject({
      status: 200,
      body: { name: 'renamed', lastFour: 'mine', scheme: 'bearer' },
    });
    expect(JSON.stringify(replaced.body)).not.toContain('another-secret');
    const bound = await cipherOf(id);
    expect(bound).not.toBe(before);

    const moved = await change(ada, id, { scheme: 'header', headerName: 'X-Token' });
    expect(moved.body).toMatchObject({ scheme: 'header', headerName: 'X-Token', lastFour: 'mine' });
    expect(await cipherOf(id)).not.toBe(bound);
    expect(await listed(ada)).toEqual([moved.body]);
  });

  it.each([
    ['a name that is null', { name: null }, '/name'],
    ['a secret that is null', { key: null }, '/key'],
    ['an empty secret', { key: '  ' }, '/key'],
    ['another provider', { provider: 'groq' }, '/provider'],
    ['an owner', { ownerId: UNKNOWN_ID }, '/ownerId'],
    ['a base URL that means nothing here', { baseUrl: 'https://c.example' }, '/baseUrl'],
    ['a header of no header scheme', { headerName: 'X-Token' }, '/headerName'],
  ])('refuses to change a key by %s, and leaves it as it was', async (_what, body, path) => {
    const { id } = (await store(ada)).body;
    const before = await listed(ada);
    const refused = await change(ada, id, body);
    expect([refused.status, refused.body.errors.map((each) => each.path)]).toEqual([400, [path]]);
    expect(await listed(ada)).toEqual(before);
  });

  it('gives no key a name that another has', async () => {
    await store(ada, { name: 'taken' });
    const { id } = (await store(ada)).body;
    const refused = await change(ada, id, { name: 'taken', key: 'another-secret-of-mine' });
    expect([refused.status, refused.body.code]).toEqual([409, 'key-name-taken']);
    expect(JSON.stringify(refused.body)).not.toContain('another-secret');
  });

  it('asks for the secret when what is stored can not be bound to another word', async () => {
    const { id } = (await store(ada)).body;
    await database.query(`UPDATE api_keys SET key_version = 1 WHERE id = '${id}'`);
    const refused = await change(ada, id, { scheme: 'header' });
    expect([refused.status, refused.body.code]).toEqual([422, 'key-unreadable']);
    expect((await change(ada, id, { name: 'renamed' })).status).toBe(200);
    expect((await change(ada, id, { scheme: 'header', key: SECRET })).status).toBe(200);
  });

  const aWorkflow = (name: string, keyIds: Record<string, string>, publish = true) => ({
    ...{ name, publish, edges: [] },
    nodes: [
      { id: 'start', type: 'manual-trigger' },
      ...Object.entries(keyIds).map(([id, keyId]) => ({
        ...{ id, type: 'http-request' },
        config: { url: 'https://api.example', auth: { type: 'key', keyId } },
      })),
    ],
  });

  it('tells which workflows use a key, and which break without it', async () => {
    const [used, free] = [(await store(ada)).body.id, (await store(ada, { name: 'free' })).body.id];
    const workflowId = await ada.createWorkflow(aWorkflow('mail', { fetch: used, send: used }));
    const draftId = await ada.createWorkflow(aWorkflow('draft', { fetch: used.toUpperCase() }, false));
    const binId = await ada.createWorkflow(aWorkflow('bin', { fetch: used }));
    await ada.send('DELETE', `/workflows/${binId}`);
    await grace.createWorkflow(aWorkflow("a stranger's", { fetch: used }));
    await ada.send('PATCH', `/workflows/${workflowId}`, { ...aWorkflow('mail', { fetch: free }, false) });

    const uses: KeyUseBody[] = [
      { workflowId, name: 'mail', nodeIds: ['fetch', 'send'], isPublished: true },
      { workflowId: draftId, name: 'draft', nodeIds: ['fetch'], isPublished: false },
    ];
    const shown = await listed(ada);
    expect(shown.map(({ id, usedBy }) => ({ id, usedBy }))).toEqual([
      { id: free, usedBy: [{ workflowId, name: 'mail', nodeIds: ['fetch'], isPublished: false }] },
      { id: used, usedBy: uses },
    ]);
    expect((await ada.send<KeyBody>('GET', `/keys/${used}`)).body.usedBy).toEqual(uses);
    expect((await change(ada, used, { name: 'renamed' })).body.usedBy).toEqual(uses);

    const asked = await ada.send('DELETE', `/keys/${used}?dryRun=true`);
    expect(asked).toMatchObject({ status: 200, body: { deleted: false, brokenWorkflows: uses } });
    expect((await ada.send('DELETE', `/keys/${used}?dryRun=maybe`)).status).toBe(400);
    expect(await listed(ada)).toHaveLength(2);
    const deleted = await ada.send('DELETE', `/keys/${used}?dryRun=false`);
    expect(deleted).toMatchObject({ status: 200, body: { deleted: true, brokenWorkflows: uses } });
    expect((await listed(ada)).map(({ id }) => id)).toEqual([free]);
  });

  it('describes its answers without the secret, and the secret as something that only goes in', async () => {
    const { body } = await ada.send<{
      components: { schemas: Record<string, { properties: Record<string, object> }> };
    }>('GET', '/openapi.json');
    const { KeyResponse, CreateKeyRequest } = body.components.schemas;
    expect(Object.keys(KeyResponse?.properties ?? {}).sort()).toEqual([
      ...['baseUrl', 'createdAt', 'headerName', 'id', 'lastFour', 'lastUsedAt', 'name', 'provider', 'scheme'],
      ...['usedBy', 'username'],
    ]);
    expect(CreateKeyRequest?.properties['key']).toMatchObject({ writeOnly: true, maxLength: 8192 });
  });

  it('needs a sign-in on every route', async () => {
    const { id } = (await store(ada)).body;
    const anonymous = new ApiClient(stack.url);
    const answers = [
      await store(anonymous),
      await anonymous.send('GET', '/keys'),
      await anonymous.send('GET', `/keys/${id}`),
      await anonymous.send('PATCH', `/keys/${id}`, { name: 'x' }),
      await anonymous.send('POST', `/keys/${id}/test`),
      await anonymous.send('DELETE', `/keys/${id}`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 401));
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
