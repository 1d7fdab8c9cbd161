import type { StreamPiece } from '@rex/engine';
import { MergingStreamBus } from './merging-stream-bus';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const piece = (nodeId: string, offset: number, text: string): StreamPiece => ({
  ...{ executionId: 'x', nodeId, offset, text },
});

/** A bus whose every batch waits until it is let go. */
function aSlowBus() {
  const batches: StreamPiece[][] = [];
  let letGo: () => void = () => undefined;
  const bus = new MergingStreamBus({
    publish: (pieces) => {
      batches.push(pieces);
      return new Promise((resolve) => (letGo = resolve));
    },
    subscribe: async () => async () => undefined,
    close: async () => undefined,
  });
  const next = async () => {
    letGo();
    await settle();
  };
  return { bus, batches, next };
}

describe('MergingStreamBus', () => {
  it('sends one batch at a time, and what came meanwhile as one piece of each step', async () => {
    const { bus, batches, next } = aSlowBus();
    let isDone = false;
    void bus.publish([piece('a', 0, 'He')]).then(() => (isDone = true));
    void bus.publish([piece('a', 2, 'l')]);
    void bus.publish([piece('b', 0, 'x'), piece('a', 3, 'lo')]);
    await settle();
    expect(batches).toEqual([[piece('a', 0, 'He')]]);
    await next();
    expect(batches.slice(1)).toEqual([[piece('a', 2, 'llo'), piece('b', 0, 'x')]]);
    expect(isDone).toBe(false);
    await next();
    expect([isDone, batches.length]).toEqual([true, 2]);
  });

  it('sends again after it had nothing to send', async () => {
    const { bus, batches, next } = aSlowBus();
    await bus.publish([]);
    void bus.publish([piece('a', 0, 'x')]);
    await next();
    void bus.publish([piece('a', 1, 'y')]);
    await settle();
    expect(batches.flat().map(({ text }) => text)).toEqual(['x', 'y']);
  });

  it('keeps a bounded amount while a batch is stuck, the newest of it', async () => {
    const { bus, batches, next } = aSlowBus();
    void bus.publish([piece('a', 0, 'x')]);
    for (let count = 0; count < 1000; count += 1)
      void bus.publish([piece('a', 1 + count * 10_000, 'y'.repeat(10_000))]);
    await next();
    const [kept] = batches[1] ?? [];
    expect(kept?.text.length).toBeLessThanOrEqual(500_000);
    expect((kept?.offset ?? 0) + (kept?.text.length ?? 0)).toBe(10_000_001);
  });
});
