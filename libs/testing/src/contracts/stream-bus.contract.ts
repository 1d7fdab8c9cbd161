import type { StreamPiece } from '@rex/engine';
import { newId } from '@rex/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeBusCases } from './queue/bus-cases';
import type { BusHarness, OpenStreamBus } from './queue/bus-harness';
import { eventually, millisecondsOf, SOON_MS } from './queue/eventually';

/** What every StreamBus must do. `makeHarness` is called for each case and gives a bus nobody listens to. */
export function describeStreamBus(name: string, makeHarness: () => Promise<BusHarness<OpenStreamBus>>): void {
  describe(`${name} as a StreamBus`, () => {
    const bench = {} as { harness: BusHarness<OpenStreamBus> };

    beforeEach(async () => {
      bench.harness = await makeHarness();
    });

    afterEach(() => bench.harness.close());

    describeBusCases<StreamPiece>(bench, (index = 0) => ({
      executionId: newId(),
      nodeId: `ask${index}`,
      offset: index,
      text: `token ${index}`,
      ...(index % 2 === 0 ? {} : { restarted: 'repair' }),
    }));

    const step = { executionId: newId(), nodeId: 'ask' };
    const hear = async (): Promise<StreamPiece[]> => {
      const heard: StreamPiece[] = [];
      await bench.harness.otherBus.subscribe((pieces) => void heard.push(...pieces));
      return heard;
    };
    /** The text that pieces make, each of which goes on where the last one ended. */
    const joined = (pieces: StreamPiece[]): string =>
      pieces.reduce((text, piece) => {
        expect(piece.offset).toBe(text.length);
        return text + piece.text;
      }, '');

    it('carries a long text in any script as it was', async () => {
      const heard = await hear();
      const text = '漢😀é"\\\n\u0000\u2028x'.repeat(10_000);
      await bench.harness.bus.publish([{ ...step, offset: 0, text }]);
      await eventually(() =>
        expect(heard.reduce((sum, each) => sum + each.text.length, 0)).toBe(text.length),
      );
      expect(joined(heard) === text).toBe(true);
      expect(heard.length).toBeGreaterThan(10);
    });

    it('keeps the order of a text that comes faster than it is carried, and loses none of it', async () => {
      const heard = await hear();
      const words = Array.from({ length: 5_000 }, (_, index) => `word${index} `);
      let offset = 0;
      for (const text of words) {
        void bench.harness.bus.publish([{ ...step, offset, text }]);
        offset += text.length;
        if (offset % 7 === 0) await sleep(0);
      }
      await eventually(() => expect(heard.reduce((sum, each) => sum + each.text.length, 0)).toBe(offset));
      expect(joined(heard)).toBe(words.join(''));
      expect(heard.length).toBeLessThan(words.length);
    });

    it('tells of the newest text when the carrier is back, after much that nobody could hear', async () => {
      const heard = await hear();
      bench.harness.setCarrier('hang');
      const published: Promise<void>[] = [];
      let offset = 0;
      for (let count = 0; count < 300; count += 1) {
        const text = 'y'.repeat(10_000);
        published.push(bench.harness.bus.publish([{ ...step, offset, text }]));
        offset += text.length;
      }
      expect(await millisecondsOf(Promise.all(published))).toBeLessThan(2 * SOON_MS);
      bench.harness.setCarrier('pass');
      await eventually(async () => {
        await bench.harness.bus.publish([{ ...step, offset, text: 'z' }]);
        expect(heard).toContainEqual({ ...step, offset, text: 'z' });
      });
    });
  });
}
