import { jsonRows, type JsonTreeState } from './json-rows';
import { dataPath, findInJson, revealing, valueAt } from './json-search';

const untouched: JsonTreeState = { toggled: new Set(), grown: new Map() };
const value = {
  items: Array.from({ length: 900 }, (_, n) => ({ id: n, 'first name': `Person ${n}` })),
  'a/b~c': { deep: [{ hit: true }] },
};

describe('findInJson', () => {
  it('finds names and values from top to bottom, in any case', () => {
    expect(findInJson(value, 'person 89').paths).toEqual([
      '/items/89/first name',
      ...Array.from({ length: 10 }, (_, n) => `/items/${890 + n}/first name`),
    ]);
    expect(findInJson(value, 'HIT').paths).toEqual(['/a~1b~0c/deep/0/hit']);
    expect(findInJson(value, '  ').paths).toEqual([]);
  });

  it('stops after a thousand places, and says so', () => {
    const { isCut, paths } = findInJson(
      Array.from({ length: 2_000 }, () => 'x'),
      'x',
    );
    expect([paths.length, isCut]).toEqual([1_000, true]);
  });

  it('is not stopped by a value nested very deep', () => {
    let deep: unknown = 'needle';
    for (let n = 0; n < 20_000; n += 1) deep = [deep];
    expect(findInJson(deep as never, 'needle').paths).toHaveLength(1);
  });
});

describe('revealing', () => {
  it.each(['/items/0/id', '/items/150/id', '/items/899/first name', '/a~1b~0c/deep/0/hit'])(
    'opens and grows what is around %s until it is seen',
    (path) => {
      const rows = jsonRows(value, revealing(value, untouched, path));
      expect(rows.some((row) => row.kind === 'value' && row.path === path)).toBe(true);
      const again = jsonRows(value, revealing(value, revealing(value, untouched, path), path));
      expect(again).toEqual(rows);
    },
  );
});

describe('dataPath', () => {
  it('writes a pointer as an expression that leads to the same value', () => {
    expect(dataPath('steps.fetch', value, '/items/3/first name')).toBe('steps.fetch.items[3]["first name"]');
    expect(dataPath('', value, '/items/3/id')).toBe('items[3].id');
    expect(dataPath('input', value, '')).toBe('input');
    expect(valueAt(value, '/items/3/first name')).toBe('Person 3');
    expect(valueAt(value, '/nothing/here')).toBeNull();
  });
});
