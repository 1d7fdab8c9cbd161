import { JwtService } from '@nestjs/jwt';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { Account } from '../spec-support/account';

const password = 'correct horse battery';

describe('accounts', () => {
  const secret = 'a-secret-of-the-test-that-is-long-enough';
  let stack: Stack;
  let api: ApiClient;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment: { JWT_SECRET: secret } });
  });

  beforeEach(() => {
    api = new ApiClient(stack.url);
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const me = (token: string) => api.send('GET', '/auth/me', undefined, { authorization: `Bearer ${token}` });

  it('registers, tells who is signed in, and signs in again whatever the case of the e-mail', async () => {
    const { email, token } = await api.register('Ada@Example.org');
    expect((await me(token)).body).toMatchObject({ email: 'ada@example.org' });
    const login = await api.send<{ accessToken: string }>('POST', '/auth/login', {
      email: email.toUpperCase(),
      password,
    });
    expect(login.status).toBe(200);
    expect((await me(login.body.accessToken)).status).toBe(200);
    expect(JSON.stringify(login.body)).not.toContain('$2b$');
  });

  describe('where registration', () => {
    const register = (url: string, email: string) =>
      new ApiClient(url).send<{ code: string }>('POST', '/auth/register', { email, password });

    async function registerAt(REGISTRATION: string, emails: string[]): Promise<(string | number)[]> {
      const fresh = await createReadyDatabase();
      const closed = await startStack({
        ...{ databaseUrl: fresh.url, workers: 0, environment: { REGISTRATION } },
      });
      try {
        const answers = await Promise.all(emails.map((email) => register(closed.url, email)));
        const later = await register(closed.url, 'late@example.org');
        return [...answers, later].map(({ status, body }) => (status === 201 ? status : body.code));
      } finally {
        await closed.stop();
        await fresh.drop();
      }
    }

    it('is closed makes no account', async () => {
      expect(await registerAt('closed', ['ada@example.org'])).toEqual([
        ...['registration-closed', 'registration-closed'],
      ]);
    });

    it('is for the first makes one, also of two at once', async () => {
      const [one, other, later] = await registerAt('first', ['ada@example.org', 'eve@example.org']);
      expect([one, other].sort()).toEqual([201, 'registration-closed']);
      expect(later).toBe('registration-closed');
    });
  });

  it('refuses an e-mail that is taken', async () => {
    await api.register('taken@example.org');
    const again = await api.send<{ code: string }>('POST', '/auth/register', {
      email: 'taken@example.org',
      password,
    });
    expect([again.status, again.body.code]).toEqual([409, 'email-taken']);
  });

  it('answers an unknown e-mail and a wrong password alike', async () => {
    await api.register('known@example.org');
    const attempt = async (email: string) => {
      const { status, body } = await api.send<object>('POST', '/auth/login', {
        email,
        password: 'wrong password',
      });
      return { status, body: { ...body, requestId: '' } };
    };
    expect(await attempt('known@example.org')).toEqual(await attempt('unknown@example.org'));
    expect((await attempt('known@example.org')).status).toBe(401);
  });

  it.each([
    ['too short', 'short'],
    ['of 73 bytes', 'x'.repeat(73)],
    ['of 72 characters that are more bytes', 'é'.repeat(72)],
    ['with a zero character', 'correct\0horse'],
    ['with half a surrogate pair', 'correct\ud83dhorse'],
    ['that is no text', 12345678],
    ['that is missing', undefined],
  ])('refuses a password %s, with a reason', async (_what, bad) => {
    const { status, body } = await api.send<{ errors: { path: string; message: string }[] }>(
      'POST',
      '/auth/register',
      { email: 'new@example.org', password: bad },
    );
    expect(status).toBe(400);
    expect(body.errors[0]?.path).toBe('/password');
    expect(body.errors[0]?.message).toMatch(/bytes|characters|text/);
  });

  it.each([['x'.repeat(73)], ['é'.repeat(500_000)], ['\0'.repeat(8)], ['\ud83d'.repeat(8)], ['a']])(
    "answers a password that can be nobody's as a wrong one",
    async (bad) => {
      const account = new Account(stack.url);
      await account.register();
      for (const email of [account.email, 'unknown@example.org']) {
        const { status, body } = await api.send<{ code: string }>('POST', '/auth/login', {
          email,
          password: bad,
        });
        expect([status, body.code]).toEqual([401, 'login-failed']);
      }
    },
  );

  it('does not take the first 72 bytes of a password for all of it', async () => {
    const [email, exact] = ['long@example.org', 'x'.repeat(72)];
    expect((await api.send('POST', '/auth/register', { email, password: exact })).status).toBe(201);
    const login = async (attempt: string) =>
      (await api.send('POST', '/auth/login', { email, password: attempt })).status;
    expect([await login(exact), await login(`${exact}x`)]).toEqual([200, 401]);
  });

  it.each([
    ['with spaces around it', ' \tGrace@Example.org\n', 'grace@example.org'],
    ['with a tag', 'Grace+rex@example.org', 'grace+rex@example.org'],
    ['beyond ASCII', 'JÜRGEN@example.org', 'jürgen@example.org'],
    ['with a letter in two parts', 'ZOE\u0308@example.org', 'zoë@example.org'],
    ['with a letter that grows in lower case', 'İ@example.org', 'i\u0307@example.org'],
    ['beyond ASCII in its domain', 'a@exämple.org', 'a@exämple.org'],
  ])('knows an e-mail %s by one spelling', async (_what, written, email) => {
    const made = await api.send<{ user: { email: string } }>('POST', '/auth/register', {
      email: written,
      password,
    });
    expect([made.status, made.body.user.email]).toEqual([201, email]);
    for (const spelling of [written, email, email.toUpperCase()])
      expect((await api.send('POST', '/auth/login', { email: spelling, password })).status).toBe(200);
    expect((await api.send('POST', '/auth/register', { email, password })).status).toBe(409);
  });

  it.each([
    ...['a\0@example.org', 'a@exam\0ple.org', '"a\0b"@example.org', 'a\ud800@example.org', 'a@\ud800.org'],
    ...[
      'a@b',
      'no address',
      '',
      `${'a'.repeat(250)}@example.org`,
      'a\n@example.org',
      '"a\u0001"@example.org',
    ],
    ...[7, null, ['a@example.org'], { toString: 'a@example.org' }],
  ])('refuses the e-mail %j', async (email) => {
    for (const route of ['register', 'login'])
      expect((await api.send('POST', `/auth/${route}`, { email, password })).status).toBe(400);
  });

  it.each([
    ...[
      { id: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11' },
      { createdAt: '2020-01-01T00:00:00Z' },
      { name: 'a\0' },
    ],
    ...[
      { passwordHash: 'x' },
      { deletedAt: null },
      { name: '' },
      { name: 'x'.repeat(101) },
      { name: ['Ada'] },
    ],
    ...[{ name: 'a\ud800' }, { updatedAt: '2020-01-01T00:00:00Z' }, { signedInBy: { kind: 'session' } }],
  ])('refuses %j at registration', async (more) => {
    const answer = await api.send('POST', '/auth/register', { email: 'more@example.org', password, ...more });
    expect(answer.status).toBe(400);
  });

  it('changes the name and nothing else', async () => {
    const ada = new Account(stack.url);
    const session = await ada.register();
    const patch = (body: unknown) => ada.as<{ name: string | null }>(session, 'PATCH', '/auth/me', body);
    expect((await patch({ name: ' Ada Lovelace ' })).body).toMatchObject({
      name: 'Ada Lovelace',
      email: ada.email,
    });
    expect((await patch({ name: null })).body.name).toBeNull();
    const wrong = [{}, { name: '' }, { name: 7 }, { name: 'a\0' }, { email: 'b@example.org' }];
    for (const body of [...wrong, { name: 'Eve', id: session.user.id }, [], 'Ada'])
      expect((await patch(body)).status).toBe(400);
    const now = await ada.as(session, 'GET', '/auth/me');
    expect(now.body).toEqual({ ...session.user, name: null });
  });

  it('refuses tokens that are forged, expired, without an expiry, too old, from the future, for others or of nobody', async () => {
    const { token } = await api.register();
    const { sub, sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      sub: string;
      sid: string;
    };
    const other = await new Account(stack.url).register();
    const jwt = new JwtService({ secret });
    const rules = { algorithm: 'HS256' as const, issuer: 'rex', audience: 'rex-api', expiresIn: 3600 };
    const now = Math.floor(Date.now() / 1000);
    const nobody = '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11';
    const sign = (options: object, claims: object = {}) =>
      jwt.sign({ sub, sid, ...claims }, { ...rules, ...options });
    expect((await me(sign({}))).status).toBe(200);
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [header = '', payload = '', signature = ''] = token.split('.');
    const forged = [
      ...['none', 'None', 'HS256'].map((alg) => `${encoded({ alg, typ: 'JWT' })}.${payload}.`),
      `${header}.${encoded({ sub: other.user.id, sid, iss: 'rex', aud: 'rex-api', iat: now, exp: now + 60 })}.${signature}`,
      sign({ secret: 'another-secret-that-is-long-enough-too' }),
      sign({ secret: '' + secret.toUpperCase() }),
      sign({ expiresIn: -1 }),
      sign({ audience: 'elsewhere' }),
      sign({ audience: ['elsewhere', 'nowhere'] }),
      sign({ issuer: 'somebody' }),
      sign({ algorithm: 'HS512' }),
      sign({ expiresIn: '1y' }, { iat: now - 7200 }),
      sign({}, { iat: now + 3600 }),
      sign({ notBefore: 600 }),
      sign({ noTimestamp: true }),
      jwt.sign({ sub, sid }, { algorithm: 'HS256', issuer: 'rex', audience: 'rex-api' }),
      sign({}, { sub: nobody }),
      sign({}, { sub: other.user.id }),
      sign({}, { sid: nobody }),
      sign({}, { sid: undefined }),
      sign({}, { sid: 'not-a-uuid' }),
      sign({}, { sub: 'not-a-uuid' }),
      'nonsense',
      'a.b.c',
      `${'x'.repeat(5000)}.y.z`,
    ];
    const answers = await Promise.all(forged.map(me));
    expect(answers.map((answer) => answer.status)).toEqual(forged.map(() => 401));
    for (const { headers } of answers) expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('needs a token everywhere but where it says otherwise', async () => {
    const { status, body } = await api.send<{ code: string }>('GET', '/workflows');
    expect([status, body.code]).toEqual([401, 'unauthorized']);
    expect((await api.send('GET', '/health')).status).toBe(200);
  });
});
