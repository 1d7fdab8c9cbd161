import { createSecretCipher, newId, type SecretCipher } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { rotateKeys } from './rotate-keys';
import { rotateStoredKeys } from './rotate-stored-keys';

const [OLD, NEW, THIRD] = ['o'.repeat(32), 'n'.repeat(32), 't'.repeat(32)];

describe('rotateKeys', () => {
  let bench: TestBench;
  let old: SecretCipher;
  let both: SecretCipher;
  let owner: string;

  beforeAll(async () => {
    [old, both] = await Promise.all([createSecretCipher(OLD), createSecretCipher(NEW, [OLD])]);
    bench = await createTestBench(await createTestDatabase());
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    owner = newId();
    await bench.database.users.create({ id: owner, email: `${owner}@x.org`, passwordHash: 'h', name: null });
  });

  afterAll(() => bench.close());

  /** Stores keys whose secret is their name. */
  async function store(count: number, cipher: SecretCipher): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const key = { id: newId(), provider: 'http', name: `secret ${newId()}`, scheme: 'header' as const };
      const row = { ...key, headerName: `X-${index}`, lastFour: null };
      const secret = cipher.encrypt({ ...row, ownerId: owner }, key.name);
      await bench.database.apiKeys.create(owner, { ...row, ...secret }, { maxKeys: 10_000 });
      ids.push(key.id);
    }
    return ids;
  }

  async function readAll(cipher: SecretCipher): Promise<number> {
    const rows = await bench.database.apiKeys.list(owner);
    for (const { id, name } of rows) {
      const row = await bench.database.apiKeys.findEncrypted(owner, id);
      expect(row && cipher.decrypt(row, row)).toBe(name);
    }
    return rows.length;
  }

  it('encrypts what is old with the new key, in batches, and leaves what is new', async () => {
    const renewedBefore = (await store(2, both))[0] ?? '';
    await store(7, old);
    const before = await bench.database.apiKeys.findEncrypted(owner, renewedBefore);
    const progress: object[] = [];
    const onProgress = (each: object) => void progress.push(each);
    const result = await rotateKeys(bench.database.keyRotation, both, { batchSize: 3, onProgress });
    expect(result).toEqual({ renewed: 7, unreadable: [] });
    expect(progress).toEqual([3, 6, 7].map((renewed) => ({ renewed, total: 7 })));
    expect(await bench.database.apiKeys.findEncrypted(owner, renewedBefore)).toEqual(before);
    expect(await readAll(await createSecretCipher(NEW))).toBe(9);
    expect(await rotateKeys(bench.database.keyRotation, both)).toEqual({ renewed: 0, unreadable: [] });
  });

  it('names what it can not open, leaves it and goes on', async () => {
    await store(3, old);
    const [lost = ''] = await store(1, await createSecretCipher(THIRD));
    const [damaged = ''] = await store(1, old);
    await store(3, old);
    await bench.query(`UPDATE api_keys SET header_name = 'X-Moved' WHERE id = $1`, [damaged]);
    const before = await bench.query('SELECT * FROM api_keys WHERE id = ANY ($1) ORDER BY id', [
      [lost, damaged],
    ]);
    const lines: string[] = [];
    const result = await rotateStoredKeys({
      databaseUrl: bench.url,
      encryptionKey: NEW,
      formerEncryptionKeys: [OLD],
      print: (line) => lines.push(line),
    });
    expect(result).toEqual({ renewed: 6, unreadable: [lost, damaged].sort() });
    expect(lines.filter((line) => line.includes(lost) || line.includes(damaged))).toHaveLength(2);
    expect(lines.join('\n')).not.toContain('secret ');
    expect(
      await bench.query('SELECT * FROM api_keys WHERE id = ANY ($1) ORDER BY id', [[lost, damaged]]),
    ).toEqual(before);
  });

  it('does each key once when several run at once, and waits for keys that are being changed', async () => {
    const [held = ''] = await store(40, old);
    const others = await Promise.all([bench.open(), bench.open()]);
    let free: () => void = () => undefined;
    const isHeld = new Promise<void>((resolve) => (free = resolve));
    await bench.query('BEGIN');
    await bench.query('SELECT 1 FROM api_keys WHERE id = $1 FOR UPDATE', [held]);
    const rotations = [bench.database, ...others].map((database) =>
      rotateKeys(database.keyRotation, both, { batchSize: 4 }).finally(free),
    );
    const first = await Promise.race([
      isHeld.then(() => 'ended'),
      new Promise((r) => setTimeout(r, 600, 'waits')),
    ]);
    await bench.query('COMMIT');
    const results = await Promise.all(rotations);
    expect(first).toBe('waits');
    expect(results.reduce((sum, { renewed }) => sum + renewed, 0)).toBe(40);
    expect(await readAll(await createSecretCipher(NEW))).toBe(40);
  });

  it('ends between two batches when it is told to', async () => {
    await store(6, old);
    const abort = new AbortController();
    const options = { batchSize: 2, signal: abort.signal, onProgress: () => abort.abort() };
    await expect(rotateKeys(bench.database.keyRotation, both, options)).rejects.toThrow(/abort/i);
    expect(await bench.database.keyRotation.countOthers(both.currentVersion)).toBe(4);
    expect(await readAll(both)).toBe(6);
  });
});
