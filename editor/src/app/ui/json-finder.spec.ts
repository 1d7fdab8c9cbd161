import { JsonFinder } from './json-finder';

describe('JsonFinder', () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => ({ id: n, name: `Person ${n}` }));
  const isOver = async (finder: JsonFinder): Promise<void> => {
    while (finder.isSearching()) await new Promise((done) => setTimeout(done));
  };

  it('finds what a small value has at once', () => {
    const finder = new JsonFinder();
    let first = 0;
    finder.find({ a: 'needle', b: ['needle'] }, 'needle', () => (first += 1));
    expect(finder.matches().paths).toEqual(['/a', '/b/0']);
    expect([finder.isSearching(), first]).toEqual([false, 1]);
  });

  it('goes on until it is through a large one, and tells of its first place once', async () => {
    const finder = new JsonFinder();
    let first = '';
    finder.find(rows, 'person 5999', () => (first += finder.matches().paths[0]));
    await isOver(finder);
    expect(finder.matches().paths).toEqual([
      '/5999/name',
      ...Array.from({ length: 10 }, (_, n) => `/${59_990 + n}/name`),
    ]);
    expect(first).toBe('/5999/name');
  });

  it('forgets what it was looking for when something else is asked', async () => {
    const finder = new JsonFinder();
    finder.find(rows, 'person 59999');
    finder.find(rows, 'person 7');
    await isOver(finder);
    expect(finder.matches().paths[0]).toBe('/7/name');
    finder.find(rows, '');
    expect([finder.matches().paths, finder.isSearching()]).toEqual([[], false]);
  });
});
