import type { NodeStorage } from '@rex/node-sdk';
import type { StorageBench, StorageStep } from './harness';

/** PROMISES P5: a step may be tried again, on whatever worker; each of its changes takes place once. */
export function describeOnceOnly(bench: StorageBench): void {
  describe('a step that is tried again', () => {
    const look = async (key: string) => (await bench.storage()).get('workflow', key);
    /** What an attempt gives now, and what one on another worker gives after something else has changed the entry. */
    const twice = async <Result>(
      attempt: (storage: NodeStorage) => Promise<Result>,
    ): Promise<[Result, Result]> => {
      const step = await bench.step();
      const first = await attempt(bench.harness.storageFor(step));
      await (await bench.storage()).put('workflow', 'a', 'by others');
      return [first, await attempt(bench.harness.otherStorageFor(step))];
    };

    it('puts once, and gives what it gave', async () => {
      const [first, second] = await twice((storage) =>
        storage.put('workflow', 'a', { n: 1 }, { ttlSeconds: 60 }),
      );
      expect(first).toMatchObject({ kind: 'done', entry: { value: { n: 1 }, version: 1 } });
      expect(second).toEqual(first);
      expect(await look('a')).toMatchObject({ value: 'by others', version: 2 });
    });

    it('puts what it put first, even if it would now put something else elsewhere', async () => {
      let attempts = 0;
      const [first, second] = await twice((storage) => {
        attempts += 1;
        return storage.put('workflow', `random-${attempts}`, attempts);
      });
      expect(second).toEqual(first);
      expect(await look('random-1')).toMatchObject({ value: 1 });
      expect(await look('random-2')).toBeUndefined();
    });

    it('wins a comparison once, and does not lose it to itself', async () => {
      await (await bench.storage()).put('workflow', 'a', 0);
      const [first, second] = await twice((storage) => storage.put('workflow', 'a', 1, { ifVersion: 1 }));
      expect(first).toMatchObject({ kind: 'done', entry: { version: 2 } });
      expect(second).toEqual(first);
      const [created, again] = await twice((storage) => storage.put('workflow', 'b', 1, { ifVersion: 0 }));
      expect(created).toMatchObject({ kind: 'done', entry: { version: 1 } });
      expect(again).toEqual(created);
    });

    it('counts once', async () => {
      const [first, second] = await twice((storage) => storage.increment('workflow', 'n', 1));
      expect(first).toMatchObject({ value: 1, version: 1 });
      expect(second).toEqual(first);
      expect(await look('n')).toMatchObject({ value: 1, version: 1 });
    });

    it('deletes once, and not what was put since', async () => {
      await (await bench.storage()).put('workflow', 'a', 'mine');
      const [first, second] = await twice((storage) => storage.delete('workflow', 'a'));
      expect([first, second]).toEqual([
        { kind: 'done', key: 'a', existed: true },
        { kind: 'done', key: 'a', existed: true },
      ]);
      expect(await look('a')).toMatchObject({ value: 'by others' });
    });

    it('deletes nothing later, if there was nothing at first', async () => {
      const [first, second] = await twice((storage) => storage.delete('workflow', 'a'));
      expect(first).toEqual({ kind: 'done', key: 'a', existed: false });
      expect(second).toEqual(first);
      expect(await look('a')).toMatchObject({ value: 'by others' });
    });

    it('makes each of several changes once, and goes on where it was', async () => {
      const step = await bench.step();
      const first = bench.harness.storageFor(step);
      await first.increment('workflow', 'n', 1);
      await first.increment('workflow', 'n', 10);
      const second = bench.harness.otherStorageFor(step);
      for (const by of [1, 10, 100]) await second.increment('workflow', 'n', by);
      expect(await look('n')).toMatchObject({ value: 111, version: 3 });
    });

    it('is another one under another node or execution', async () => {
      const step = await bench.step();
      const other = await bench.step();
      const steps: StorageStep[] = [step, { ...step, nodeId: 'other' }, other];
      for (const each of steps) await bench.harness.storageFor(each).increment('workflow', 'n', 1);
      expect(await look('n')).toMatchObject({ value: 3 });
    });

    it('counts once on two workers at the same moment', async () => {
      const steps = await bench.steps(25);
      const pairs = await Promise.all(
        steps.map((step) =>
          Promise.all([
            bench.harness.storageFor(step).increment('workflow', 'n', 1),
            bench.harness.otherStorageFor(step).increment('workflow', 'n', 1),
          ]),
        ),
      );
      for (const [one, other] of pairs) expect(other).toEqual(one);
      expect(await look('n')).toMatchObject({ value: 25, version: 25 });
    });

    it('puts one of two keys on two workers at the same moment', async () => {
      const steps = await bench.steps(9);
      for (const step of steps) {
        const [one, other] = await Promise.all([
          bench.harness.storageFor(step).put('workflow', `one ${step.executionId}`, 1),
          bench.harness.otherStorageFor(step).put('workflow', `two ${step.executionId}`, 2),
        ]);
        expect(other).toEqual(one);
      }
      const { entries } = await (await bench.storage()).list('workflow', { prefix: '', limit: 50 });
      expect(entries).toHaveLength(9);
    });
  });
}
