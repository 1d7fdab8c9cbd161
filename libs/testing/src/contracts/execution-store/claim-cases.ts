import { newId } from '@rex/platform';
import { COMPLETED, aStep, aWrite, type ContractBench } from './harness';

/** Claiming: one holder at a time, proved by the epoch (PROMISES P2, P6). */
export function describeClaim(bench: ContractBench): void {
  describe('claim', () => {
    it('takes a pending execution for the first time', async () => {
      const request = bench.aRequest({ inputJson: '{"a":[1,2]}' });
      await bench.store.accept([request]);
      const [execution] = await bench.store.claim([request.id], 'worker-1');
      expect(execution).toMatchObject({
        executionId: request.id,
        leaseEpoch: 1,
        resumed: false,
        workerLosses: 0,
        inputJson: '{"a":[1,2]}',
      });
      expect(execution?.startedAt.getTime()).toBeGreaterThanOrEqual(
        execution?.createdAt.getTime() ?? Infinity,
      );
      expect((await bench.look(request.id)).status).toBe('running');
    });

    it('leaves out what somebody holds, what has ended and what never was', async () => {
      const held = await bench.claimed();
      const ended = await bench.claimed();
      await bench.store.record('worker-1', [aWrite(ended, [], COMPLETED)]);
      const [free] = await bench.accepted(1);
      const ids = [held.executionId, ended.executionId, newId(), free ?? ''];
      const claimed = await bench.store.claim(ids, 'worker-2');
      expect(claimed.map((each) => each.executionId)).toEqual([free]);
    });

    it('claims nothing for no ids, and once for a repeated id', async () => {
      const [id] = (await bench.accepted(1)) as [string];
      expect(await bench.store.claim([], 'worker-1')).toEqual([]);
      expect(await bench.store.claim([id, id], 'worker-1')).toHaveLength(1);
    });

    it('gives each of 100 executions to exactly one of two workers that want all', async () => {
      const ids = await bench.accepted(100);
      const [one, two] = await Promise.all([
        bench.store.claim(ids, 'worker-1'),
        bench.harness.otherStore.claim(ids.toReversed(), 'worker-2'),
      ]);
      const claimed = [...one, ...two].map((each) => each.executionId);
      // What both reached for at the same instant may be left to the sweeper, but is never given twice.
      const rest = await bench.store.claim(ids, 'worker-1');
      expect([...claimed, ...rest.map((each) => each.executionId)].sort()).toEqual([...ids].sort());
    });

    it('resumes after a lease has expired, counts the loss and keeps the first start', async () => {
      const first = await bench.claimed('worker-1');
      expect(await bench.store.claim([first.executionId], 'worker-2')).toEqual([]);
      const before = await bench.look(first.executionId);
      await bench.harness.advance(29_000);
      expect(await bench.store.claim([first.executionId], 'worker-2')).toEqual([]);
      await bench.harness.advance(2_000);
      const second = await bench.reclaimed(first.executionId, 'worker-2');
      expect(second).toMatchObject({ leaseEpoch: 2, resumed: true, workerLosses: 1 });
      expect(before.status).toBe('running');
    });

    it('wakes a waiting execution only when it is due, without counting a loss', async () => {
      const [id] = (await bench.accepted(1)) as [string];
      await bench.harness.bend(id, { status: 'waiting', resumeInMs: 60_000 });
      expect(await bench.store.claim([id], 'worker-1')).toEqual([]);
      await bench.harness.advance(61_000);
      expect(await bench.reclaimed(id, 'worker-1')).toMatchObject({ workerLosses: 0 });
    });

    it('finds the steps that an earlier claim recorded', async () => {
      const first = await bench.claimed('worker-1');
      const step = aStep('fetch', { outputJson: '[1]' });
      await bench.store.record('worker-1', [aWrite(first, [step])]);
      await bench.expireLeases();
      await bench.reclaimed(first.executionId, 'worker-2');
      const { nodeType: _, durationMs: __, ...stored } = step;
      expect(await bench.store.loadSteps(first.executionId)).toEqual([stored]);
    });
  });

  describe('renewLeases', () => {
    it('prolongs a lease', async () => {
      const execution = await bench.claimed();
      await bench.harness.advance(20_000);
      expect(await bench.store.renewLeases('worker-1', [execution])).toEqual({
        lost: [],
        cancelRequested: [],
      });
      await bench.harness.advance(20_000);
      expect(await bench.store.claim([execution.executionId], 'worker-2')).toEqual([]);
    });

    it('names leases that are lost, and only them', async () => {
      const [kept, taken, ended] = [await bench.claimed(), await bench.claimed(), await bench.claimed()];
      await bench.store.record('worker-1', [aWrite(ended, [], COMPLETED)]);
      await bench.expireLeases();
      await bench.reclaimed(taken.executionId, 'worker-2');
      const { lost } = await bench.store.renewLeases('worker-1', [kept, taken, ended]);
      expect(lost.sort()).toEqual([taken.executionId, ended.executionId].sort());
    });

    it('does not prolong a lease for another worker or by an old epoch', async () => {
      const first = await bench.claimed('worker-1');
      await bench.expireLeases();
      await bench.reclaimed(first.executionId, 'worker-1');
      expect((await bench.store.renewLeases('worker-1', [first])).lost).toEqual([first.executionId]);
      expect((await bench.store.renewLeases('worker-2', [{ ...first, leaseEpoch: 2 }])).lost).toHaveLength(1);
    });

    it('is a sign of life also without leases', async () => {
      expect(await bench.store.renewLeases('worker-1', [])).toEqual({ lost: [], cancelRequested: [] });
    });
  });

  describe('releaseLeases', () => {
    it('lets another worker go on at once, and counts no loss', async () => {
      const first = await bench.claimed('worker-1');
      await bench.store.record('worker-1', [aWrite(first, [aStep('fetch')])]);
      await bench.store.releaseLeases('worker-1', [first]);
      const second = await bench.reclaimed(first.executionId, 'worker-2');
      expect(second).toMatchObject({ leaseEpoch: 2, resumed: true, workerLosses: 0 });
      expect(await bench.store.loadSteps(first.executionId)).toHaveLength(1);
    });

    it('refuses what the worker writes after it gave the lease back', async () => {
      const execution = await bench.claimed();
      await bench.store.releaseLeases('worker-1', [execution]);
      const receipt = await bench.store.record('worker-1', [aWrite(execution, [aStep('late')])]);
      expect(receipt.refused).toEqual([execution.executionId]);
    });

    it('leaves leases of others and ended executions alone', async () => {
      const theirs = await bench.claimed('worker-2');
      const ended = await bench.claimed('worker-1');
      await bench.store.record('worker-1', [aWrite(ended, [], COMPLETED)]);
      await bench.store.releaseLeases('worker-1', [theirs, ended]);
      expect((await bench.look(theirs.executionId)).status).toBe('running');
      expect((await bench.look(ended.executionId)).status).toBe('completed');
    });
  });
}
