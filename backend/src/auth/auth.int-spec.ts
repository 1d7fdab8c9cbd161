import { JwtService } from '@nestjs/jwt';
import { ApiClient, createTestDatabase, startStack, type Stack } from '@rex/testing';

const password = 'correct horse battery';

describe('accounts', () => {
  const secret = 'a-secret-of-the-test-that-is-long-enough';
  let stack: Stack;
  let api: ApiClient;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment: { JWT_SECRET: secret } });
  }, 60_000);

  beforeEach(() => {
    api = new ApiClient(stack.url);
  });

  afterAll(async () => {
    await stack?.stop();
    await drop?.();
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
});
