import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, createTestDatabase, startStack, type Stack, type TestDatabase } from '@rex/testing';
import { PASSWORD } from '../spec-support/account';

describe('what a sign-in costs', () => {
  let stack: Stack;
  let database: TestDatabase;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    // A machine that is busy hashing may be slow to answer from the database, which is not the subject here.
    const environment = { DATABASE_TIMEOUT_MS: '20000' };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
    api = new ApiClient(stack.url);
    await api.send('POST', '/auth/register', { email: 'known@example.org', password: PASSWORD });
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  const login = (email: string, password: string) =>
    api.send<{ detail: string }>('POST', '/auth/login', { email, password });

  async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  }

  const quantile = (values: number[], share: number) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? NaN;

  it('is the same for an e-mail that is known and for one that is not', async () => {
    const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const details = new Set<string>();
    const measure = async (who: 'known' | 'unknown') => {
      const ms = await millisecondsOf(async () => {
        const { status, body } = await login(`${who}@example.org`, 'wrong password');
        details.add(`${status} ${body.detail}`);
      });
      taken[who].push(ms);
    };
    // In turns, each as often first: what else the machine does meanwhile falls on both alike.
    for (let count = 0; count < 30; count += 1) {
      const pair = ['known', 'unknown'] as const;
      for (const who of count % 2 === 0 ? pair : pair.toReversed()) await measure(who);
    }
    expect([...details]).toEqual(['401 E-mail or password is wrong.']);
    // The median of the faster half: the slower one tells of the machine.
    const [known, unknown] = [quantile(taken.known, 0.25), quantile(taken.unknown, 0.25)];
    expect(Math.abs(known - unknown)).toBeLessThan(30);
    expect(unknown).toBeGreaterThan(50);
  }, 120_000);

  /** How long GET /health takes, in milliseconds, again and again until the end. */
  async function healthUntil(end: Promise<unknown>): Promise<number[]> {
    let isOver = false;
    void end.then(() => (isOver = true));
    const taken: number[] = [];
    while (!isOver) {
      taken.push(await millisecondsOf(() => api.send('GET', '/health')));
      await sleep(5);
    }
    return taken;
  }

  it('leaves the event loop to others when twenty come at once', async () => {
    const quiet = await healthUntil(sleep(2_000));
    const logins = Promise.all(Array.from({ length: 20 }, () => login('known@example.org', PASSWORD)));
    const taken = await healthUntil(logins);
    expect((await logins).map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(taken.length).toBeGreaterThan(20);
    // What the machine takes for itself is in both; twenty hashes on the loop would be one wait of seconds.
    expect(quantile(taken, 0.95) - quantile(quiet, 0.95)).toBeLessThan(50);
    expect(Math.max(...taken)).toBeLessThan(1_000);
  }, 60_000);

  it('is refused at once, not waited for, when there are far too many', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        api.send<{ code: string }>('POST', '/auth/login', { email: 'known@example.org', password: PASSWORD }),
      ),
    );
    const refused = answers.filter((answer) => answer.status === 503);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 503]));
    expect(refused.map((answer) => answer.body.code)).toContain('sign-in-busy');
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login('known@example.org', PASSWORD)).status).toBe(200);
  }, 60_000);
});
