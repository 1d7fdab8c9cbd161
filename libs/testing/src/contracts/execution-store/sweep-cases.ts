import { COMPLETED, aStep, aWrite, type ContractBench } from './harness';

/** Sweeping: what nobody runs is found; what kills workers is ended (PROMISES P2, P13). */
export function describeSweep(bench: ContractBench): void {
  const due = async (limit = 100) => (await bench.store.findDue(limit)).map((each) => each.executionId);

  describe('findDue', () => {
    it('leaves a fresh execution to its wake-up and finds it after a sweep', async () => {
      const [id] = await bench.accepted(1);
      expect(await due()).toEqual([]);
      await bench.harness.advance(6_000);
      expect(await bench.store.findDue(100)).toEqual([{ executionId: id, leaseEpoch: 0 }]);
    });

    it('finds expired leases, with their epoch, and not those that are held', async () => {
      const lost = await bench.claimed();
      await bench.expireLeases();
      await bench.claimed();
      expect(await bench.store.findDue(100)).toEqual([{ executionId: lost.executionId, leaseEpoch: 1 }]);
    });

    it('finds a waiting execution when it is due', async () => {
      const [id] = (await bench.accepted(1)) as [string];
      await bench.harness.bend(id, { status: 'waiting', resumeInMs: 60_000 });
      await bench.harness.advance(50_000);
      expect(await due()).toEqual([]);
      await bench.harness.advance(11_000);
      expect(await due()).toEqual([id]);
    });

    it('finds nothing that has ended', async () => {
      const execution = await bench.claimed();
      await bench.store.record('worker-1', [aWrite(execution, [], COMPLETED)]);
      await bench.harness.advance(86_400_000);
      expect(await due()).toEqual([]);
    });

    it('names the oldest first and at most as many as asked', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 5; index += 1) {
        ids.push(...(await bench.accepted(1)));
        await bench.harness.advance(1_000);
      }
      await bench.harness.advance(6_000);
      expect(await due()).toEqual(ids);
      expect(await due(3)).toEqual(ids.slice(0, 3));
    });
  });

  describe('failPoisoned', () => {
    const loseWorkers = async (executionId: string, times: number) => {
      for (let loss = 1; loss <= times; loss += 1) {
        if (loss > 1) await bench.reclaimed(executionId, `worker-${loss}`);
        await bench.expireLeases();
      }
    };

    it('fails an execution whose third worker was lost, and no other', async () => {
      const poison = await bench.claimed();
      await loseWorkers(poison.executionId, 3);
      const once = await bench.claimed();
      await bench.expireLeases();
      const [pending] = await bench.accepted(1);
      expect(await bench.store.failPoisoned(3)).toEqual([poison.executionId]);
      expect(await bench.look(poison.executionId)).toMatchObject({
        status: 'failed',
        error: { code: 'worker-lost', message: 'worker lost 3 times' },
        finishedAt: expect.any(Date) as unknown,
      });
      expect((await bench.look(once.executionId)).status).toBe('running');
      expect((await bench.look(pending ?? '')).status).toBe('pending');
    });

    it('leaves two losses, and a worker that still lives, alone', async () => {
      const poison = await bench.claimed();
      await loseWorkers(poison.executionId, 2);
      expect(await bench.store.failPoisoned(3)).toEqual([]);
      await bench.reclaimed(poison.executionId, 'worker-3');
      expect(await bench.store.failPoisoned(3)).toEqual([]);
    });

    it('ends the step that was running, keeps those that were done, and raises the revision', async () => {
      const poison = await bench.claimed();
      const steps = [
        aStep('done'),
        aStep('deadly', { status: 'running', outputJson: null, finishedAt: null }),
      ];
      await bench.store.record('worker-1', [aWrite(poison, steps)]);
      const before = await bench.look(poison.executionId);
      await loseWorkers(poison.executionId, 3);
      await bench.store.failPoisoned(3);
      const after = await bench.look(poison.executionId);
      const byNode = new Map(after.steps.map((step) => [step.nodeId, step]));
      expect(byNode.get('done')).toEqual(before.steps.find((step) => step.nodeId === 'done'));
      expect(byNode.get('deadly')).toMatchObject({ status: 'failed', error: { code: 'worker-lost' } });
      expect(after.revision).toBeGreaterThan(before.revision);
      expect(byNode.get('deadly')?.revision).toBe(after.revision);
    });

    it('fails it once only', async () => {
      const poison = await bench.claimed();
      await loseWorkers(poison.executionId, 3);
      const answers = await Promise.all([
        bench.store.failPoisoned(3),
        bench.harness.otherStore.failPoisoned(3),
      ]);
      expect(answers.flat()).toEqual([poison.executionId]);
      expect(await bench.store.claim([poison.executionId], 'worker-9')).toEqual([]);
    });
  });
}
