import {
  createReadyDatabase,
  eventually,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { Account, PASSWORD, type Session } from '../spec-support/account';

interface Token {
  id: string;
  token: string;
  lastFour: string;
  expiresAt: string;
  createdAt: string;
  code: string;
  detail: string;
}

describe('personal access tokens', () => {
  let stack: Stack;
  let database: TestDatabase;
  let ada: Account;
  let session: Session;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment: { LIMIT_TOKENS: '5' } });
  });

  beforeEach(async () => {
    ada = new Account(stack.url);
    session = await ada.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const make = (body: object) => ada.as<Token>(session, 'POST', '/auth/tokens', body);
  const aToken = async (...scopes: string[]) => {
    const { status, body } = await make({ name: scopes.join(' '), scopes });
    expect(status).toBe(201);
    return { ...body, accessToken: body.token };
  };
  const list = async () =>
    (await ada.as<{ items: Record<string, unknown>[] }>(session, 'GET', '/auth/tokens')).body.items;

  it('are shown once, listed without the token, and kept as a hash', async () => {
    const { status, body } = await make({ name: ' Nightly report ', scopes: ['read', 'run'] });
    expect(status).toBe(201);
    expect(body.token).toMatch(/^rex_pat_[\w-]{43}$/);
    const lifetimeMs = Date.parse(body.expiresAt) - Date.parse(body.createdAt);
    expect(lifetimeMs).toBe(90 * 86_400_000);
    const { token, ...shown } = body;
    expect(await list()).toEqual([
      {
        ...shown,
        name: 'Nightly report',
        scopes: ['read', 'run'],
        lastFour: token.slice(-4),
        lastUsedAt: null,
      },
    ]);
    const rows = await database.query(
      `SELECT t::text, encode(token_hash, 'escape') AS hash FROM personal_tokens t`,
    );
    expect(JSON.stringify(rows)).not.toContain(token.slice(8));
    expect(await ada.me({ accessToken: token })).toBe(200);
    // Noted beside the request, not before its answer.
    await eventually(async () => expect((await list())[0]?.['lastUsedAt']).not.toBeNull());
  });

  it('do what their scopes say and nothing else', async () => {
    const routes = [
      ['GET', '/workflows'],
      ['GET', '/auth/me'],
      ['POST', '/workflows', { name: 'Empty', nodes: [], publish: false }],
      ['POST', '/workflows/0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11/execute', {}],
      ['POST', '/executions/0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11/cancel'],
      ['GET', '/auth/tokens'],
      ['GET', '/auth/sessions'],
      ['POST', '/auth/password', { currentPassword: PASSWORD, newPassword: 'another good one' }],
      ['DELETE', '/auth/me', { password: PASSWORD }],
    ] as const;
    const table: Record<string, unknown> = {};
    for (const scopes of [['read'], ['run'], ['write'], ['read', 'run', 'write']]) {
      const token = await aToken(...scopes);
      const statuses = [];
      for (const [method, path, body] of routes)
        statuses.push((await ada.as(token, method, path, body)).status);
      table[scopes.join(' ')] = statuses;
    }
    expect(table).toEqual({
      read: [200, 200, 403, 403, 403, 403, 403, 403, 403],
      run: [403, 403, 403, 404, 404, 403, 403, 403, 403],
      write: [403, 403, 201, 403, 403, 403, 403, 403, 403],
      'read run write': [200, 200, 201, 404, 404, 403, 403, 403, 403],
    });
    expect(await ada.me(session)).toBe(200);
  });

  it('say which scope is missing', async () => {
    const token = await aToken('write');
    const { body } = await ada.as<Token>(token, 'GET', '/workflows');
    expect([body.code, body.detail]).toEqual([
      'scope-missing',
      expect.stringContaining('"read"; yours has write'),
    ]);
    expect((await ada.as<Token>(token, 'GET', '/auth/tokens')).body.code).toBe('session-required');
  });

  it.each([
    [
      'expired',
      (id: string) => database.query('UPDATE personal_tokens SET expires_at = now() WHERE id = $1', [id]),
    ],
    ['deleted', (id: string) => ada.as(session, 'DELETE', `/auth/tokens/${id}`)],
    ['of a deleted account', () => ada.as(session, 'DELETE', '/auth/me', { password: PASSWORD })],
  ] as [string, (id: string) => Promise<unknown>][])('are refused when %s', async (_what, end) => {
    const token = await aToken('read');
    expect(await ada.me(token)).toBe(200);
    await end(token.id);
    const answer = await ada.as(token, 'GET', '/auth/me');
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthorized']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('stay when the password is changed', async () => {
    const token = await aToken('read');
    const body = { currentPassword: PASSWORD, newPassword: 'another good one' };
    expect((await ada.as(session, 'POST', '/auth/password', body)).status).toBe(204);
    expect(await ada.me(token)).toBe(200);
  });

  it('are refused when they are unknown, altered or no token at all', async () => {
    const { token } = await aToken('read');
    const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    const bad = [
      altered,
      token.toUpperCase(),
      `${token}x`,
      'rex_pat_',
      `rex_pat_${'x'.repeat(5000)}`,
      'rex_pat_%00',
    ];
    expect(await Promise.all(bad.map((accessToken) => ada.me({ accessToken })))).toEqual(bad.map(() => 401));
  });

  it('are at most LIMIT_TOKENS, also when they are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) => make({ name: `token ${index}`, scopes: ['read'] })),
    );
    expect(made.map((each) => each.status).toSorted()).toEqual([201, 201, 201, 201, 201, 422, 422, 422]);
    expect(made.find((each) => each.status === 422)?.body.code).toBe('too-many-tokens');
    await ada.as(session, 'DELETE', `/auth/tokens/${String((await list())[0]?.['id'])}`);
    expect((await make({ name: 'again', scopes: ['read'] })).status).toBe(201);
  });

  it.each([
    ['no scope', { scopes: [] }],
    ['an unknown scope', { scopes: ['admin'] }],
    ['the scope of sessions', { scopes: ['session'] }],
    ['a scope twice', { scopes: ['read', 'read'] }],
    ['scopes that are no list', { scopes: 'read' }],
    ['scopes that look like a list', { scopes: { 0: 'read', length: 1 } }],
    ['no name', { name: '' }],
    ['a name with a zero character', { name: 'a\0b' }],
    ['a name with half a surrogate pair', { name: 'a\ud800' }],
    ['a name of two lines', { name: 'a\nb' }],
    ['a long name', { name: 'x'.repeat(101) }],
    ['no day', { expiresInDays: 0 }],
    ['too many days', { expiresInDays: 366 }],
    ['part of a day', { expiresInDays: 1.5 }],
    ['null days', { expiresInDays: null }],
    ['days as text', { expiresInDays: '5' }],
    ['a token of its own', { token: 'rex_pat_mine' }],
    ['an owner', { ownerId: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11' }],
  ])('are refused with %s', async (_what, change) => {
    expect((await make({ name: 'token', scopes: ['read'], ...change })).status).toBe(400);
    expect(await list()).toEqual([]);
  });

  it('last as long as was asked for', async () => {
    const { body } = await make({ name: 'short', scopes: ['read'], expiresInDays: 1 });
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(86_400_000);
  });

  it('of others are unknown, as is every id that is none', async () => {
    const { id } = await aToken('read');
    const grace = new Account(stack.url);
    const hers = await grace.register();
    for (const each of [id, 'nonsense', '%00', '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11'])
      expect((await grace.as(hers, 'DELETE', `/auth/tokens/${each}`)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });
});
