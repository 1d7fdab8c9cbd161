import type { StorageBench } from './harness';

/** Time to live: an expired entry is as if it were not there. */
export function describeExpiry(bench: StorageBench): void {
  describe('an entry with a time to live', () => {
    const anExpired = async () => {
      await (await bench.storage()).put('workflow', 'a', 'old');
      await (await bench.storage()).put('workflow', 'a', 'old', { ttlSeconds: 60 });
      await bench.harness.advance(61_000);
    };

    it('lives that long from its last put', async () => {
      await (await bench.storage()).put('workflow', 'a', 1, { ttlSeconds: 60 });
      await bench.harness.advance(50_000);
      const entry = await (await bench.storage()).get('workflow', 'a');
      expect(entry?.expiresAt).toBeInstanceOf(Date);
      await (await bench.storage()).put('workflow', 'a', 2, { ttlSeconds: 60 });
      await bench.harness.advance(50_000);
      expect(await (await bench.storage()).get('workflow', 'a')).toMatchObject({ value: 2, version: 2 });
      await bench.harness.advance(11_000);
      expect(await (await bench.storage()).get('workflow', 'a')).toBeUndefined();
    });

    it('lives for ever once it is put without', async () => {
      await (await bench.storage()).put('workflow', 'a', 1, { ttlSeconds: 1 });
      await (await bench.storage()).put('workflow', 'a', 2);
      await bench.harness.advance(86_400_000);
      expect(await (await bench.storage()).get('workflow', 'a')).toMatchObject({ value: 2, expiresAt: null });
    });

    it('may live for ten years', async () => {
      const ttlSeconds = 10 * 365 * 86_400;
      const put = await (await bench.storage()).put('workflow', 'a', 1, { ttlSeconds });
      if (put.kind !== 'done') throw new Error('not put');
      const { expiresAt, updatedAt } = put.entry;
      expect((expiresAt?.getTime() ?? 0) - updatedAt.getTime()).toBe(ttlSeconds * 1000);
    });

    it('is not there after that: not to get, list or delete', async () => {
      await anExpired();
      const storage = await bench.storage();
      expect(await storage.get('workflow', 'a')).toBeUndefined();
      expect(await storage.list('workflow', { prefix: '', limit: 10 })).toEqual({ entries: [], next: null });
      expect(await storage.delete('workflow', 'a', { ifVersion: 2 })).toEqual({
        kind: 'conflict',
        current: undefined,
      });
      expect(await (await bench.storage()).delete('workflow', 'a')).toMatchObject({ existed: false });
    });

    it('gives its place to a new entry of version 1', async () => {
      await anExpired();
      expect(await (await bench.storage()).put('workflow', 'a', 'new')).toMatchObject({
        entry: { version: 1 },
      });
    });

    it('is no entry to compare with', async () => {
      await anExpired();
      const put = async (ifVersion: number) =>
        (await bench.storage()).put('workflow', 'a', 'new', { ifVersion });
      expect(await put(2)).toEqual({ kind: 'conflict', current: undefined });
      expect(await put(0)).toMatchObject({
        kind: 'done',
        entry: { value: 'new', version: 1, expiresAt: null },
      });
    });

    it('counts from 0 again, with a new time to live', async () => {
      await (await bench.storage()).increment('workflow', 'n', 5, { ttlSeconds: 60 });
      await bench.harness.advance(30_000);
      const going = await (await bench.storage()).increment('workflow', 'n', 1, { ttlSeconds: 60 });
      expect(going).toMatchObject({ value: 6, version: 2 });
      await bench.harness.advance(31_000);
      const fresh = await (await bench.storage()).increment('workflow', 'n', 1, { ttlSeconds: 60 });
      expect(fresh).toMatchObject({ value: 1, version: 1 });
      expect(fresh.expiresAt).toBeInstanceOf(Date);
    });

    it('that was no number is none to add to any more', async () => {
      await anExpired();
      expect(await (await bench.storage()).increment('workflow', 'a', 2)).toMatchObject({
        value: 2,
        version: 1,
        expiresAt: null,
      });
    });
  });
}
