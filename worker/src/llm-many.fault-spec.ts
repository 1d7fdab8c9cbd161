import { askingWorkflow, startModelStack, type ModelStack } from '@rex/testing/stack';

const EXECUTIONS = 200;
/** Calls that were on their way together with a refused one may still arrive; then all is quiet until the time is over. */
const ON_THEIR_WAY_MS = 700;

describe('many executions that ask a model which refuses every third call for a second', () => {
  let models: ModelStack;
  beforeAll(async () => {
    // Fewer places for nodes than executions: if waits held them, nothing else could run.
    models = await startModelStack({ environment: { WORKER_NODE_CONCURRENCY: '10' } });
  }, 60_000);
  afterAll(() => models?.stop(), 60_000);

  it('all complete, none asks earlier than it may, and others run meanwhile', async () => {
    const { api, standIn, keyId } = models;
    const workflowId = await api.createWorkflow(
      askingWorkflow({ keyId, model: 'busy' }, { settings: { maxConcurrency: 20 } }),
    );
    const quickId = await api.createWorkflow({
      name: 'quick',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        { id: 'code', type: 'code', config: { code: 'return 1;' } },
      ],
      edges: [{ source: 'start', target: 'code' }],
    });
    await api.run(quickId);
    // The first call loads the SDK.
    await api.run(workflowId, { text: 'Hello' });
    standIn.log.clear();
    standIn.decide((count) =>
      count % 3 === 0 ? { kind: 'refuse', status: 429, retryAfter: '1' } : undefined,
    );
    const ids: string[] = [];
    for (let begun = 0; begun < EXECUTIONS; begun += 1) {
      const { body } = await api.send<{ executionId: string }>('POST', `/workflows/${workflowId}/execute`, {
        input: { text: `Hello ${begun}` },
      });
      ids.push(body.executionId);
    }
    const quick: number[] = [];
    const isOpen = async () =>
      (
        await Promise.all(
          ['pending', 'running', 'waiting'].map(
            async (status) =>
              (
                await api.send<{ items: unknown[] }>(
                  'GET',
                  `/workflows/${workflowId}/executions?status=${status}&limit=1`,
                )
              ).body.items.length,
          ),
        )
      ).some((found) => found > 0);
    while (await isOpen()) {
      const beganAt = performance.now();
      await api.run(quickId);
      quick.push(performance.now() - beganAt);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const { calls } = standIn.log.read();
    const completed = await Promise.all(ids.map(async (id) => (await api.execution(id)).status));
    expect(completed.filter((status) => status === 'completed')).toHaveLength(EXECUTIONS);
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(EXECUTIONS);
    const refusals = calls.filter(({ status }) => status === 429).map(({ at }) => Date.parse(at));
    expect(refusals.length).toBeGreaterThanOrEqual(EXECUTIONS / 3);
    for (const at of refusals) {
      const early = calls.filter(
        (call) => Date.parse(call.at) > at + ON_THEIR_WAY_MS && Date.parse(call.at) < at + 990,
      );
      expect(early).toEqual([]);
    }
    quick.sort((a, b) => a - b);
    const median = quick[Math.floor(quick.length / 2)] ?? Infinity;
    process.stdout.write(
      `${calls.length} calls, ${refusals.length} refused; other executions meanwhile: median ${median.toFixed(0)} ms, longest ${(quick.at(-1) ?? 0).toFixed(0)} ms\n`,
    );
    // A wait is a second: whoever had to wait for a place would need longer.
    expect(quick.length).toBeGreaterThan(5);
    expect(median).toBeLessThan(900);
  }, 240_000);
});
