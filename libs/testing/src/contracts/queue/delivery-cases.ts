import { newId } from '@rex/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, millisecondsOf } from './eventually';
import type { WakeQueueHarness } from './wake-queue-harness';

/** Cases about what arrives, how often and in which order. */
export function describeDelivery(bench: { harness: WakeQueueHarness }): void {
  const due = (executionId: string, leaseEpoch = 0) => ({ executionId, leaseEpoch });

  it('delivers each execution once for each time it was enqueued', async () => {
    const ids = [newId(), newId(), newId()];
    const seen: string[] = [];
    await bench.harness.consume({ process: (id) => void seen.push(id) });
    for (const id of ids) await bench.harness.queue.enqueue([due(id)]);
    await eventually(() => expect(seen).toHaveLength(3));
    await sleep(200);
    expect(seen).toEqual(ids);
  });

  it('wakes an idle consumer at once, without polling', async () => {
    const seen: string[] = [];
    await bench.harness.consume({ process: (id) => void seen.push(id) });
    const tookMs: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await sleep(200);
      const id = newId();
      await bench.harness.queue.enqueue([due(id)]);
      tookMs.push(await millisecondsOf(eventually(() => expect(seen).toContain(id))));
    }
    expect(seen).toHaveLength(3);
    // Whoever polls looks every few seconds, and waits that long each time. A busy machine is slow now and then.
    expect(Math.min(...tookMs)).toBeLessThan(2_000);
  });

  it('ignores a wake-up that already waits', async () => {
    const id = newId();
    await bench.harness.queue.enqueue([due(id), due(id)]);
    await bench.harness.queue.enqueue([due(id)]);
    const seen: string[] = [];
    await bench.harness.consume({ process: (each) => void seen.push(each) });
    await eventually(() => expect(seen).toEqual([id]));
    await sleep(200);
    expect(seen).toEqual([id]);
  });

  it('delivers again for another lease epoch, and for the same one after the first has ended', async () => {
    const id = newId();
    const seen: string[] = [];
    await bench.harness.queue.enqueue([due(id, 0), due(id, 1)]);
    await bench.harness.consume({ process: (each) => void seen.push(each) });
    await eventually(() => expect(seen).toEqual([id, id]));
    await eventually(async () => expect(await bench.harness.storedJobs()).toEqual([]));
    await bench.harness.queue.enqueue([due(id, 1)]);
    await eventually(() => expect(seen).toEqual([id, id, id]));
  });

  it('delivers 500 enqueued at once in order to a consumer that takes one at a time', async () => {
    const ids = Array.from({ length: 500 }, newId);
    const seen: string[] = [];
    await bench.harness.queue.enqueue(ids.map((id) => due(id)));
    await bench.harness.consume({ process: (id) => void seen.push(id) });
    await eventually(() => expect(seen).toHaveLength(500));
    expect(seen).toEqual(ids);
  });

  it('carries what many callers enqueue at the same time', async () => {
    const ids = Array.from({ length: 300 }, newId);
    const seen = new Set<string>();
    await bench.harness.consume({ process: (id) => void seen.add(id), concurrency: 8 });
    await Promise.all(ids.map((id) => bench.harness.queue.enqueue([due(id)])));
    await eventually(() => expect(seen.size).toBe(300));
  });

  it('runs as many at a time as the consumer allows, and no more', async () => {
    const ids = Array.from({ length: 20 }, newId);
    let running = 0;
    let most = 0;
    let ended = 0;
    let letEnd = () => undefined as void;
    const mayEnd = new Promise<void>((resolve) => (letEnd = resolve));
    await bench.harness.queue.enqueue(ids.map((id) => due(id)));
    await bench.harness.consume({
      concurrency: 4,
      process: async () => {
        most = Math.max(most, ++running);
        await mayEnd;
        running--;
        ended++;
      },
    });
    await eventually(() => expect(running).toBe(4));
    await sleep(200);
    expect(running).toBe(4);
    letEnd();
    await eventually(() => expect(ended).toBe(20));
    expect(most).toBe(4);
  });

  it('leaves to other consumers what one has no room for, and gives nothing twice', async () => {
    const ids = Array.from({ length: 40 }, newId);
    const seen: string[] = [];
    const byConsumer = [0, 0];
    for (const index of [0, 1])
      await bench.harness.consume({
        concurrency: 2,
        process: async (id) => {
          seen.push(id);
          byConsumer[index] = (byConsumer[index] ?? 0) + 1;
          await sleep(20);
        },
      });
    await bench.harness.queue.enqueue(ids.map((id) => due(id)));
    await eventually(() => expect(seen).toHaveLength(40));
    expect(new Set(seen).size).toBe(40);
    // How many each takes is a matter of luck; that one takes them all is none.
    expect(Math.min(...byConsumer)).toBeGreaterThan(0);
  });
}
