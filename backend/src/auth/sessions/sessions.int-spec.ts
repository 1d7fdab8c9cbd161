import { createReadyDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing/stack';
import { Account, cookieOf, PASSWORD, type Session } from '../spec-support/account';

const ORIGIN = 'https://app.example.org';

describe('sessions', () => {
  let stack: Stack;
  let database: TestDatabase;
  let ada: Account;
  let session: Session;

  beforeAll(async () => {
    database = await createReadyDatabase();
    const environment = { CORS_ORIGINS: ORIGIN, SESSION_DAYS: '7', TRUST_PROXY: 'loopback' };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
  });

  beforeEach(async () => {
    ada = new Account(stack.url);
    session = await ada.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  /** Makes the last rotation of a session look older than the grace for tabs that race. */
  const waitOutTheGrace = () =>
    database.query(`UPDATE session_tokens SET rotated_at = rotated_at - interval '11 seconds'`);
  const tokensOf = ({ user }: Session) =>
    database.query(
      `SELECT session_id, rotated_at IS NULL AS live FROM session_tokens t JOIN sessions s ON s.id = t.session_id WHERE owner_id = $1`,
      [user.id],
    );

  it('keep the refresh token where no script and no other site gets at it', async () => {
    const plain = await ada.refresh(session);
    expect(plain.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^rex_refresh=[\w-]{43}; Max-Age=604800; Path=\/api\/auth; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect(plain.headers.get('cache-control')).toBe('no-store');
    const next = { cookie: cookieOf(plain) ?? '' };
    const secure = await ada.refresh(next, { 'x-forwarded-proto': 'https' });
    expect(secure.headers.getSetCookie()[0]).toMatch(/; Secure$/);
  });

  it('go on with the cookie alone, with another cookie each time', async () => {
    const cookies = new Set([session.cookie]);
    let current = session;
    for (let count = 0; count < 3; count += 1) {
      current = await ada.refreshed(current);
      expect(current.user).toEqual(session.user);
      expect(await ada.me(current)).toBe(200);
      cookies.add(current.cookie);
    }
    expect(cookies.size).toBe(4);
    // The access token from before is of the same session.
    expect(await ada.me(session)).toBe(200);
  });

  it('hold no token in the database', async () => {
    const secret = session.cookie.split('=')[1] ?? '';
    const rows = await database.query(
      `SELECT t::text, encode(token_hash, 'escape') AS hash FROM session_tokens t`,
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('let two tabs that wake up together go on', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => ada.refresh(session)));
    expect(answers.map((each) => each.status)).toEqual([200, 200, 200, 200]);
    const cookies = answers.map(cookieOf).filter((cookie) => cookie !== undefined);
    expect(cookies).toHaveLength(1);
    expect((await tokensOf(session)).filter((token) => token['live'])).toHaveLength(1);
    for (const { body } of answers) expect(await ada.me(body)).toBe(200);
    expect((await ada.refresh({ cookie: cookies[0] ?? '' })).status).toBe(200);
  });

  it('never have two live tokens, and never fail by themselves, when many refresh at once', async () => {
    let current = session;
    for (let round = 0; round < 5; round += 1) {
      const next = await ada.refreshed(current);
      const answers = await Promise.all(
        [current, next, current, next, next].map((each) => ada.refresh(each)),
      );
      for (const { status } of answers) expect([200, 401]).toContain(status);
      // Sessions of earlier rounds may go on: of each, one token.
      const live = (await tokensOf(session)).filter((token) => token['live']);
      expect(live.length).toBe(new Set(live.map((token) => token['session_id'])).size);
      current = await ada.login();
    }
  });

  it('end with all their tokens when a token is shown that was rotated before', async () => {
    const thief = session;
    const owner = await ada.refreshed(session);
    await waitOutTheGrace();
    const reused = await ada.refresh(thief);
    expect([reused.status, reused.body.code]).toEqual([401, 'session-ended']);
    expect(reused.headers.get('www-authenticate')).toBe('Bearer');
    expect((await ada.refresh(owner)).status).toBe(401);
    expect(await ada.me(owner)).toBe(401);
    expect(await tokensOf(session)).toEqual([]);
  });

  it('end within the grace, too, when the token is not the one before the last', async () => {
    const second = await ada.refreshed(session);
    const third = await ada.refreshed(second);
    expect((await ada.refresh(session)).status).toBe(401);
    expect(await ada.me(third)).toBe(401);
  });

  it('leave other sessions alone when one ends', async () => {
    const other = await ada.login();
    await ada.refreshed(session);
    await waitOutTheGrace();
    await ada.refresh(session);
    expect(await ada.me(other)).toBe(200);
  });

  it('end when they were not used for SESSION_DAYS', async () => {
    await database.query(`UPDATE sessions SET expires_at = now() WHERE owner_id = $1`, [session.user.id]);
    expect(await ada.me(session)).toBe(401);
    expect((await ada.refresh(session)).status).toBe(401);
  });

  it('end by signing out, with the cookie alone, access tokens at once, and again without complaint', async () => {
    const other = await ada.login();
    const first = await ada.logOut(session);
    expect([first.status, cookieOf(first)]).toEqual([204, 'rex_refresh=']);
    expect(first.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect([await ada.me(session), (await ada.refresh(session)).status]).toEqual([401, 401]);
    expect((await ada.logOut(session)).status).toBe(204);
    expect((await ada.logOut({ cookie: '' })).status).toBe(204);
    expect(await ada.me(other)).toBe(200);
  });

  it('end by signing out with the access token alone, for scripts that keep no cookies', async () => {
    const answer = await ada.as(session, 'POST', '/auth/logout');
    expect([answer.status, await ada.me(session)]).toEqual([204, 401]);
    expect((await ada.as({ accessToken: 'nonsense' }, 'POST', '/auth/logout')).status).toBe(204);
  });

  it.each(['', 'rex_refresh=', 'rex_refresh=nonsense', `rex_refresh=${'x'.repeat(43)}`, 'rex_refresh=%00'])(
    'are none for the cookie %j',
    async (cookie) => {
      const { status, body } = await ada.refresh({ cookie });
      expect([status, body.code]).toEqual([401, 'session-ended']);
    },
  );

  it('refuse pages of other origins, and take our own and those that are allowed', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://app.example.org.evil.example']) {
      const { status, body } = await ada.refresh(session, { origin });
      expect([status, body.code]).toEqual([403, 'origin-refused']);
      expect((await ada.logOut(session, { origin })).status).toBe(403);
    }
    let current = session;
    for (const origin of [stack.url, ORIGIN]) {
      const answer = await ada.refresh(current, { origin });
      expect(answer.status).toBe(200);
      current = { ...current, cookie: cookieOf(answer) ?? '' };
    }
  });

  it('are listed for their owner, who ends those they do not know', async () => {
    const phone = await ada.login();
    const list = async () =>
      (await ada.as<{ items: Record<string, unknown>[] }>(session, 'GET', '/auth/sessions')).body.items;
    const items = await list();
    expect(items).toHaveLength(2);
    expect(items.map((item) => item['current'])).toEqual([false, true]);
    expect(items[0]).toEqual({
      id: expect.any(String) as string,
      userAgent: 'node',
      current: false,
      createdAt: expect.any(String) as string,
      lastUsedAt: expect.any(String) as string,
      expiresAt: expect.any(String) as string,
    });
    const ended = await ada.as(session, 'DELETE', `/auth/sessions/${String(items[0]?.['id'])}`);
    expect([ended.status, await ada.me(phone), await ada.me(session)]).toEqual([204, 401, 200]);
    expect(await list()).toHaveLength(1);
  });

  it('are unknown to others, as is every id that is none', async () => {
    const grace = new Account(stack.url);
    const hers = await grace.register();
    const { body } = await ada.as<{ items: { id: string }[] }>(session, 'GET', '/auth/sessions');
    const ids = [body.items[0]?.id, 'nonsense', '%00', '../me', '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11'];
    for (const id of ids)
      expect((await grace.as(hers, 'DELETE', `/auth/sessions/${encodeURIComponent(id ?? '')}`)).status).toBe(
        404,
      );
    expect(await ada.me(session)).toBe(200);
  });

  it('end but for one when the password is changed', async () => {
    const other = await ada.login();
    const change = (currentPassword: string, newPassword: string) =>
      ada.as(session, 'POST', '/auth/password', { currentPassword, newPassword });
    const wrong = await change('wrong password', 'another good one');
    expect([wrong.status, wrong.body.code, await ada.me(other)]).toEqual([422, 'password-wrong', 200]);
    expect((await change(PASSWORD, 'x'.repeat(73))).status).toBe(400);
    expect((await change(PASSWORD, 'another good one')).status).toBe(204);
    expect([await ada.me(session), await ada.me(other)]).toEqual([200, 401]);
    expect((await ada.refresh(other)).status).toBe(401);
    expect((await ada.refresh(session)).status).toBe(200);
    await expect(ada.login()).rejects.toThrow('401');
    expect(await ada.me(await ada.login('another good one'))).toBe(200);
  });

  it('cut what a device says of itself', async () => {
    const answer = await ada.refresh(session, { 'user-agent': 'é'.repeat(500) });
    expect(answer.status).toBe(200);
    const [row] = await database.query('SELECT user_agent FROM sessions WHERE owner_id = $1', [
      session.user.id,
    ]);
    expect(row?.['user_agent']).toBe('é'.repeat(200));
  });
});
