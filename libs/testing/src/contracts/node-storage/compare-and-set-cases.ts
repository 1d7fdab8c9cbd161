import type { StorageBench } from './harness';

/** Compare and set: a change that asks for a version takes place in that version only. */
export function describeCompareAndSet(bench: StorageBench): void {
  describe('a change that asks for a version', () => {
    const put = async (value: number, ifVersion?: number) =>
      (await bench.storage()).put('workflow', 'a', value, ifVersion === undefined ? {} : { ifVersion });

    it('takes place in that version only, and tells what is there instead', async () => {
      await put(1);
      expect(await put(2, 1)).toMatchObject({ kind: 'done', entry: { value: 2, version: 2 } });
      for (const ifVersion of [0, 1, 3, Number.MAX_SAFE_INTEGER]) {
        const refused = await put(3, ifVersion);
        expect(refused).toMatchObject({ kind: 'conflict', current: { value: 2, version: 2 } });
      }
      expect(await put(4, 2)).toMatchObject({ kind: 'done', entry: { version: 3 } });
    });

    it('asks by 0 that there be none', async () => {
      expect(await put(1, 5)).toEqual({ kind: 'conflict', current: undefined });
      expect(await put(1, 0)).toMatchObject({ kind: 'done', entry: { version: 1 } });
      expect(await put(2, 0)).toMatchObject({ kind: 'conflict', current: { value: 1 } });
    });

    it('deletes that version only', async () => {
      const remove = async (ifVersion: number) =>
        (await bench.storage()).delete('workflow', 'a', { ifVersion });
      expect(await remove(0)).toEqual({ kind: 'done', key: 'a', existed: false });
      expect(await remove(1)).toEqual({ kind: 'conflict', current: undefined });
      await put(1);
      await put(2);
      for (const ifVersion of [0, 1, 3])
        expect(await remove(ifVersion)).toMatchObject({
          kind: 'conflict',
          current: { value: 2, version: 2 },
        });
      expect(await remove(2)).toEqual({ kind: 'done', key: 'a', existed: true });
      expect(await (await bench.storage()).get('workflow', 'a')).toBeUndefined();
    });

    it.each([0, 1])('wins for exactly one of 50 that ask for version %d at once', async (ifVersion) => {
      if (ifVersion > 0) await put(-1);
      const steps = await bench.steps(50);
      const outcomes = await Promise.all(
        steps.map((step, index) => {
          const { storageFor, otherStorageFor } = bench.harness;
          return (index % 2 ? storageFor(step) : otherStorageFor(step)).put('workflow', 'a', index, {
            ifVersion,
          });
        }),
      );
      const winners = outcomes.flatMap((each) => (each.kind === 'done' ? [each.entry] : []));
      expect(winners).toHaveLength(1);
      expect(await (await bench.storage()).get('workflow', 'a')).toEqual(winners[0]);
      expect(winners[0]?.version).toBe(ifVersion + 1);
      for (const each of outcomes) if (each.kind === 'conflict') expect(each.current).toEqual(winners[0]);
    });

    it('lets a step that was refused try again', async () => {
      await put(1);
      const step = await bench.step();
      const attempt = () => bench.harness.storageFor(step).put('workflow', 'a', 2, { ifVersion: 2 });
      expect(await attempt()).toMatchObject({ kind: 'conflict' });
      await put(1);
      expect(await attempt()).toMatchObject({ kind: 'done', entry: { version: 3 } });
    });
  });
}
