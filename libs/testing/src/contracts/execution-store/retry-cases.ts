import { aStep, aWrite, COMPLETED, type ContractBench } from './harness';

/** Larger than what a row holds itself. */
const LARGE = JSON.stringify('x'.repeat(300_000));

/** Repeating an execution, and values that are kept apart from their rows. */
export function describeRetry(bench: ContractBench): void {
  const ended = async () => {
    const execution = await bench.claimed();
    const steps = [
      aStep('start', { outputJson: '{"n":1}' }),
      aStep('fetch', { outputJson: LARGE, warnings: [{ code: 'odd', message: 'odd' }] }),
      aStep('broken', {
        status: 'failed',
        port: null,
        outputJson: null,
        error: { code: 'no', message: 'no' },
      }),
    ];
    const finish = { status: 'failed', outputJson: null, error: { code: 'no', message: 'no' } } as const;
    await bench.store.record('worker-1', [aWrite(execution, steps, finish)]);
    return execution.executionId;
  };

  describe('accepting a retry', () => {
    it('begins with the steps that it takes over, byte for byte, and knows what it repeats', async () => {
      const of = await ended();
      const retry = { of, from: 'broken', fromInputJson: '{"edited":1}', reuse: ['start', 'fetch'] };
      const request = bench.aRequest({ retry });
      expect(await bench.store.accept([request])).toMatchObject([{ kind: 'accepted', id: request.id }]);
      const claimed = await bench.reclaimed(request.id, 'worker-2');
      expect(claimed).toMatchObject({
        leaseEpoch: 1,
        resumed: true,
        retry: { of, from: 'broken', fromInputJson: '{"edited":1}' },
      });
      const steps = await bench.store.loadSteps(request.id);
      const outputs = new Map(steps.map((step) => [step.nodeId, step.outputJson]));
      expect(steps.map((step) => step.status)).toEqual(['completed', 'completed']);
      expect(outputs.get('start')).toBe('{"n":1}');
      expect(outputs.get('fetch') === LARGE).toBe(true);
      expect((await bench.look(of)).steps).toHaveLength(3);
    });

    it('takes nothing over when it is repeated as a whole', async () => {
      const of = await ended();
      const request = bench.aRequest({ retry: { of, from: null, fromInputJson: null, reuse: [] } });
      await bench.store.accept([request]);
      expect(await bench.reclaimed(request.id, 'worker-2')).toMatchObject({ retry: { of, from: null } });
      expect(await bench.store.loadSteps(request.id)).toEqual([]);
    });

    it('goes together with others in one group', async () => {
      const of = await ended();
      const retry = { of, from: 'fetch', fromInputJson: null, reuse: ['start'] };
      const requests = [bench.aRequest(), bench.aRequest({ retry }), bench.aRequest({ dedupeKey: 'k' })];
      const outcomes = await bench.store.accept(requests);
      expect(outcomes.map((each) => each.kind)).toEqual(['accepted', 'accepted', 'accepted']);
      const loaded = await Promise.all(requests.map(({ id }) => bench.store.loadSteps(id)));
      expect(loaded.map((steps) => steps.length)).toEqual([0, 1, 0]);
    });
  });

  describe('large values', () => {
    it('come back byte for byte: input, outputs of steps and of the execution', async () => {
      const execution = await bench.claimed('worker-1', { inputJson: LARGE });
      expect(execution.inputJson === LARGE).toBe(true);
      await bench.store.record('worker-1', [aWrite(execution, [aStep('big', { outputJson: LARGE })])]);
      await bench.expireLeases();
      const again = await bench.reclaimed(execution.executionId, 'worker-2');
      expect(again.inputJson === LARGE).toBe(true);
      const [big] = await bench.store.loadSteps(execution.executionId);
      expect(big?.outputJson === LARGE).toBe(true);
      const finish = { ...COMPLETED, outputJson: LARGE };
      await bench.store.record('worker-2', [aWrite(again, [aStep('big', { outputJson: LARGE })], finish)]);
      expect((await bench.look(execution.executionId)).outputJson === LARGE).toBe(true);
    });

    it('are not written under a lost lease', async () => {
      const first = await bench.claimed('worker-1');
      await bench.expireLeases();
      await bench.reclaimed(first.executionId, 'worker-2');
      const receipt = await bench.store.record('worker-1', [
        aWrite(first, [aStep('big', { outputJson: LARGE })]),
      ]);
      expect(receipt.refused).toEqual([first.executionId]);
      expect(await bench.store.loadSteps(first.executionId)).toEqual([]);
    });
  });
}
