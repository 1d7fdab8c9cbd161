import type { ExecutionHint } from '@rex/engine';
import { newId } from '@rex/platform';
import { describeBusCases } from './queue/bus-cases';
import type { BusHarness, OpenEventBus } from './queue/bus-harness';

/** What every EventBus must do. `makeHarness` is called for each case and gives a bus nobody listens to. */
export function describeEventBus(name: string, makeHarness: () => Promise<BusHarness<OpenEventBus>>): void {
  describe(`${name} as an EventBus`, () => {
    const bench = {} as { harness: BusHarness<OpenEventBus> };

    beforeEach(async () => {
      bench.harness = await makeHarness();
    });

    afterEach(() => bench.harness.close());

    describeBusCases<ExecutionHint>(bench, (revision = 1) => ({
      executionId: newId(),
      revision,
      finished: revision % 2 === 0,
    }));
  });
}
