import { newId } from '@rex/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually';
import type { WakeQueueHarness } from './wake-queue-harness';

/** Cases about what the carrier holds. */
export function describeStorage(bench: { harness: WakeQueueHarness }): void {
  it('keeps what waits while no consumer runs, and goes on with the next one', async () => {
    const ids = Array.from({ length: 6 }, newId);
    const seen: string[] = [];
    const enqueue = (some: string[]) =>
      bench.harness.queue.enqueue(some.map((executionId) => ({ executionId, leaseEpoch: 0 })));
    const first = await bench.harness.consume({ process: (id) => void seen.push(id) });
    await enqueue(ids.slice(0, 3));
    await eventually(() => expect(seen).toHaveLength(3));
    await first.close();
    await enqueue(ids.slice(3));
    await sleep(200);
    expect(seen).toHaveLength(3);
    await bench.harness.consume({ process: (id) => void seen.push(id) });
    await eventually(() => expect(seen).toEqual(ids));
  });

  it('waits at closing for what runs, and leaves the rest to others', async () => {
    const ids = Array.from({ length: 10 }, newId);
    const seen: string[] = [];
    let ended = 0;
    let letEnd = () => undefined as void;
    const mayEnd = new Promise<void>((resolve) => (letEnd = resolve));
    await bench.harness.queue.enqueue(ids.map((executionId) => ({ executionId, leaseEpoch: 0 })));
    const consumer = await bench.harness.consume({
      concurrency: 2,
      process: async (id) => {
        seen.push(id);
        await mayEnd;
        ended++;
      },
    });
    await eventually(() => expect(seen).toHaveLength(2));
    const closed = consumer.close();
    await sleep(100);
    letEnd();
    await closed;
    expect(ended).toBe(seen.length);
    const left = ids.filter((id) => !seen.includes(id)).map((id) => `${id}-0`);
    expect(left.length).toBeGreaterThan(5);
    expect((await bench.harness.storedJobs()).map((job) => job.id).sort()).toEqual(left.sort());
  });

  it('stores the id of the execution and nothing else of it', async () => {
    const executionId = newId();
    await bench.harness.queue.enqueue([{ executionId, leaseEpoch: 3 }]);
    const stored = await bench.harness.storedJobs();
    expect(stored.map((job) => job.id)).toEqual([`${executionId}-3`]);
    expect(stored.map((job) => JSON.parse(job.data) as unknown)).toEqual([{ executionId }]);
  });

  it('leaves no job behind, whether it completed or failed', async () => {
    const ids = Array.from({ length: 20 }, newId);
    let ended = 0;
    await bench.harness.consume({
      concurrency: 3,
      process: () => {
        if (++ended % 2 === 0) throw new Error('fails on purpose');
      },
    });
    await bench.harness.queue.enqueue(ids.map((executionId) => ({ executionId, leaseEpoch: 0 })));
    await eventually(() => expect(ended).toBe(20));
    await eventually(async () => expect(await bench.harness.storedJobs()).toEqual([]));
    await sleep(200);
    expect(ended).toBe(20);
  });
}
