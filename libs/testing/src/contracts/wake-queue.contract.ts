import { describeDelivery } from './queue/delivery-cases';
import { describeOutages } from './queue/outage-cases';
import { describeStorage } from './queue/storage-cases';
import type { WakeQueueHarness } from './queue/wake-queue-harness';

/** What every WakeQueue must do. `makeHarness` is called for each case and gives an empty queue without consumers. */
export function describeWakeQueue(name: string, makeHarness: () => Promise<WakeQueueHarness>): void {
  describe(`${name} as a WakeQueue`, () => {
    const bench = {} as { harness: WakeQueueHarness };

    beforeEach(async () => {
      bench.harness = await makeHarness();
    });

    afterEach(() => bench.harness.close());

    describeDelivery(bench);
    describeStorage(bench);
    describeOutages(bench);
  });
}
