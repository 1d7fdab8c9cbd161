import { setTimeout as sleep } from 'node:timers/promises';
import type { BusHarness } from './bus-harness';
import { eventually, millisecondsOf, SOON_MS } from './eventually';

/** A bus of items, whatever they say. */
export interface AnyBus<Item> {
  publish(items: Item[]): Promise<void>;
  subscribe(listener: (items: Item[]) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Cases that hold for every bus. `anItem` makes one that differs from all others. */
export function describeBusCases<Item>(
  bench: { harness: BusHarness<AnyBus<Item>> },
  anItem: (index?: number) => Item,
): void {
  it('tells every subscriber of every process, the publishing one included', async () => {
    const heard: Item[][] = [[], [], []];
    await bench.harness.bus.subscribe((items) => heard[0]?.push(...items));
    await bench.harness.bus.subscribe((items) => heard[1]?.push(...items));
    await bench.harness.otherBus.subscribe((items) => heard[2]?.push(...items));
    const items = [anItem(1), anItem(2)];
    await bench.harness.bus.publish(items);
    await eventually(() => expect(heard).toEqual([items, items, items]));
  });

  it('carries 3,000 at a time, in order', async () => {
    const heard: Item[] = [];
    await bench.harness.otherBus.subscribe((items) => void heard.push(...items));
    const items = Array.from({ length: 3_000 }, (_, index) => anItem(index));
    await bench.harness.bus.publish(items);
    await eventually(() => expect(heard).toHaveLength(3_000));
    expect(heard).toEqual(items);
  });

  it('tells nothing more to a subscriber that has stopped', async () => {
    const [stopped, other]: [Item[], Item[]] = [[], []];
    const stop = await bench.harness.bus.subscribe((items) => void stopped.push(...items));
    await bench.harness.bus.subscribe((items) => void other.push(...items));
    await stop();
    await bench.harness.bus.publish([anItem()]);
    await eventually(() => expect(other).toHaveLength(1));
    expect(stopped).toEqual([]);
  });

  it('leaves out what is none of its own, and hears the next one', async () => {
    const heard: Item[] = [];
    await bench.harness.bus.subscribe((items) => void heard.push(...items));
    for (const payload of ['', 'nonsense', '{"a":1}', '[["x"],[1,2,3],null]', '['])
      await bench.harness.sendRaw(payload);
    const next = anItem();
    await bench.harness.bus.publish([next]);
    await eventually(() => expect(heard).toEqual([next]));
  });

  it('tells the others when one subscriber throws', async () => {
    const heard: Item[] = [];
    await bench.harness.bus.subscribe(() => {
      throw new Error('fails on purpose');
    });
    await bench.harness.bus.subscribe((items) => void heard.push(...items));
    await bench.harness.bus.publish([anItem()]);
    await eventually(() => expect(heard).toHaveLength(1));
  });

  it('hears again after the service has cut its connections', async () => {
    const heard: Item[] = [];
    await bench.harness.bus.subscribe((items) => void heard.push(...items));
    expect(await bench.harness.cutConnections()).toBeGreaterThan(0);
    const next = anItem();
    await eventually(async () => {
      await bench.harness.otherBus.publish([next]);
      expect(heard).toContainEqual(next);
    });
  });

  it.each(['refuse', 'hang'] as const)(
    'neither throws nor hangs while the carrier is away (%s)',
    async (mode) => {
      const heard: Item[] = [];
      bench.harness.setCarrier(mode);
      const subscribed = bench.harness.bus.subscribe((items) => void heard.push(...items));
      expect(await millisecondsOf(subscribed)).toBeLessThan(SOON_MS);
      const published = bench.harness.bus.publish([anItem()]);
      expect(await millisecondsOf(published)).toBeLessThan(SOON_MS);
      await Promise.all([subscribed, published]);
      bench.harness.setCarrier('pass');
      const next = anItem();
      await eventually(async () => {
        await bench.harness.bus.publish([next]);
        expect(heard).toContainEqual(next);
      });
    },
  );

  it('closes within seconds while the carrier is silent', async () => {
    await bench.harness.bus.subscribe(() => undefined);
    bench.harness.setCarrier('hang');
    expect(await millisecondsOf(bench.harness.bus.close())).toBeLessThan(SOON_MS);
    await sleep(100);
  });
}
