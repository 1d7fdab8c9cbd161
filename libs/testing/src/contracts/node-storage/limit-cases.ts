import type { StorageBench } from './harness';

const FULL = { name: 'StorageError', code: 'storage-full' };

/** Limits, as the harness sets them: 1,000 bytes for a value, 20 entries for a user. */
export function describeStorageLimits(bench: StorageBench): void {
  describe('limits', () => {
    const put = async (key: string, ttlSeconds?: number) =>
      (await bench.storage()).put('workflow', key, 1, ttlSeconds === undefined ? {} : { ttlSeconds });
    const fill = async (count: number, ttlSeconds?: number) => {
      for (let index = 0; index < count; index += 1) await put(`key-${index}`, ttlSeconds);
    };

    it('take a value up to its size in bytes, and no longer one', async () => {
      const storage = await bench.storage();
      await storage.put('workflow', 'a', 'x'.repeat(998));
      const tooLarge = { code: 'storage-value-too-large' };
      await expect(storage.put('workflow', 'a', 'x'.repeat(999))).rejects.toMatchObject(tooLarge);
      await expect(storage.put('workflow', 'a', 'é'.repeat(500))).rejects.toMatchObject(tooLarge);
      expect(await storage.get('workflow', 'a')).toMatchObject({ version: 1 });
    });

    it('refuse one entry too many, and nothing else', async () => {
      await fill(20);
      await expect(put('one more')).rejects.toMatchObject(FULL);
      await expect((await bench.storage()).increment('user', 'one more', 1)).rejects.toMatchObject(FULL);
      await expect((await bench.storage()).put('user', 'x', 1, { ifVersion: 0 })).rejects.toMatchObject(FULL);
      expect(await put('key-7')).toMatchObject({ kind: 'done', entry: { version: 2 } });
      expect((await (await bench.storage()).increment('workflow', 'key-7', 1)).value).toBe(2);
      await (await bench.storage(await bench.harness.seedWorkflow())).put('workflow', 'theirs', 1);
    });

    it('count for all workflows of a user together', async () => {
      await fill(10);
      const sibling = await bench.harness.seedWorkflow(bench.workflow.ownerId);
      for (let index = 0; index < 10; index += 1)
        await (await bench.storage(sibling)).put(index % 2 ? 'user' : 'workflow', `key-${index}`, 1);
      await expect(put('one more')).rejects.toMatchObject(FULL);
    });

    it('hold exactly, also for those that come at once', async () => {
      await fill(10);
      const steps = await bench.steps(30);
      const results = await Promise.allSettled(
        steps.map((step) => bench.harness.storageFor(step).put('workflow', step.executionId, 1)),
      );
      expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(10);
      const page = await (await bench.storage()).list('workflow', { prefix: '', limit: 50 });
      expect(page.entries).toHaveLength(20);
    });

    it('give room again when entries are deleted or expire', async () => {
      await fill(20, 60);
      await (await bench.storage()).delete('workflow', 'key-3');
      await put('one more');
      await expect(put('another')).rejects.toMatchObject(FULL);
      await bench.harness.advance(61_000);
      await fill(19);
      await expect(put('another')).rejects.toMatchObject(FULL);
    });

    it('leave a refused step free to try again', async () => {
      await fill(20);
      const step = await bench.step();
      const attempt = () => bench.harness.storageFor(step).put('workflow', 'late', 1);
      await expect(attempt()).rejects.toMatchObject(FULL);
      await (await bench.storage()).delete('workflow', 'key-0');
      expect(await attempt()).toMatchObject({ kind: 'done', entry: { version: 1 } });
    });
  });
}
