import { JwtService } from '@nestjs/jwt';
import { ApiClient, createTestDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing';

const password = 'correct horse battery';

describe('accounts', () => {
  const secret = 'a-secret-of-the-test-that-is-long-enough';
  let stack: Stack;
  let api: ApiClient;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment: { JWT_SECRET: secret } });
  }, 60_000);

  beforeEach(() => {
    api = new ApiClient(stack.url);
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

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
  ])('refuses a password %s, with a reason', async (_what, bad) => {
    const { status, body } = await api.send<{ errors: { path: string }[] }>('POST', '/auth/register', {
      email: 'new@example.org',
      password: bad,
    });
    expect(status).toBe(400);
    expect(body.errors[0]?.path).toBe('/password');
  });

  it('refuses tokens that are forged, expired, for another audience, without an expiry or of nobody', async () => {
    const { token } = await api.register();
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      sub: string;
    };
    const jwt = new JwtService({ secret });
    const good = { algorithm: 'HS256' as const, issuer: 'rex', audience: 'rex-api', expiresIn: 3600 };
    const sign = (options: object, subject = sub) => jwt.sign({}, { ...good, ...options, subject });
    expect((await me(sign({}))).status).toBe(200);
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${token.split('.')[1]}.`;
    const forged = [
      none,
      sign({ secret: 'another-secret-that-is-long-enough-too' }),
      sign({ expiresIn: -1 }),
      sign({ audience: 'elsewhere' }),
      sign({ issuer: 'somebody' }),
      sign({ algorithm: 'HS512' }),
      jwt.sign({ sub }, { algorithm: 'HS256', issuer: 'rex', audience: 'rex-api' }),
      sign({}, '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11'),
      sign({}, 'not-a-uuid'),
      'nonsense',
    ];
    expect(await Promise.all(forged.map(async (each) => (await me(each)).status))).toEqual(
      forged.map(() => 401),
    );
  });

  it('needs a token everywhere but where it says otherwise', async () => {
    const { status, body } = await api.send<{ code: string }>('GET', '/workflows');
    expect([status, body.code]).toEqual([401, 'unauthorized']);
    expect((await api.send('GET', '/health')).status).toBe(200);
  });

  it('throttles attempts on an account, and says when to try again', async () => {
    await throttled(async (limited) => {
      const attempt = (email: string) =>
        limited.send<{ code: string }>('POST', '/auth/login', { email, password: 'wrong password' });
      const statuses = [];
      for (let count = 0; count < 4; count += 1) statuses.push((await attempt('ada@example.org')).status);
      expect(statuses).toEqual([401, 401, 401, 429]);
      const refused = await attempt('ADA@example.org');
      expect(refused.body.code).toBe('too-many-requests');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await attempt('grace@example.org')).status).toBe(401);
    });
  });

  it('throttles the API by user and webhooks by workflow, health never', async () => {
    await throttled(async (limited) => {
      await limited.register();
      const statusesOf = async (method: string, path: string, body?: unknown) => {
        const statuses = [];
        for (let count = 0; count < 4; count += 1)
          statuses.push((await limited.send(method, path, body)).status);
        return statuses;
      };
      expect(await statusesOf('GET', '/workflows')).toEqual([200, 200, 200, 429]);
      expect(await statusesOf('POST', '/webhooks/one', {})).toEqual([404, 404, 404, 429]);
      expect(await statusesOf('POST', '/webhooks/other', {})).toEqual([404, 404, 404, 429]);
      expect(await statusesOf('GET', '/health')).toEqual([200, 200, 200, 200]);
    });
  });

  async function throttled(work: (limited: ApiClient) => Promise<void>): Promise<void> {
    const environment = {
      THROTTLE_API_PER_MINUTE: '3',
      THROTTLE_AUTH_PER_MINUTE: '3',
      THROTTLE_WEBHOOK_PER_MINUTE: '3',
    };
    const limited = await startStack({ databaseUrl: database.url, workers: 0, environment });
    try {
      await work(new ApiClient(limited.url));
    } finally {
      await limited.stop();
    }
  }
});
