import { newId } from '@rex/platform';
import { eventually, millisecondsOf, SOON_MS } from './eventually';
import type { WakeQueueHarness } from './wake-queue-harness';

/** Cases about the carrier being away. */
export function describeOutages(bench: { harness: WakeQueueHarness }): void {
  const enqueue = (executionId = newId()) => bench.harness.queue.enqueue([{ executionId, leaseEpoch: 0 }]);

  it.each(['refuse', 'hang'] as const)(
    'rejects within its timeout when the carrier is away from the start (%s), and works once it is there',
    async (mode) => {
      bench.harness.setCarrier(mode);
      expect(await millisecondsOf(enqueue())).toBeLessThan(SOON_MS);
      await expect(enqueue()).rejects.toMatchObject({ name: 'OperationalError', code: 'queue-unavailable' });
      bench.harness.setCarrier('pass');
      await eventually(() => enqueue());
      expect((await bench.harness.storedJobs()).length).toBeGreaterThan(0);
    },
  );

  it.each(['refuse', 'hang'] as const)(
    'rejects within its timeout when the carrier goes away later (%s), and works once it is back',
    async (mode) => {
      await eventually(() => enqueue());
      bench.harness.setCarrier(mode);
      const calls = Array.from({ length: 200 }, () => enqueue());
      const settled = Promise.allSettled(calls);
      expect(await millisecondsOf(settled)).toBeLessThan(SOON_MS);
      expect((await settled).map((each) => each.status)).toEqual(calls.map(() => 'rejected'));
      bench.harness.setCarrier('pass');
      await eventually(() => enqueue());
    },
  );

  it.each(['refuse', 'hang'] as const)(
    'delivers again to the same consumer after an outage (%s)',
    async (mode) => {
      const seen: string[] = [];
      await bench.harness.consume({ process: (id) => void seen.push(id), concurrency: 4 });
      const [before, after] = [newId(), newId()];
      await eventually(() => enqueue(before));
      await eventually(() => expect(seen).toContain(before));
      bench.harness.setCarrier(mode);
      await enqueue().catch(() => undefined);
      bench.harness.setCarrier('pass');
      await eventually(() => enqueue(after));
      await eventually(() => expect(seen).toContain(after));
    },
  );

  it.each(['refuse', 'hang'] as const)(
    'closes within seconds while the carrier is away (%s)',
    async (mode) => {
      const seen: string[] = [];
      const consumer = await bench.harness.consume({ process: (id) => void seen.push(id) });
      const id = newId();
      await eventually(() => enqueue(id));
      await eventually(() => expect(seen).toContain(id));
      bench.harness.setCarrier(mode);
      await enqueue().catch(() => undefined);
      const closed = Promise.all([consumer.close(), bench.harness.queue.close()]);
      expect(await millisecondsOf(closed)).toBeLessThan(2 * SOON_MS);
      await expect(enqueue()).rejects.toMatchObject({ code: 'queue-unavailable' });
    },
  );
}
