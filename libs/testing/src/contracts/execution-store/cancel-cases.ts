import { newId } from '@rex/platform';
import { aStep, aWrite, COMPLETED, type ContractBench } from './harness';

/** Cancelling: a wish that ends what nobody runs, and that its worker hears else (PROMISES P3). */
export function describeCancel(bench: ContractBench): void {
  const cancel = (executionId: string, ownerId = bench.workflow.ownerId) =>
    bench.store.requestCancel(ownerId, executionId);

  describe('requestCancel', () => {
    it('ends a pending execution for good', async () => {
      const [id] = (await bench.accepted(1)) as [string];
      expect(await cancel(id)).toMatchObject({ kind: 'ended', status: 'cancelled', isNew: true });
      expect(await bench.look(id)).toMatchObject({
        status: 'cancelled',
        error: null,
        finishedAt: expect.any(Date) as unknown,
      });
      expect(await bench.store.claim([id], 'worker-1')).toEqual([]);
      expect(await cancel(id)).toMatchObject({ kind: 'ended', status: 'cancelled', isNew: false });
    });

    it('ends a waiting execution with the step that waits, and keeps what was done', async () => {
      const execution = await bench.claimed();
      const waiting = aStep('flaky', {
        ...{ status: 'waiting', port: null, outputJson: null, finishedAt: null, resumeInMs: 60_000 },
      });
      await bench.store.record('worker-1', [
        { ...aWrite(execution, [aStep('done'), waiting]), finish: { status: 'waiting', resumeInMs: 60_000 } },
      ]);
      expect(await cancel(execution.executionId)).toMatchObject({ kind: 'ended', isNew: true });
      const { status, revision, steps } = await bench.look(execution.executionId);
      const byNode = new Map(steps.map((step) => [step.nodeId, step]));
      expect(status).toBe('cancelled');
      expect(byNode.get('done')?.status).toBe('completed');
      expect(byNode.get('flaky')).toMatchObject({ status: 'cancelled', revision });
      expect(byNode.get('flaky')?.finishedAt).toBeInstanceOf(Date);
    });

    it('leaves a running one to its worker, who hears of it when it renews its lease', async () => {
      const [wanted, other] = [await bench.claimed(), await bench.claimed()];
      expect(await cancel(wanted.executionId)).toMatchObject({ kind: 'requested' });
      expect((await bench.look(wanted.executionId)).status).toBe('running');
      expect(await bench.store.renewLeases('worker-1', [wanted, other])).toEqual({
        lost: [],
        cancelRequested: [wanted.executionId],
      });
      const finish = { status: 'cancelled', outputJson: null, error: null } as const;
      await bench.store.record('worker-1', [aWrite(wanted, [], finish)]);
      expect((await bench.look(wanted.executionId)).status).toBe('cancelled');
    });

    it('is still wanted when another worker takes over', async () => {
      const lost = await bench.claimed();
      expect(lost.cancelRequested).toBe(false);
      await cancel(lost.executionId);
      await bench.expireLeases();
      expect(await bench.reclaimed(lost.executionId, 'worker-2')).toMatchObject({ cancelRequested: true });
    });

    it('makes an execution due at once that its worker parks', async () => {
      const execution = await bench.claimed();
      await cancel(execution.executionId);
      await bench.store.record('worker-1', [
        { ...aWrite(execution, []), finish: { status: 'waiting', resumeInMs: 3_600_000 } },
      ]);
      expect(await bench.reclaimed(execution.executionId, 'worker-2')).toMatchObject({
        cancelRequested: true,
      });
    });

    it('changes nothing that has ended', async () => {
      const execution = await bench.claimed();
      await bench.store.record('worker-1', [aWrite(execution, [], COMPLETED)]);
      const before = await bench.look(execution.executionId);
      expect(await cancel(execution.executionId)).toMatchObject({
        kind: 'ended',
        status: 'completed',
        isNew: false,
      });
      expect(await bench.look(execution.executionId)).toEqual(before);
    });

    it("knows neither another owner's execution nor one that never was", async () => {
      const [id] = (await bench.accepted(1)) as [string];
      expect(await cancel(id, newId())).toEqual({ kind: 'missing' });
      expect(await cancel(newId())).toEqual({ kind: 'missing' });
      expect(await cancel('no id')).toEqual({ kind: 'missing' });
      expect((await bench.look(id)).status).toBe('pending');
    });

    it('and the end race: exactly one of them counts', async () => {
      for (let round = 0; round < 10; round += 1) {
        const execution = await bench.claimed();
        const [outcome, receipt] = await Promise.all([
          bench.harness.otherStore.requestCancel(bench.workflow.ownerId, execution.executionId),
          bench.store.record('worker-1', [aWrite(execution, [], COMPLETED)]),
        ]);
        expect(receipt.refused).toEqual([]);
        expect(['requested', 'ended']).toContain(outcome.kind);
        expect((await bench.look(execution.executionId)).status).toBe('completed');
      }
    });
  });
}
