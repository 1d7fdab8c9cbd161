import { Logger } from '@nestjs/common';
import { openDatabase, type Database } from '@rex/database';
import { createSecretCipher } from '@rex/platform';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { StoredKeys } from './stored-keys';

const ENCRYPTION_KEY = 'an-encryption-key-of-the-tests-only';
const SECRET = 'sk-9f8e7d6c5b4a3f2e1d';

/** A key goes in by the API of the backend and comes out where steps read it, with nothing shared but the database and the setting. */
describe('StoredKeys', () => {
  let testDatabase: TestDatabase;
  let stack: Stack;
  let database: Database;
  let storedKeys: StoredKeys;
  let ada: { ownerId: string; keyId: string };

  beforeAll(async () => {
    testDatabase = await createReadyDatabase();
    const environment = { ENCRYPTION_KEY };
    stack = await startStack({ databaseUrl: testDatabase.url, workers: 0, environment });
    database = await openDatabase({ url: testDatabase.url, applicationName: 'rex-test' });
    storedKeys = new StoredKeys(database.apiKeys, await createSecretCipher(ENCRYPTION_KEY));
  });

  beforeEach(async () => {
    ada = await aStoredKey();
  });

  afterAll(async () => {
    await database?.close();
    await stack?.stop();
    await testDatabase?.drop();
  });

  async function aStoredKey() {
    const api = new ApiClient(stack.url);
    await api.register();
    const owner = await api.send<{ id: string }>('GET', '/auth/me');
    const key = await api.send<{ id: string }>('POST', '/keys', {
      provider: 'http',
      name: 'billing',
      key: SECRET,
    });
    return { ownerId: owner.body.id, keyId: key.body.id };
  }

  const read = ({ ownerId, keyId }: { ownerId: string; keyId: string }) =>
    storedKeys.readerFor(ownerId).read(keyId);
  const lastUsedAt = async (keyId: string) =>
    (await testDatabase.query('SELECT last_used_at FROM api_keys WHERE id = $1', [keyId]))[0]?.[
      'last_used_at'
    ];

  it('reads what was stored over the API, and notes the use', async () => {
    expect(await read(ada)).toEqual({
      ...{ provider: 'http', name: 'billing', value: SECRET },
      scheme: { type: 'bearer' },
    });
    await until(async () => (await lastUsedAt(ada.keyId)) !== null);
    expect(await lastUsedAt(ada.keyId)).toBeInstanceOf(Date);
  });

  it("gives nobody another owner's key, and notes no use of it", async () => {
    const grace = await aStoredKey();
    for (const keyId of [ada.keyId, ada.keyId.toUpperCase(), 'no-uuid', '', '__proto__'])
      expect(await read({ ownerId: grace.ownerId, keyId })).toBeUndefined();
    expect(await lastUsedAt(ada.keyId)).toBeNull();
  });

  it('reads a deleted key no more: nothing is remembered', async () => {
    await read(ada);
    await testDatabase.query('DELETE FROM api_keys WHERE id = $1', [ada.keyId]);
    expect(await read(ada)).toBeUndefined();
    expect(inspect(storedKeys, { depth: 9, showHidden: true })).not.toContain(SECRET);
  });

  it('reads also when the use can not be noted, and logs why', async () => {
    await testDatabase.query(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no notes today'; END $$;
       CREATE TRIGGER fails BEFORE UPDATE ON api_keys FOR EACH ROW EXECUTE FUNCTION fail();`,
    );
    const warnings: unknown[] = [];
    Logger.overrideLogger({ log: () => {}, error: () => {}, warn: (...line) => void warnings.push(...line) });
    try {
      expect(await read(ada)).toMatchObject({ value: SECRET });
      await until(async () => warnings.length > 0);
    } finally {
      Logger.overrideLogger(true);
      await testDatabase.query('DROP FUNCTION fail CASCADE');
    }
    expect(warnings[0]).toMatchObject({ err: { message: 'no notes today' }, keyId: ada.keyId });
    expect(await lastUsedAt(ada.keyId)).toBeNull();
  });

  it('says so when the worker has another ENCRYPTION_KEY than the backend had', async () => {
    const other = new StoredKeys(database.apiKeys, await createSecretCipher(`${ENCRYPTION_KEY}!`));
    await expect(other.readerFor(ada.ownerId).read(ada.keyId)).rejects.toMatchObject({
      name: 'OperationalError',
      code: 'encryption-key-changed',
    });
    expect(await lastUsedAt(ada.keyId)).toBeNull();
  });

  it('does not open a row that somebody changed', async () => {
    await testDatabase.query(`UPDATE api_keys SET provider = 'gemini' WHERE id = $1`, [ada.keyId]);
    await expect(read(ada)).rejects.toMatchObject({ name: 'UnexpectedError', code: 'secret-unreadable' });
  });
});

/** What nobody waits for happens a little later. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > givesUpAt) throw new Error('it did not happen within 30 s');
    await sleep(20);
  }
}
