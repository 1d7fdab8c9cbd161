import type { ExecutionHint } from '@rex/engine';
import { newId } from '@rex/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, millisecondsOf } from './queue/eventually';
import type { EventBusHarness } from './queue/event-bus-harness';

/** What every EventBus must do. `makeHarness` is called for each case and gives a bus nobody listens to. */
export function describeEventBus(name: string, makeHarness: () => Promise<EventBusHarness>): void {
  describe(`${name} as an EventBus`, () => {
    let harness: EventBusHarness;
    const hint = (revision = 1): ExecutionHint => ({
      executionId: newId(),
      revision,
      finished: revision % 2 === 0,
    });

    beforeEach(async () => {
      harness = await makeHarness();
    });

    afterEach(() => harness.close());

    it('tells every subscriber of every process, the publishing one included', async () => {
      const heard: ExecutionHint[][] = [[], [], []];
      await harness.bus.subscribe((hints) => heard[0]?.push(...hints));
      await harness.bus.subscribe((hints) => heard[1]?.push(...hints));
      await harness.otherBus.subscribe((hints) => heard[2]?.push(...hints));
      const hints = [hint(1), hint(2)];
      await harness.bus.publish(hints);
      await eventually(() => expect(heard).toEqual([hints, hints, hints]));
    });

    it('carries 3,000 hints of one write, in order', async () => {
      const heard: ExecutionHint[] = [];
      await harness.otherBus.subscribe((hints) => void heard.push(...hints));
      const hints = Array.from({ length: 3_000 }, (_, index) => hint(index));
      await harness.bus.publish(hints);
      await eventually(() => expect(heard).toHaveLength(3_000));
      expect(heard).toEqual(hints);
    });

    it('tells nothing more to a subscriber that has stopped', async () => {
      const [stopped, other]: [ExecutionHint[], ExecutionHint[]] = [[], []];
      const stop = await harness.bus.subscribe((hints) => void stopped.push(...hints));
      await harness.bus.subscribe((hints) => void other.push(...hints));
      await stop();
      await harness.bus.publish([hint()]);
      await eventually(() => expect(other).toHaveLength(1));
      expect(stopped).toEqual([]);
    });

    it('leaves out what is not a hint, and hears the next one', async () => {
      const heard: ExecutionHint[] = [];
      await harness.bus.subscribe((hints) => void heard.push(...hints));
      for (const payload of ['', 'nonsense', '{"a":1}', '[["x"],[1,2,3],null]', '['])
        await harness.sendRaw(payload);
      const next = hint();
      await harness.bus.publish([next]);
      await eventually(() => expect(heard).toEqual([next]));
    });

    it('tells the others when one subscriber throws', async () => {
      const heard: ExecutionHint[] = [];
      await harness.bus.subscribe(() => {
        throw new Error('fails on purpose');
      });
      await harness.bus.subscribe((hints) => void heard.push(...hints));
      await harness.bus.publish([hint()]);
      await eventually(() => expect(heard).toHaveLength(1));
    });

    it('hears again after the service has cut its connections', async () => {
      const heard: ExecutionHint[] = [];
      await harness.bus.subscribe((hints) => void heard.push(...hints));
      expect(await harness.cutConnections()).toBeGreaterThan(0);
      const next = hint();
      await eventually(async () => {
        await harness.otherBus.publish([next]);
        expect(heard).toContainEqual(next);
      }, 10_000);
    });

    it.each(['refuse', 'hang'] as const)(
      'neither throws nor hangs while the carrier is away (%s)',
      async (mode) => {
        const heard: ExecutionHint[] = [];
        harness.setCarrier(mode);
        const subscribed = harness.bus.subscribe((hints) => void heard.push(...hints));
        expect(await millisecondsOf(subscribed)).toBeLessThan(6_000);
        const published = harness.bus.publish([hint()]);
        expect(await millisecondsOf(published)).toBeLessThan(3_000);
        await Promise.all([subscribed, published]);
        harness.setCarrier('pass');
        const next = hint();
        await eventually(async () => {
          await harness.bus.publish([next]);
          expect(heard).toContainEqual(next);
        }, 15_000);
      },
    );

    it('closes within seconds while the carrier is silent', async () => {
      await harness.bus.subscribe(() => undefined);
      harness.setCarrier('hang');
      expect(await millisecondsOf(harness.bus.close())).toBeLessThan(3_000);
      await sleep(100);
    });
  });
}
