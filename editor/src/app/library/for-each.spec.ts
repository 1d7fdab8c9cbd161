import { forEach } from './for-each';

describe('forEach', () => {
  it('does all, four at a time, and tells what failed in the order of the items', async () => {
    let [running, most, ended] = [0, 0, 0];
    const outcomes = await forEach(
      [1, 2, 3, 4, 5, 6, 7],
      async (item) => {
        most = Math.max(most, (running += 1));
        await Promise.resolve();
        running -= 1;
        if (item % 3 === 0) throw new Error(`no ${item}`);
      },
      () => (ended += 1),
    );
    expect(outcomes.done).toEqual([1, 2, 4, 5, 7]);
    expect(outcomes.failures.map(({ item }) => item)).toEqual([3, 6]);
    expect([most, ended]).toEqual([4, 7]);
  });

  it('has nothing to do for nothing', async () => {
    expect(await forEach([], () => Promise.reject(new Error('never')))).toEqual({ done: [], failures: [] });
  });
});
