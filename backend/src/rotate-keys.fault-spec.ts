import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiClient,
  createReadyDatabase,
  startProgram,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const COUNT = 500;
const JWT_SECRET = 'j'.repeat(40);
const [OLD, NEW] = ['an-old-encryption-key-of-the-tests', 'the-new-encryption-key-of-the-tests'];

/** A rotation of some seconds, so that there is a middle. */
const SLOW_DOWN = `
  CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END';
  CREATE TRIGGER slow BEFORE UPDATE OF key_version ON api_keys FOR EACH ROW EXECUTE FUNCTION slow()`;

describe('a rotation of the encryption key that is killed', () => {
  let database: TestDatabase;
  let target: Server;
  let url: string;
  let token = '';
  let stack: Stack;
  let carried: string[] = [];

  beforeAll(async () => {
    target = createServer(({ headers }, response) => {
      carried.push(headers.authorization ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
    database = await createReadyDatabase();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
    target?.closeAllConnections();
    target?.close();
  }, 60_000);

  /** Another backend, with these encryption keys. */
  async function restart(keys: Record<string, string>): Promise<void> {
    await stack?.stop();
    const environment = { ...keys, JWT_SECRET, HTTP_ALLOW_PRIVATE: '127.0.0.1', LIMIT_KEYS: String(COUNT) };
    stack = await startStack({ databaseUrl: database.url, workers: 0, environment });
  }

  const call = <Body>(method: string, path: string, body?: object) =>
    new ApiClient(stack.url).send<Body>(method, path, body, { authorization: `Bearer ${token}` });

  const rotate = () =>
    startProgram(
      'backend',
      { DATABASE_URL: database.url, ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_FORMER: OLD },
      'rotate-keys',
    );

  /** How many rows there are of each version, the smallest number first. */
  const versions = async () => {
    const rows = await database.query(
      'SELECT count(*)::int AS count FROM api_keys GROUP BY key_version ORDER BY count',
    );
    return rows.map((row) => Number(row['count']));
  };

  /** Has the backend send every key to the target; tells which secrets arrived. */
  async function readAll(ids: string[]): Promise<Set<string>> {
    carried = [];
    for (let at = 0; at < ids.length; at += 4) {
      const some = ids.slice(at, at + 4);
      const answers = await Promise.all(
        some.map((id) => call<{ code: string }>('POST', `/keys/${id}/test`, { url })),
      );
      expect(answers.map(({ body }) => body.code)).toEqual(some.map(() => 'ok'));
    }
    return new Set(carried);
  }

  it(`leaves all ${COUNT} keys readable, and goes on when it is run again`, async () => {
    await restart({ ENCRYPTION_KEY: OLD });
    const ada = { email: 'ada@example.org', password: 'correct horse battery' };
    token = (await call<{ accessToken: string }>('POST', '/auth/register', ada)).body.accessToken;
    const ids: string[] = [];
    const expected = new Set<string>();
    for (let index = 0; index < COUNT; index += 1) {
      const key = `secret-number-${index}-of-the-tests`;
      const stored = await call<{ id: string }>('POST', '/keys', {
        ...{ provider: 'http', name: `key ${index}`, key },
      });
      ids.push(stored.body.id);
      expected.add(`Bearer ${key}`);
    }
    await database.query(SLOW_DOWN);

    await restart({ ENCRYPTION_KEY: NEW, ENCRYPTION_KEY_FORMER: OLD });
    const killed = rotate();
    while ((await versions()).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    killed.process.kill('SIGKILL');
    expect(await killed.exited).toBe('SIGKILL');
    const halfWay = await versions();
    expect(halfWay).toHaveLength(2);
    expect(halfWay[0]).toBeGreaterThanOrEqual(100);
    expect(await readAll(ids)).toEqual(expected);
    expect(await versions()).toEqual(halfWay);

    const [one, two] = [rotate(), rotate()];
    const throughout = readAll(ids);
    expect([await one.exited, await two.exited]).toEqual([0, 0]);
    expect(await throughout).toEqual(expected);
    expect(one.output()).toContain('All stored keys are encrypted with the new encryption key');
    expect(await versions()).toEqual([COUNT]);

    await restart({ ENCRYPTION_KEY: NEW });
    expect(await readAll(ids)).toEqual(expected);
  }, 180_000);

  it('ends with 1 and names what it can not open', async () => {
    const rows = await database.query('UPDATE api_keys SET key_version = 7 WHERE name = $1 RETURNING id', [
      'key 3',
    ]);
    const rotation = rotate();
    expect(await rotation.exited).toBe(1);
    expect(rotation.output()).toContain(String(rows[0]?.['id']));
    expect(rotation.output()).not.toContain('secret-number');
  }, 60_000);
});
