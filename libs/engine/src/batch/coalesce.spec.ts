import { Coalescer, gatherMs } from './coalesce';

/** A call that settles when the test says so. */
function controlledCall() {
  const groups: number[][] = [];
  const releases: (() => void)[] = [];
  const call = (requests: number[]): Promise<string[]> => {
    groups.push(requests);
    return new Promise((resolve) => releases.push(() => resolve(requests.map((each) => `r${each}`))));
  };
  return { call, groups, releaseNext: () => releases.shift()?.() };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Coalescer', () => {
  it('sends a lone request at once', async () => {
    const { call, groups, releaseNext } = controlledCall();
    const result = new Coalescer(call).submit(1);
    await settle();
    expect(groups).toEqual([[1]]);
    releaseNext();
    await expect(result).resolves.toBe('r1');
  });

  it('groups what arrives while a call is under way, each with its own result', async () => {
    const { call, groups, releaseNext } = controlledCall();
    const coalescer = new Coalescer(call);
    const first = coalescer.submit(1);
    await settle();
    const later = [coalescer.submit(2), coalescer.submit(3)];
    await settle();
    releaseNext();
    await first;
    await settle();
    releaseNext();
    await expect(Promise.all(later)).resolves.toEqual(['r2', 'r3']);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('never sends more than the bound in one call', async () => {
    const groups: number[] = [];
    const coalescer = new Coalescer<number, number>(
      async (requests) => {
        groups.push(requests.length);
        return requests;
      },
      { maxBatch: 2 },
    );
    await Promise.all([1, 2, 3, 4, 5].map((each) => coalescer.submit(each)));
    expect(groups).toEqual([2, 2, 1]);
  });

  it('rejects every request of a failed call and goes on with the next', async () => {
    let calls = 0;
    const coalescer = new Coalescer<number, number>(async (requests) => {
      calls += 1;
      if (calls === 1) throw new Error('away');
      return requests;
    });
    await expect(coalescer.submit(1)).rejects.toThrow('away');
    await expect(coalescer.submit(2)).resolves.toBe(2);
  });

  it('keeps calls apart under pressure, so that more requests share one', async () => {
    const groups: number[] = [];
    const coalescer = new Coalescer<number, number>(
      async (requests) => {
        groups.push(requests.length);
        return requests;
      },
      { pressure: () => 50 },
    );
    await coalescer.submit(0);
    const later = [];
    for (let each = 1; each <= 5; each += 1) {
      later.push(coalescer.submit(each));
      await settle();
    }
    await Promise.all(later);
    expect(groups).toEqual([1, 5]);
  });
});

describe('gatherMs', () => {
  it('lets a lone execution pass without a wait, and never waits for long', () => {
    expect([0, 1, 10, 50, 1000].map(gatherMs)).toEqual([0, 0, 2, 10, 10]);
  });
});
