import { HintWaits } from './hint-waits';

/** Rows that the test sets; a wait is over when its row is. */
function aRoom() {
  const rows = new Map<string, number>();
  const groups: string[][] = [];
  const failures: unknown[] = [];
  const waits = new HintWaits<{ executionId: string }, number>({
    look: (subjects) => {
      groups.push(subjects.map((each) => each.executionId));
      if (rows.has('broken')) return Promise.reject(new Error('away'));
      return Promise.resolve(subjects.map((each) => rows.get(each.executionId)));
    },
    concerns: (hint) => hint.finished,
    isOver: (found) => found > 0,
    onFailure: (error) => failures.push(error),
  });
  const hint = (executionId: string, finished = true) => ({ executionId, revision: 1, finished });
  return { rows, groups, failures, waits, hint };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('HintWaits', () => {
  it('gives what a hint announced, to all who wait for it, by one look', async () => {
    const { rows, groups, waits, hint } = aRoom();
    const [a, b, again] = ['a', 'b', 'a'].map((executionId) => waits.wait({ executionId }, 5000));
    rows.set('a', 1).set('b', 2);
    waits.hear([hint('a'), hint('b'), hint('c')]);
    expect(await Promise.all([a?.outcome, b?.outcome, again?.outcome])).toEqual([1, 2, 1]);
    expect(groups).toEqual([['a', 'a', 'b']]);
    expect(waits.size).toBe(0);
  });

  it('does not look for hints of something else, and goes on when nothing is there yet', async () => {
    const { rows, groups, waits, hint } = aRoom();
    const wait = waits.wait({ executionId: 'a' }, 5000);
    waits.hear([hint('a', false), hint('b')]);
    await settle();
    expect(groups).toEqual([]);
    rows.set('a', 0);
    waits.hear([hint('a')]);
    await settle();
    expect(waits.size).toBe(1);
    rows.set('a', 3);
    waits.lookAtAll();
    expect(await wait.outcome).toBe(3);
  });

  it('ends without an outcome by time, when nobody waits any more, and when it closes', async () => {
    const { waits } = aRoom();
    const [timed, given, closed] = [20, 60_000, 60_000].map((ms) => waits.wait({ executionId: 'a' }, ms));
    expect(await timed?.outcome).toBeUndefined();
    given?.cancel();
    expect(await given?.outcome).toBeUndefined();
    expect(waits.size).toBe(1);
    waits.close();
    expect(await closed?.outcome).toBeUndefined();
    expect(await waits.wait({ executionId: 'a' }, 60_000).outcome).toBeUndefined();
    expect(waits.size).toBe(0);
  });

  it('looks again after a look that failed', async () => {
    const { rows, failures, waits, hint } = aRoom();
    const wait = waits.wait({ executionId: 'a' }, 5000);
    rows.set('broken', 1).set('a', 1);
    waits.hear([hint('a')]);
    await settle();
    await settle();
    expect(failures).toHaveLength(1);
    rows.delete('broken');
    waits.lookAgain('a');
    expect(await wait.outcome).toBe(1);
  });
});
