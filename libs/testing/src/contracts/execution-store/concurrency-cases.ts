import { newId } from '@rex/platform';
import { aWrite, COMPLETED, type ContractBench } from './harness';

/** A workflow's own bound on executions at a time, and fairness between owners (PROMISES P10). */
export function describeConcurrency(bench: ContractBench): void {
  const limited = async (count: number, maxConcurrency: number): Promise<string[]> => {
    const requests = Array.from({ length: count }, () => bench.aRequest({ maxConcurrency }));
    for (const request of requests) await bench.store.accept([request]);
    return requests.map((each) => each.id).sort();
  };
  const claim = async (ids: string[], store = bench.store) =>
    (await store.claim(ids, 'worker-1')).map((each) => each.executionId).sort();
  const next = async () =>
    (await bench.store.findNextOfWorkflow(bench.workflow.workflowId)).map((each) => each.executionId);

  describe('maxConcurrency', () => {
    it('lets the oldest begin and holds the others back until one has ended', async () => {
      const ids = await limited(4, 2);
      expect(await claim(ids)).toEqual(ids.slice(0, 2));
      expect(await claim(ids)).toEqual([]);
      expect(await next()).toEqual([]);
      await bench.store.record('worker-1', [
        aWrite({ executionId: ids[0] ?? '', leaseEpoch: 1 }, [], COMPLETED),
      ]);
      expect(await next()).toEqual([ids[2]]);
      expect(await claim([ids[3] ?? ''])).toEqual([]);
      expect(await claim([ids[3] ?? '', ids[2] ?? ''])).toEqual([ids[2]]);
    });

    it('counts what waits for its next attempt, and lets it go on', async () => {
      const [first = '', second = ''] = await limited(2, 1);
      await claim([first]);
      await bench.store.record('worker-1', [
        {
          ...aWrite({ executionId: first, leaseEpoch: 1 }, []),
          finish: { status: 'waiting', resumeInMs: 1_000 },
        },
      ]);
      expect(await claim([second])).toEqual([]);
      await bench.harness.advance(2_000);
      expect(await claim([second, first])).toEqual([first]);
    });

    it('does not count what has ended, nor executions of other workflows', async () => {
      const [first = ''] = await limited(1, 1);
      const other = await bench.harness.seedWorkflow({
        ...{ name: 'Other', description: '', nodes: [], edges: [], notes: [], groups: [] },
        settings: { timezone: 'UTC', timeoutMs: 60_000, maxConcurrency: 1 },
      });
      const elsewhere = bench.aRequest({ ...other, maxConcurrency: 1 });
      await bench.store.accept([elsewhere]);
      expect(await claim([first, elsewhere.id])).toEqual([first, elsewhere.id].sort());
    });

    it('is kept by many workers that want everything at the same moment', async () => {
      const ids = await limited(20, 3);
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          claim(ids, at % 2 === 0 ? bench.store : bench.harness.otherStore),
        ),
      );
      expect(claims.flat().length).toBeGreaterThan(0);
      expect(claims.flat().length).toBeLessThanOrEqual(3);
    });

    it('keeps held back executions out of a sweep, so that they crowd nobody out', async () => {
      const ids = await limited(5, 1);
      await claim([ids[0] ?? '']);
      const [free] = await bench.accepted(1);
      await bench.harness.advance(6_000);
      const due = (await bench.store.findDue(100)).map((each) => each.executionId);
      expect(due).toEqual([free]);
      await bench.store.record('worker-1', [
        aWrite({ executionId: ids[0] ?? '', leaseEpoch: 1 }, [], COMPLETED),
      ]);
      const later = (await bench.store.findDue(100)).map((each) => each.executionId).sort();
      expect(later).toEqual([ids[1] ?? '', free ?? ''].sort());
    });
  });

  describe('findStarving', () => {
    it('names the oldest execution of each owner of whom nothing runs', async () => {
      const busy = await bench.claimed();
      await bench.accepted(3);
      const other = await bench.harness.seedWorkflow({
        ...{ name: 'Other', description: '', nodes: [], edges: [], notes: [], groups: [] },
        settings: { timezone: 'UTC', timeoutMs: 60_000, maxConcurrency: null },
      });
      const waiting = bench.aRequest({ ...other, id: newId() });
      await bench.store.accept([waiting]);
      await bench.store.accept([bench.aRequest({ ...other, id: newId() })]);
      expect(await bench.store.findStarving(10)).toEqual([]);
      await bench.harness.advance(1_500);
      expect(await bench.store.findStarving(10)).toEqual([{ executionId: waiting.id, leaseEpoch: 0 }]);
      await bench.store.record('worker-1', [aWrite(busy, [], COMPLETED)]);
      expect(await bench.store.findStarving(10)).toHaveLength(2);
      expect(await bench.store.findStarving(1)).toHaveLength(1);
    });
  });
}
