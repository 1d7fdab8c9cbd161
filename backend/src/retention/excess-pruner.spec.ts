import { ExcessPruner } from './excess-pruner';

/** Owners with so many executions each. */
function aStore(counts: Record<string, number>) {
  return {
    counts,
    findOwners: async (behind = '') =>
      Object.keys(counts)
        .filter((owner) => owner > behind)
        .slice(0, 2),
    findFirstBeyond: async (owner: string, kept: number) =>
      (counts[owner] ?? 0) > kept ? 'edge' : undefined,
    pruneExcessExecutions: async (owner: string, _edge: string, limit: number) => {
      const count = Math.min(limit, (counts[owner] ?? 0) - 10);
      counts[owner] = (counts[owner] ?? 0) - count;
      return count;
    },
  };
}

describe('ExcessPruner', () => {
  it('leaves each owner the newest, whatever the batches', async () => {
    const store = aStore({ a: 10, b: 25, c: 0, d: 11, e: 40 });
    const pruner = new ExcessPruner(store, 10);
    const removed: number[] = [];
    for (let count = 7; count === 7;) removed.push((count = await pruner.prune(7)));
    expect(removed).toEqual([7, 7, 7, 7, 7, 7, 4]);
    expect(store.counts).toEqual({ a: 10, b: 10, c: 0, d: 10, e: 10 });
  });

  it('begins anew after a round', async () => {
    const store = aStore({ a: 15 });
    const pruner = new ExcessPruner(store, 10);
    expect(await pruner.prune(100)).toBe(5);
    store.counts['a'] = 12;
    expect(await pruner.prune(100)).toBe(2);
    expect(await pruner.prune(100)).toBe(0);
  });
});
