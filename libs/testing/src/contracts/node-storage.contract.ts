import { describeCompareAndSet } from './node-storage/compare-and-set-cases';
import { describeEntries } from './node-storage/entry-cases';
import { describeExpiry } from './node-storage/expiry-cases';
import { StorageBench, type NodeStorageHarness } from './node-storage/harness';
import { describeStorageLimits } from './node-storage/limit-cases';
import { describeListing } from './node-storage/list-cases';
import { describeOnceOnly } from './node-storage/once-cases';

/** What every NodeStorage must do. `makeHarness` is called for each case and gives an implementation without entries. */
export function describeNodeStorage(name: string, makeHarness: () => Promise<NodeStorageHarness>): void {
  describe(`${name} as a NodeStorage`, () => {
    const bench = new StorageBench();

    beforeEach(async () => {
      bench.harness = await makeHarness();
      bench.workflow = await bench.harness.seedWorkflow();
    });

    describeEntries(bench);
    describeCompareAndSet(bench);
    describeExpiry(bench);
    describeListing(bench);
    describeOnceOnly(bench);
    describeStorageLimits(bench);
  });
}
