import { aStep, aWrite, COMPLETED, type ContractBench } from './harness';

const WAITING = {
  status: 'waiting' as const,
  port: null,
  outputJson: null,
  finishedAt: null,
  durationMs: null,
  error: { code: 'busy', message: 'not yet' },
  logs: [{ level: 'warn' as const, message: 'attempt 1 failed', at: '2026-01-02T03:04:05.678Z' }],
  warnings: [{ code: 'odd', message: 'odd' }],
};

/** Parking: an execution that only waits is nobody's until it is due (DESIGN section 6.4). */
export function describePark(bench: ContractBench): void {
  const park = async (resumeInMs: number) => {
    const execution = await bench.claimed();
    const write = aWrite(execution, [aStep('flaky', { ...WAITING, resumeInMs })]);
    await bench.store.record('worker-1', [{ ...write, finish: { status: 'waiting', resumeInMs } }]);
    return execution;
  };

  describe('parking', () => {
    it('gives the lease back, and lets nobody claim before it is due', async () => {
      const { executionId } = await park(60_000);
      expect(await bench.look(executionId)).toMatchObject({ status: 'waiting', finishedAt: null });
      await bench.harness.advance(55_000);
      expect(await bench.store.claim([executionId], 'worker-2')).toEqual([]);
      expect(await bench.store.findDue(10)).toEqual([]);
      await bench.harness.advance(6_000);
      expect(await bench.store.findDue(10)).toEqual([{ executionId, leaseEpoch: 1 }]);
      expect(await bench.reclaimed(executionId, 'worker-2')).toMatchObject({
        leaseEpoch: 2,
        resumed: true,
        workerLosses: 0,
      });
    });

    it('keeps when each step is due and what its attempts said', async () => {
      const { executionId } = await park(60_000);
      await bench.harness.advance(40_000);
      const [step] = await bench.store.loadSteps(executionId);
      expect(step).toMatchObject({
        nodeId: 'flaky',
        status: 'waiting',
        attempt: 1,
        error: WAITING.error,
        logs: WAITING.logs,
        warnings: WAITING.warnings,
      });
      expect(step?.resumeInMs).toBeGreaterThan(15_000);
      expect(step?.resumeInMs).toBeLessThanOrEqual(20_000);
    });

    it('refuses what its worker writes afterwards', async () => {
      const execution = await park(60_000);
      const receipt = await bench.store.record('worker-1', [aWrite(execution, [aStep('late')], COMPLETED)]);
      expect(receipt.refused).toEqual([execution.executionId]);
      expect((await bench.look(execution.executionId)).status).toBe('waiting');
    });

    it('lets the next attempt end the step', async () => {
      const { executionId } = await park(1_000);
      await bench.harness.advance(2_000);
      const again = await bench.reclaimed(executionId, 'worker-2');
      await bench.store.record('worker-2', [aWrite(again, [aStep('flaky', { attempt: 2 })], COMPLETED)]);
      const after = await bench.look(executionId);
      expect(after.status).toBe('completed');
      expect(after.steps[0]).toMatchObject({
        status: 'completed',
        attempt: 2,
        error: null,
        resumeInMs: null,
      });
    });
  });
}
