import { createTestDatabase } from '@rex/testing/stack';
import { createPool } from '../connection/create-pool';
import { Sql } from '../connection/sql';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { LlmCacheRepository, MAX_CACHED_BYTES } from './llm-cache.repository';

const key = (byte: number) => Buffer.alloc(32, byte);

describe('LlmCacheRepository', () => {
  let bench: TestBench;
  let ownerId: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase(), { llmCacheEntries: 3 });
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    ({ ownerId } = await bench.seedWorkflow());
  });

  const cache = () => bench.database.llmCache;
  const put = (byte: number, response = `"answer ${byte}"`) => cache().put(ownerId, key(byte), response, 60);
  const kept = async () =>
    (await bench.query<{ byte: number }>('SELECT get_byte(key, 0) AS byte FROM llm_cache ORDER BY key')).map(
      ({ byte }) => byte,
    );

  it('gives what was last put under the key, to its owner alone', async () => {
    expect(await cache().get(ownerId, key(1))).toBeUndefined();
    await put(1);
    await put(1, '"zero \u0000 and half a pair \ud83d"');
    expect(JSON.parse((await cache().get(ownerId, key(1))) ?? '')).toBe('zero \u0000 and half a pair \ud83d');
    const { ownerId: other } = await bench.seedWorkflow();
    expect(await cache().get(other, key(1))).toBeUndefined();
  });

  it('forgets what is over its time, and removes it in batches', async () => {
    for (const byte of [1, 2, 3]) await put(byte);
    await bench.query(`UPDATE llm_cache SET expires_at = now() WHERE get_byte(key, 0) < 3`);
    expect(await cache().get(ownerId, key(1))).toBeUndefined();
    expect([await cache().prune(1), await cache().prune(5), await cache().prune(5)]).toEqual([1, 1, 0]);
    expect(await kept()).toEqual([3]);
  });

  it('keeps the newest of each owner', async () => {
    for (const byte of [1, 2, 3]) await put(byte);
    // Put again, it is the newest, and nothing has to go for it.
    await put(1);
    expect(await kept()).toEqual([1, 2, 3]);
    await put(4);
    expect(await kept()).toEqual([1, 3, 4]);
    const { ownerId: other } = await bench.seedWorkflow();
    await cache().put(other, key(9), '1', 60);
    expect(await kept()).toEqual([1, 3, 4, 9]);
  });

  it('keeps no more when many put at once', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => put(index % 20)));
    await put(99);
    expect(await kept()).toHaveLength(3);
    expect(await kept()).toContain(99);
  });

  it('does not keep what is large, nor anything where none is to be kept', async () => {
    await put(1, JSON.stringify('x'.repeat(MAX_CACHED_BYTES - 1)));
    expect(await kept()).toEqual([]);
    await put(1, JSON.stringify('x'.repeat(MAX_CACHED_BYTES - 2)));
    expect(await kept()).toEqual([1]);
    const none = (await bench.open({ llmCacheEntries: 0 })).llmCache;
    await none.put(ownerId, key(2), '1', 60);
    expect(await kept()).toEqual([1]);
  });

  it('knows nothing while the database is away', async () => {
    const pool = createPool({ url: 'postgres://rex@127.0.0.1:1/none', applicationName: 'rex-test' });
    const away = new LlmCacheRepository(new Sql(pool), 3);
    expect(await away.get(ownerId, key(1))).toBeUndefined();
    await away.put(ownerId, key(1), '1', 60);
    await pool.end();
  });

  it('drops the answers of a user with theirs', async () => {
    await put(1);
    await bench.query('DELETE FROM users WHERE id = $1', [ownerId]);
    expect(await kept()).toEqual([]);
  });
});
