import { createSecretCipher, newId, type SecretCipher } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { ApiKeyDetails, NewApiKey } from './api-key-row';
import type { ApiKeysRepository } from './api-keys.repository';

const LIMITS = { maxKeys: 100 };
const NO_DETAILS: ApiKeyDetails = { baseUrl: null, scheme: null, username: null, headerName: null };

describe('ApiKeysRepository', () => {
  let bench: TestBench;
  let cipher: SecretCipher;
  let keys: ApiKeysRepository;
  let ada: string;
  let grace: string;

  beforeAll(async () => {
    cipher = await createSecretCipher('an-encryption-key-of-the-tests-only');
    bench = await createTestBench(await createTestDatabase());
    keys = bench.database.apiKeys;
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    [ada, grace] = await Promise.all([aUser(), aUser()]);
  });

  afterAll(() => bench.close());

  async function aUser(): Promise<string> {
    const id = newId();
    await bench.database.users.create({ id, email: `${id}@example.org`, passwordHash: 'hash', name: null });
    return id;
  }

  function aKey(ownerId: string, change: Partial<NewApiKey> = {}): NewApiKey {
    const key = { id: newId(), provider: 'http', name: 'billing', lastFour: '6789', ...change };
    return { ...key, ...cipher.encrypt({ ...key, ownerId }, 'sk-123456789') };
  }

  it('keeps a key so that it is listed without its secret and opens with it', async () => {
    const key = aKey(ada);
    const { id, provider, name } = key;
    const created = await keys.create(ada, key, LIMITS);
    const createdAt = expect.any(Date) as Date;
    const described = { id, provider, name, lastFour: '6789', createdAt, lastUsedAt: null };
    expect(created).toEqual({ ...described, ...NO_DETAILS });
    expect(await keys.find(ada, id.toUpperCase())).toEqual(created);
    expect(await keys.list(ada)).toEqual([created]);
    const found = await keys.findEncrypted(ada, id);
    expect(found).toMatchObject({ id, ownerId: ada, provider, name, isUseNoted: false });
    expect(found && cipher.decrypt(found, found)).toBe('sk-123456789');
    // In whatever case the id is written, the row's own spelling is what the secret is bound to.
    const upper = await keys.findEncrypted(ada, id.toUpperCase());
    expect(upper && cipher.decrypt(upper, upper)).toBe('sk-123456789');
  });

  it('does not open a secret that was moved to another row or given to another owner', async () => {
    const [mine, theirs] = [aKey(ada), aKey(grace)];
    await keys.create(ada, mine, LIMITS);
    await keys.create(grace, theirs, LIMITS);
    const opens = async (ownerId: string, id: string) => {
      const row = await keys.findEncrypted(ownerId, id);
      return row && cipher.decrypt(row, row);
    };
    await bench.query('UPDATE api_keys SET owner_id = $1, name = $2 WHERE id = $3', [
      grace,
      'moved',
      mine.id,
    ]);
    await expect(opens(grace, mine.id)).rejects.toMatchObject({ code: 'secret-unreadable' });
    await bench.query(
      `UPDATE api_keys AS k SET nonce = o.nonce, ciphertext = o.ciphertext FROM api_keys AS o WHERE k.id = $1 AND o.id = $2`,
      [theirs.id, mine.id],
    );
    await expect(opens(grace, theirs.id)).rejects.toMatchObject({ code: 'secret-unreadable' });
  });

  it('does not open a secret whose row says of another place to send it to', async () => {
    const key = aKey(ada, { provider: 'openai-compatible', baseUrl: 'https://models.example/v1' });
    await keys.create(ada, key, LIMITS);
    const opens = async () => {
      const row = await keys.findEncrypted(ada, key.id);
      return row && cipher.decrypt(row, row);
    };
    expect(await opens()).toBe('sk-123456789');
    for (const baseUrl of ['https://evil.example/v1', null]) {
      await bench.query('UPDATE api_keys SET base_url = $1 WHERE id = $2', [baseUrl, key.id]);
      await expect(opens()).rejects.toMatchObject({ code: 'secret-unreadable' });
    }
  });

  it('changes name, secret and details, each alone and together', async () => {
    const { id } = await keys.create(ada, aKey(ada), LIMITS);
    expect(await keys.change(ada, id, () => ({}))).toMatchObject({ name: 'billing' });
    expect(await keys.change(ada, id, () => ({ name: 'renamed' }))).toMatchObject({
      name: 'renamed',
      ...NO_DETAILS,
    });
    const details: ApiKeyDetails = { ...NO_DETAILS, scheme: 'header', headerName: 'X-Token' };
    const changed = await keys.change(ada, id.toUpperCase(), (current) => ({
      lastFour: 'cret',
      encrypted: {
        ...details,
        ...cipher.encrypt({ ...current, ...details }, `${cipher.decrypt(current, current)} secret`),
      },
    }));
    expect(changed).toMatchObject({ id, name: 'renamed', lastFour: 'cret', ...details });
    const row = await keys.findEncrypted(ada, id);
    expect(row && cipher.decrypt(row, row)).toBe('sk-123456789 secret');
  });

  it('gives no key a name that another has, and leaves it as it was', async () => {
    await keys.create(ada, aKey(ada, { name: 'taken' }), LIMITS);
    await keys.create(ada, aKey(ada, { name: 'taken too', provider: 'groq' }), LIMITS);
    const { id } = await keys.create(ada, aKey(ada), LIMITS);
    await expect(keys.change(ada, id, () => ({ name: 'taken', lastFour: 'xxxx' }))).rejects.toMatchObject({
      code: 'key-name-taken',
      message: expect.stringContaining('"taken" for http') as string,
    });
    expect(await keys.find(ada, id)).toMatchObject({ name: 'billing', lastFour: '6789' });
    expect(await keys.change(ada, id, () => ({ name: 'taken too' }))).toMatchObject({ name: 'taken too' });
  });

  it('makes one change of a key after the other', async () => {
    const { id } = await keys.create(ada, aKey(ada, { name: '' }), LIMITS);
    const append = () => keys.change(ada, id, ({ name }) => ({ name: `${name}x` }));
    await Promise.all(Array.from({ length: 8 }, append));
    expect(await keys.find(ada, id)).toMatchObject({ name: 'xxxxxxxx' });
  });

  it('lists the newest first, and only the own', async () => {
    await keys.create(grace, aKey(grace), LIMITS);
    for (const name of ['first', 'second', 'third']) await keys.create(ada, aKey(ada, { name }), LIMITS);
    expect((await keys.list(ada)).map((key) => key.name)).toEqual(['third', 'second', 'first']);
  });

  it('takes a name once for each owner and provider', async () => {
    const first = await keys.create(ada, aKey(ada), LIMITS);
    await expect(keys.create(ada, aKey(ada), LIMITS)).rejects.toMatchObject({
      code: 'key-name-taken',
      status: 409,
    });
    await keys.create(ada, aKey(ada, { provider: 'gemini' }), LIMITS);
    await keys.create(grace, aKey(grace), LIMITS);
    const again = await Promise.allSettled(
      [1, 2, 3, 4].map(() => keys.create(grace, aKey(grace, { name: 'raced' }), LIMITS)),
    );
    expect(again.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect((await keys.list(ada)).map((key) => key.id)).toContain(first.id);
  });

  it('stops at the limit of an owner, also when keys come at once', async () => {
    await keys.create(grace, aKey(grace), LIMITS);
    const created = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        keys.create(ada, aKey(ada, { name: `key ${index}` }), { maxKeys: 3 }),
      ),
    );
    const refusals = created.filter((each) => each.status === 'rejected');
    expect(refusals.map((each) => each.reason as unknown)).toEqual(
      Array.from(
        { length: 5 },
        () => expect.objectContaining({ code: 'too-many-keys', status: 422 }) as unknown,
      ),
    );
    expect(await keys.list(ada)).toHaveLength(3);
  });

  it("knows another owner's key as little as one that never was", async () => {
    const { id } = await keys.create(ada, aKey(ada), LIMITS);
    for (const unknown of [id, newId(), '', 'no-uuid', "' OR true --"]) {
      expect(await keys.findEncrypted(grace, unknown)).toBeUndefined();
      expect(await keys.find(grace, unknown)).toBeUndefined();
      expect(await keys.change(grace, unknown, () => ({ name: 'taken over' }))).toBeUndefined();
      expect(await keys.delete(grace, unknown)).toBe(false);
    }
    await keys.noteUsed(grace, id);
    expect(await keys.list(ada)).toMatchObject([{ id, name: 'billing', lastUsedAt: null }]);
  });

  it('notes a use at most once a minute', async () => {
    const { id } = await keys.create(ada, aKey(ada), LIMITS);
    const look = async () => {
      const [row] = await bench.query<{ at: Date; version: string }>(
        'SELECT last_used_at AS at, xmin::text AS version FROM api_keys WHERE id = $1',
        [id],
      );
      return { ...row, isUseNoted: (await keys.findEncrypted(ada, id))?.isUseNoted };
    };
    await Promise.all([1, 2, 3].map(() => keys.noteUsed(ada, id)));
    const noted = await look();
    expect(noted).toMatchObject({ at: expect.any(Date) as Date, isUseNoted: true });
    await keys.noteUsed(ada, id);
    expect(await look()).toEqual(noted);

    await bench.query(`UPDATE api_keys SET last_used_at = now() - interval '61 seconds' WHERE id = $1`, [id]);
    expect(await look()).toMatchObject({ isUseNoted: false });
    await keys.noteUsed(ada, id);
    expect(await look()).toMatchObject({ isUseNoted: true });
  });

  it('deletes a key once', async () => {
    const { id } = await keys.create(ada, aKey(ada), LIMITS);
    expect([await keys.delete(ada, id), await keys.delete(ada, id)]).toEqual([true, false]);
    expect(await keys.findEncrypted(ada, id)).toBeUndefined();
  });

  it('deletes the keys of a user with the user', async () => {
    await keys.create(ada, aKey(ada), LIMITS);
    const kept = await keys.create(grace, aKey(grace), LIMITS);
    await bench.query('DELETE FROM users WHERE id = $1', [ada]);
    expect(await bench.query('SELECT id FROM api_keys')).toEqual([{ id: kept.id }]);
  });

  it('holds no plaintext', async () => {
    await keys.create(ada, aKey(ada), LIMITS);
    const [row] = await bench.query<{ text: string; bytes: string }>(
      `SELECT k::text AS text, encode(ciphertext, 'escape') AS bytes FROM api_keys AS k`,
    );
    const hex = Buffer.from('sk-123456789').toString('hex');
    expect(row?.text).toContain('billing');
    expect(`${row?.text} ${row?.bytes}`).not.toMatch(new RegExp(`sk-123456789|${hex}`));
  });
});
