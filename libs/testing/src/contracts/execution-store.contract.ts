import { describeAccept } from './execution-store/accept-cases';
import { describeCancel } from './execution-store/cancel-cases';
import { describeClaim } from './execution-store/claim-cases';
import { describeConcurrency } from './execution-store/concurrency-cases';
import { describeFencing } from './execution-store/fencing-cases';
import { ContractBench, DOCUMENT, type ExecutionStoreHarness } from './execution-store/harness';
import { describePark } from './execution-store/park-cases';
import { describeRecord } from './execution-store/record-cases';
import { describeRetry } from './execution-store/retry-cases';
import { describeSweep } from './execution-store/sweep-cases';

/**
 * What every ExecutionStore must do. `makeHarness` is called for each case and gives an implementation without
 * executions, with leases of 30 seconds and sweeps of 5.
 */
export function describeExecutionStore(
  name: string,
  makeHarness: () => Promise<ExecutionStoreHarness>,
): void {
  describe(`${name} as an ExecutionStore`, () => {
    const bench = new ContractBench();

    beforeEach(async () => {
      bench.harness = await makeHarness();
      bench.workflow = await bench.harness.seedWorkflow(DOCUMENT);
    });

    afterEach(() => bench.harness.close());

    describeAccept(bench);
    describeClaim(bench);
    describeRecord(bench);
    describeFencing(bench);
    describeSweep(bench);
    describePark(bench);
    describeCancel(bench);
    describeConcurrency(bench);
    describeRetry(bench);
  });
}
