import { SlotExcessPruner } from './slot-excess-pruner';

/** Schedules with so many slots each, in the order of their names. */
function aStore(counts: Map<string, number>) {
  return {
    findExcess: async (behind = '', limit: number, kept: number) =>
      [...counts]
        .filter(([id]) => id > behind)
        .slice(0, limit)
        .map(([id, count]) => ({ id, upTo: count > kept ? new Date(count - kept) : null })),
    pruneExcessSlots: async (id: string, upTo: Date, limit: number) => {
      const count = Math.min(limit, upTo.getTime(), (counts.get(id) ?? 0) - 10);
      counts.set(id, (counts.get(id) ?? 0) - count);
      return count;
    },
  };
}

/** As the service does: batches until one is not full. */
async function round(pruner: SlotExcessPruner, limit: number): Promise<void> {
  while ((await pruner.prune(limit)) === limit);
}

describe('SlotExcessPruner', () => {
  it('leaves each schedule its newest slots, some schedules in each round', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `s${String(index).padStart(3, '0')}`);
    const counts = new Map(names.map((name, index) => [name, index % 30]));
    const pruner = new SlotExcessPruner(aStore(counts), 10);
    await round(pruner, 7);
    expect([...counts.values()].filter((count) => count > 10).length).toBeGreaterThan(0);
    expect([...counts.values()].slice(0, 100).every((count) => count <= 10)).toBe(true);
    await round(pruner, 7);
    await round(pruner, 7);
    expect([...counts.values()].every((count, index) => count === Math.min(index % 30, 10))).toBe(true);
    // And from the beginning again.
    counts.set('s000', 15);
    await round(pruner, 7);
    expect(counts.get('s000')).toBe(10);
  });
});
