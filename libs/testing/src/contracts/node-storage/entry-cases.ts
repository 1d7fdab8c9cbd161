import type { StorageScope } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import type { StorageBench } from './harness';

/** Putting, getting, deleting and counting; and whose entries are whose. */
export function describeEntries(bench: StorageBench): void {
  describe('entries', () => {
    it('are there for later executions, with a version that every change raises', async () => {
      const put = await (await bench.storage()).put('workflow', 'cursor', { page: 1 });
      expect(put).toEqual({
        kind: 'done',
        entry: {
          key: 'cursor',
          value: { page: 1 },
          version: 1,
          updatedAt: expect.any(Date),
          expiresAt: null,
        },
      });
      const again = await (await bench.storage()).put('workflow', 'cursor', 'end');
      expect(again).toMatchObject({ kind: 'done', entry: { value: 'end', version: 2 } });
      expect(await (await bench.storage()).get('workflow', 'cursor')).toMatchObject({
        value: 'end',
        version: 2,
      });
    });

    const values: JsonValue[] = [
      null,
      false,
      '',
      'a\u0000b \ud800 😀',
      -0.5,
      1e300,
      [],
      {},
      JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}') as JsonValue,
    ];
    it.each(values)('keep the value %j as it is', async (value) => {
      await (await bench.storage()).put('workflow', 'value', value);
      const entry = await (await bench.storage()).get('workflow', 'value');
      expect(JSON.stringify(entry?.value)).toBe(JSON.stringify(value));
    });

    it.each([
      ['a space', ' '],
      ['a name of JavaScript', '__proto__'],
      ['an injection', "'; DROP TABLE storage_entries; --"],
      ['another script', 'ключ'],
      ['a character of two units', '😀'],
      ['a slash', '/a/b'],
      ['512 characters', 'x'.repeat(512)],
      ['512 characters of two units', '😀'.repeat(512)],
    ])('may have %s as their key', async (_what, key) => {
      await (await bench.storage()).put('workflow', key, 1);
      const entry = await (await bench.storage()).get('workflow', key);
      expect(entry).toMatchObject({ key, value: 1 });
      const { entries } = await (await bench.storage()).list('workflow', { prefix: '', limit: 10 });
      expect(entries).toEqual([entry]);
    });

    it.each([
      ['nothing', ''],
      ['513 characters', 'x'.repeat(513)],
      ['513 characters of two units', '😀'.repeat(513)],
      ['100,000 characters', 'x'.repeat(100_000)],
      ['U+0000', 'a\u0000'],
      ['half a surrogate pair', 'a\ud800b'],
    ])('can not have %s as their key', async (_what, key) => {
      const storage = await bench.storage();
      const refusal = { name: 'StorageError', code: 'storage-key-invalid' };
      await expect(storage.put('workflow', key, 1)).rejects.toMatchObject(refusal);
      await expect(storage.get('workflow', key)).rejects.toMatchObject(refusal);
      await expect(storage.delete('workflow', key)).rejects.toMatchObject(refusal);
      await expect(storage.increment('workflow', key, 1)).rejects.toMatchObject(refusal);
    });

    it('go when they are deleted, and begin again with version 1', async () => {
      await (await bench.storage()).put('workflow', 'a', 1);
      await (await bench.storage()).put('workflow', 'a', 2);
      expect(await (await bench.storage()).delete('workflow', 'a')).toEqual({
        kind: 'done',
        key: 'a',
        existed: true,
      });
      expect(await (await bench.storage()).get('workflow', 'a')).toBeUndefined();
      expect(await (await bench.storage()).delete('workflow', 'a')).toEqual({
        kind: 'done',
        key: 'a',
        existed: false,
      });
      expect(await (await bench.storage()).put('workflow', 'a', 3)).toMatchObject({ entry: { version: 1 } });
    });

    it('are apart by workflow, shared by the workflows of a user, and nobody else’s', async () => {
      const sibling = await bench.harness.seedWorkflow(bench.workflow.ownerId);
      const stranger = await bench.harness.seedWorkflow();
      const storage = await bench.storage();
      await storage.put('workflow', 'a', 'of the workflow');
      await storage.put('user', 'a', 'of the user');
      const seen = async (workflow: typeof sibling, scope: StorageScope) => {
        const reader = await bench.storage(workflow);
        const { entries } = await reader.list(scope, { prefix: '', limit: 10 });
        const entry = await reader.get(scope, 'a');
        expect(entries).toEqual(entry ? [entry] : []);
        return entry?.value;
      };
      expect(await seen(bench.workflow, 'workflow')).toBe('of the workflow');
      expect(await seen(bench.workflow, 'user')).toBe('of the user');
      expect(await seen(sibling, 'workflow')).toBeUndefined();
      expect(await seen(sibling, 'user')).toBe('of the user');
      expect(await seen(stranger, 'workflow')).toBeUndefined();
      expect(await seen(stranger, 'user')).toBeUndefined();
      // Nor can anybody reach another's workflow by its id.
      const mixed = { ...bench.workflow, ownerId: stranger.ownerId };
      expect(
        await bench.harness.storageFor({ ...mixed, executionId: 'x', nodeId: 'y' }).get('workflow', 'a'),
      ).toBeUndefined();
      expect(await (await bench.storage(stranger)).delete('user', 'a')).toMatchObject({ existed: false });
      expect(await seen(bench.workflow, 'user')).toBe('of the user');
    });
  });

  describe('increment', () => {
    it('begins at 0 and adds whatever the sign', async () => {
      const values: JsonValue[] = [];
      for (const by of [1, 41, -2, 0.5, 0])
        values.push((await (await bench.storage()).increment('workflow', 'n', by)).value);
      expect(values).toEqual([1, 42, 40, 40.5, 40.5]);
      expect(await (await bench.storage()).get('workflow', 'n')).toMatchObject({ value: 40.5, version: 5 });
    });

    it('adds to a number that was put, as JavaScript does', async () => {
      await (await bench.storage()).put('workflow', 'n', 0.1);
      expect((await (await bench.storage()).increment('workflow', 'n', 0.2)).value).toBe(0.1 + 0.2);
      await (await bench.storage()).put('workflow', 'n', 5e-324);
      expect((await (await bench.storage()).increment('workflow', 'n', -5e-324)).value).toBe(0);
    });

    it('loses none of 200 that come at once', async () => {
      const steps = await bench.steps(200);
      const entries = await Promise.all(
        steps.map((step, index) => {
          const { storageFor, otherStorageFor } = bench.harness;
          return (index % 2 ? storageFor(step) : otherStorageFor(step)).increment('workflow', 'n', 1);
        }),
      );
      expect(new Set(entries.map((entry) => entry.value)).size).toBe(200);
      expect(await (await bench.storage()).get('workflow', 'n')).toMatchObject({ value: 200, version: 200 });
    });

    it.each<JsonValue>(['7', null, true, [1], { n: 1 }, '-'])(
      'refuses to add to %j, and leaves it',
      async (value) => {
        await (await bench.storage()).put('workflow', 'n', value);
        const adding = (await bench.storage()).increment('workflow', 'n', 1);
        await expect(adding).rejects.toMatchObject({ code: 'storage-not-a-number' });
        expect(await (await bench.storage()).get('workflow', 'n')).toMatchObject({ value, version: 1 });
      },
    );

    it('refuses a sum that would no longer be exact, rather than losing what is added', async () => {
      await (await bench.storage()).put('workflow', 'n', Number.MAX_SAFE_INTEGER - 1);
      expect((await (await bench.storage()).increment('workflow', 'n', 1)).value).toBe(
        Number.MAX_SAFE_INTEGER,
      );
      for (const by of [1, Number.MAX_SAFE_INTEGER]) {
        const adding = (await bench.storage()).increment('workflow', 'n', by);
        await expect(adding).rejects.toMatchObject({ code: 'storage-not-a-number' });
      }
      expect((await (await bench.storage()).increment('workflow', 'n', -1)).version).toBe(3);
    });

    it.each([2 ** 53, -1e300, Infinity, NaN])('refuses to add %d', async (by) => {
      const adding = (await bench.storage()).increment('workflow', 'n', by);
      await expect(adding).rejects.toMatchObject({ code: 'storage-not-a-number' });
      expect(await (await bench.storage()).get('workflow', 'n')).toBeUndefined();
    });
  });
}
