import { OperationalError } from '@rex/platform';
import { actOnAll } from './act-on-all';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const away = () => new OperationalError('database-unavailable', 'away');

describe('actOnAll', () => {
  it('acts on all, batch by batch, and tells the refused ones', async () => {
    const batches: string[][] = [];
    const act = async (ids: string[]) => {
      batches.push(ids);
      return ids.filter((id) => id === 'c');
    };
    const outcome = await actOnAll(IDS, { batchSize: 2, act, isLate: () => false });
    expect(outcome).toEqual({ done: 4, skipped: ['c'], tried: 5 });
    expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('stops when time is up', async () => {
    let left = 2;
    const outcome = await actOnAll(IDS, { batchSize: 1, act: async () => [], isLate: () => left-- === 0 });
    expect(outcome).toEqual({ done: 2, skipped: [], tried: 2 });
  });

  it('tells what was done when the database goes away, and only then', async () => {
    let calls = 0;
    const act = async () => {
      if (++calls > 1) throw away();
      return [];
    };
    expect(await actOnAll(IDS, { batchSize: 2, act, isLate: () => false })).toEqual({
      ...{ done: 2, skipped: [], tried: 2 },
    });
    const never = { batchSize: 2, act: () => Promise.reject(away()), isLate: () => false };
    await expect(actOnAll(IDS, never)).rejects.toMatchObject({ code: 'database-unavailable' });
  });
});
