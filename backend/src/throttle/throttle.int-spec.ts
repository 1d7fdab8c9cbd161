import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type ApiAnswer,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const LIMIT = 3;

describe('throttling', () => {
  let database: TestDatabase;
  let shared: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    shared = await limited();
  });

  beforeEach(() => {
    api = new ApiClient(shared.url);
  });

  afterAll(async () => {
    await shared?.stop();
    await database?.drop();
  });

  function limited(environment: Record<string, string> = {}): Promise<Stack> {
    const limits = {
      THROTTLE_API_PER_MINUTE: String(LIMIT),
      THROTTLE_AUTH_PER_MINUTE: String(LIMIT),
      THROTTLE_WEBHOOK_PER_MINUTE: String(LIMIT),
    };
    return startStack({
      databaseUrl: database.url,
      workers: 0,
      environment: { ...limits, ...environment },
    });
  }

  /** A backend with settings and counters of its own. */
  async function throttled(
    work: (api: ApiClient & { url: string }) => Promise<void>,
    environment: Record<string, string> = {},
  ): Promise<void> {
    const stack = await limited(environment);
    try {
      await work(Object.assign(new ApiClient(stack.url), { url: stack.url }));
    } finally {
      await stack.stop();
    }
  }

  type Send = (count: number) => Promise<ApiAnswer<{ code: string }>>;

  async function statusesOf(times: number, send: Send): Promise<number[]> {
    const statuses = [];
    for (let count = 0; count < times; count += 1) statuses.push((await send(count)).status);
    return statuses;
  }

  const allowanceOf = ({ headers }: ApiAnswer<unknown>) =>
    ['limit', 'remaining'].map((name) => Number(headers.get(`ratelimit-${name}`)));

  /** An attempt to sign in that costs no password check: the account is unknown to nobody but the counters. */
  const attempt = (api: ApiClient, email: string, headers: Record<string, string> = {}) =>
    api.send<{ code: string }>('POST', '/auth/login', { email, password: '' }, headers);

  it('counts attempts on an account from an address, and says when to try again', async () => {
    const first = await attempt(api, 'ada@example.org');
    expect([first.status, ...allowanceOf(first)]).toEqual([400, LIMIT, LIMIT - 1]);
    expect(Number(first.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(50);
    expect(await statusesOf(3, () => attempt(api, 'ada@example.org'))).toEqual([400, 400, 429]);
    const refused = await attempt(api, ' ADA@Example.org ');
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
    expect(allowanceOf(refused)).toEqual([LIMIT, 0]);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(50);
    expect(refused.headers.get('ratelimit-reset')).toBe(String(wait));
    expect((await attempt(api, 'grace@example.org')).status).toBe(400);
  });

  it('counts an address over all accounts, whatever it says of itself, and signing out and refreshing too', async () => {
    await throttled(async (api) => {
      const lies = (count: number) => ({
        'x-forwarded-for': `203.0.113.${count}`,
        forwarded: `for=203.0.113.${count}`,
      });
      const send: Send = (count) =>
        count % 3 === 0
          ? api.send('POST', '/auth/refresh', undefined, lies(count))
          : count % 3 === 1
            ? api.send('POST', '/auth/logout', undefined, lies(count))
            : attempt(api, `user${count}@example.org`, lies(count));
      const statuses = await statusesOf(10 * LIMIT, send);
      expect(statuses).not.toContain(429);
      expect(await statusesOf(3, (count) => send(count + 100))).toEqual([429, 429, 429]);
    });
  });

  it('counts an account over all addresses, and an IPv6 network as one address', async () => {
    await throttled(
      async (api) => {
        const from = (ip: string, email = 'ada@example.org') =>
          attempt(api, email, { 'x-forwarded-for': ip });
        const neighbours: Send = (count) => from(`2001:db8:1:1::${count + 1}`);
        expect(await statusesOf(LIMIT + 1, neighbours)).toEqual([400, 400, 400, 429]);
        // What was refused by the counter of both is counted for the account before.
        const statuses = await statusesOf(5 * LIMIT - LIMIT - 1, (count) => from(`198.51.100.${count}`));
        expect(statuses).not.toContain(429);
        expect((await from('192.0.2.77')).status).toBe(429);
        expect((await from('192.0.2.77', 'grace@example.org')).status).toBe(400);
      },
      { TRUST_PROXY: '127.0.0.0/8' },
    );
  });

  it('believes no proxy but those it is told', async () => {
    await throttled(
      async (api) => {
        const statuses = await statusesOf(LIMIT + 1, (count) =>
          attempt(api, 'ada@example.org', { 'x-forwarded-for': `203.0.113.${count}` }),
        );
        expect(statuses).toEqual([400, 400, 400, 429]);
      },
      { TRUST_PROXY: '10.0.0.0/8,192.168.1.1' },
    );
  });

  it('takes the address from the proxy, not from what the client said to the proxy', async () => {
    await throttled(
      async (api) => {
        const statuses = await statusesOf(LIMIT + 1, (count) =>
          attempt(api, 'ada@example.org', { 'x-forwarded-for': `203.0.113.${count}, 198.51.100.7` }),
        );
        expect(statuses).toEqual([400, 400, 400, 429]);
      },
      { TRUST_PROXY: '1' },
    );
  });

  it('counts the API by user, and health never', async () => {
    await api.register();
    const listed = await api.send('GET', '/workflows');
    expect([listed.status, ...allowanceOf(listed)]).toEqual([200, LIMIT, LIMIT - 1]);
    expect(await statusesOf(3, () => api.send('GET', '/workflows'))).toEqual([200, 200, 429]);
    expect(await statusesOf(4, () => api.send('GET', '/health'))).toEqual([200, 200, 200, 200]);
  });

  it('counts what shows no good token by its address, and lets good ones of that address pass', async () => {
    await throttled(async (api) => {
      const stranger = new ApiClient(api.url);
      const guess: Send = (count) =>
        stranger.send('GET', '/workflows', undefined, {
          authorization: count % 2 === 0 ? `Bearer rex_pat_${'a'.repeat(43)}` : 'Bearer e30.e30.e30',
        });
      const first = await guess(0);
      expect([first.status, ...allowanceOf(first)]).toEqual([401, LIMIT, LIMIT - 1]);
      expect(await statusesOf(4, guess)).toEqual([401, 401, 429, 429]);
      expect((await stranger.send('GET', '/keys')).status).toBe(429);
      const refused = await guess(0);
      expect(refused.body.code).toBe('too-many-requests');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      await api.register();
      expect((await api.send('GET', '/workflows')).status).toBe(200);
    });
  });

  describe('of webhooks', () => {
    const SECRET = 'the-secret-of-a-sender';
    const ofMany = { THROTTLE_API_PER_MINUTE: '100' };

    /** The id of a webhook that knows its senders by a token, or takes everybody. */
    async function hooked(api: ApiClient, isGuarded: boolean, config: object = {}): Promise<string> {
      await api.register();
      const key = { provider: 'http', name: 'sender', key: SECRET };
      const { body } = await api.send<{ id: string }>('POST', '/keys', key);
      const auth = isGuarded ? { type: 'header', keyId: body.id } : { type: 'none' };
      return api.createWorkflow({
        name: 'hooked',
        nodes: [{ id: 'hook', type: 'webhook-trigger', config: { auth, ...config } }],
        edges: [],
      });
    }

    const upperCase = (id: string, count: number) =>
      [...id].map((letter, at) => ((count >> (at % 5)) & 1 ? letter.toUpperCase() : letter)).join('');

    it('counts by workflow, however its id is spelt', async () => {
      await throttled(async (api) => {
        const id = await hooked(api, false);
        const first = await api.send('POST', `/webhooks/${id}`, {});
        expect([first.status, ...allowanceOf(first)]).toEqual([202, LIMIT, LIMIT - 1]);
        const spelt: Send = (count) => api.send('POST', `/webhooks/${upperCase(id, count + 1)}`, {});
        expect(await statusesOf(4, spelt)).toEqual([202, 202, 429, 429]);
      }, ofMany);
    });

    it('counts by the limit of its trigger, however its id is spelt', async () => {
      await throttled(
        async (api) => {
          const id = await hooked(api, false, { rateLimitPerMinute: 2 });
          const spelt: Send = (count) => api.send('POST', `/webhooks/${upperCase(id, count)}`, {});
          expect(await statusesOf(4, spelt)).toEqual([202, 202, 429, 429]);
        },
        { ...ofMany, THROTTLE_WEBHOOK_PER_MINUTE: '0' },
      );
    });

    it('lets strangers use up nothing that its senders have', async () => {
      await throttled(async (api) => {
        const id = await hooked(api, true);
        const send = (token: string) =>
          api.send<{ code: string }>('POST', `/webhooks/${id}`, {}, { 'x-webhook-token': token });
        expect(await statusesOf(5, () => send('wrong'))).toEqual([401, 401, 401, 429, 429]);
        expect(await statusesOf(4, () => send(SECRET))).toEqual([202, 202, 202, 429]);
      }, ofMany);
    });

    it('counts those that are not there by the address that asks', async () => {
      await throttled(async (api) => {
        const guess: Send = (count) =>
          api.send('POST', `/webhooks/${count === 0 ? 'one' : crypto.randomUUID()}`, {});
        expect(await statusesOf(5, guess)).toEqual([404, 404, 404, 429, 429]);
      });
    });
  });

  it('counts guesses of the current password like those at sign-in', async () => {
    const { email } = await api.register();
    const guess: Send = () => api.send('DELETE', '/auth/me', { password: 'wrong password' });
    expect(await statusesOf(3, guess)).toEqual([422, 422, 429]);
    expect((await attempt(api, email)).status).toBe(429);
  });
});
