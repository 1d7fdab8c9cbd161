import { newId } from '@rex/platform';
import { COMPLETED, aStep, aWrite, type ContractBench } from './harness';

/** Fencing: whoever lost the lease writes nothing more; what has ended stays as it is (PROMISES P3, P6). */
export function describeFencing(bench: ContractBench): void {
  describe('fencing', () => {
    it('refuses a write of an old epoch and lets the new holder write', async () => {
      const old = await bench.claimed('worker-1');
      await bench.expireLeases();
      const current = await bench.reclaimed(old.executionId, 'worker-2');
      const late = await bench.store.record('worker-1', [
        aWrite(old, [aStep('a', { outputJson: '"late"' })], COMPLETED),
      ]);
      const good = await bench.store.record('worker-2', [
        aWrite(current, [aStep('a', { outputJson: '"good"' })]),
      ]);
      expect(late).toEqual({ revisions: new Map(), refused: [old.executionId] });
      expect(good.refused).toEqual([]);
      const stored = await bench.look(old.executionId);
      expect(stored.status).toBe('running');
      expect(stored.steps).toMatchObject([{ outputJson: '"good"' }]);
    });

    it('refuses an old epoch also to the worker that holds the new one', async () => {
      const old = await bench.claimed('worker-1');
      await bench.expireLeases();
      const current = await bench.reclaimed(old.executionId, 'worker-1');
      const { revisions, refused } = await bench.store.record('worker-1', [
        aWrite(old, [aStep('old')]),
        aWrite(current, [aStep('new')]),
      ]);
      expect([...revisions.keys()]).toEqual([old.executionId]);
      expect(refused).toEqual([old.executionId]);
      expect((await bench.look(old.executionId)).steps.map((step) => step.nodeId)).toEqual(['new']);
    });

    it('changes nothing by an old epoch that comes alone from the worker that holds the new one', async () => {
      const old = await bench.claimed('worker-1');
      await bench.expireLeases();
      await bench.reclaimed(old.executionId, 'worker-1');
      const before = await bench.look(old.executionId);
      const { refused } = await bench.store.record('worker-1', [aWrite(old, [aStep('old')], COMPLETED)]);
      await bench.store.releaseLeases('worker-1', [old]);
      expect(refused).toEqual([old.executionId]);
      expect(await bench.look(old.executionId)).toEqual(before);
    });

    it('refuses a write of another worker', async () => {
      const execution = await bench.claimed('worker-1');
      const before = await bench.look(execution.executionId);
      const { refused } = await bench.store.record('worker-2', [aWrite(execution, [aStep('a')], COMPLETED)]);
      expect(refused).toEqual([execution.executionId]);
      expect(await bench.look(execution.executionId)).toEqual(before);
    });

    it('refuses a write to an execution that never was', async () => {
      const executionId = newId();
      const { refused } = await bench.store.record('worker-1', [
        aWrite({ executionId, leaseEpoch: 1 }, [aStep('a')]),
      ]);
      expect(refused).toEqual([executionId]);
    });

    it('still writes under a lease that expired but that nobody took', async () => {
      const execution = await bench.claimed();
      await bench.expireLeases();
      const { refused } = await bench.store.record('worker-1', [aWrite(execution, [aStep('a')], COMPLETED)]);
      expect(refused).toEqual([]);
    });

    it.each(['completed', 'failed', 'cancelled'] as const)('never changes a %s execution', async (status) => {
      const execution = await bench.claimed();
      await bench.store.record('worker-1', [aWrite(execution, [aStep('a')], { ...COMPLETED, status })]);
      const before = await bench.look(execution.executionId);
      const again = { status: 'failed', outputJson: '"other"', error: null } as const;
      const { refused } = await bench.store.record('worker-1', [aWrite(execution, [aStep('b')], again)]);
      await bench.expireLeases();
      expect(await bench.store.claim([execution.executionId], 'worker-2')).toEqual([]);
      expect(await bench.store.failPoisoned(0)).toEqual([]);
      const after = await bench.look(execution.executionId);
      expect(refused).toEqual([execution.executionId]);
      expect([after.status, after.outputJson, after.revision]).toEqual([
        before.status,
        before.outputJson,
        before.revision,
      ]);
      expect(after.steps.map((step) => step.nodeId)).toEqual(['a']);
    });

    it('refuses writes to an execution that was cancelled meanwhile', async () => {
      const execution = await bench.claimed();
      await bench.harness.bend(execution.executionId, { status: 'cancelled' });
      const { refused } = await bench.store.record('worker-1', [aWrite(execution, [aStep('a')], COMPLETED)]);
      expect(refused).toEqual([execution.executionId]);
      expect(await bench.look(execution.executionId)).toMatchObject({ status: 'cancelled', steps: [] });
    });

    it('writes the others of a batch in which one is refused', async () => {
      const lost = await bench.claimed('worker-1');
      await bench.expireLeases();
      await bench.reclaimed(lost.executionId, 'worker-2');
      const kept = [await bench.claimed('worker-1'), await bench.claimed('worker-1')] as const;
      const { refused, revisions } = await bench.store.record('worker-1', [
        aWrite(kept[0], [aStep('a')], COMPLETED),
        aWrite(lost, [aStep('a')], COMPLETED),
        aWrite(kept[1], [aStep('a')], COMPLETED),
      ]);
      expect(refused).toEqual([lost.executionId]);
      expect(revisions.size).toBe(2);
      for (const { executionId } of kept) {
        expect(await bench.look(executionId)).toMatchObject({
          status: 'completed',
          steps: [{ nodeId: 'a' }],
        });
      }
      expect(await bench.look(lost.executionId)).toMatchObject({ status: 'running', steps: [] });
    });

    it('survives writers, renewals and claims that cross each other', async () => {
      const ids = await bench.accepted(40);
      const held = await bench.store.claim(ids, 'worker-1');
      await Promise.all([
        bench.store.record(
          'worker-1',
          held.map((each) => aWrite(each, [aStep('a')])),
        ),
        bench.harness.otherStore.renewLeases('worker-1', held.toReversed()),
        bench.harness.otherStore.claim(ids.toReversed(), 'worker-2'),
        bench.harness.otherStore.record(
          'worker-2',
          held.toReversed().map((each) => aWrite(each, [aStep('b')])),
        ),
      ]);
      const { refused } = await bench.store.record(
        'worker-1',
        held.map((each) => aWrite(each, [], COMPLETED)),
      );
      expect(refused).toEqual([]);
      expect((await bench.look(ids[0] ?? '')).steps.map((step) => step.nodeId)).toEqual(['a']);
    });
  });
}
