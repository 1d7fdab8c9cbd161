import type { JsonValue } from '../api/types';
import { cellOf, rowsOf, tableOf } from './data-table';

describe('tableOf', () => {
  it('makes a column for each name in a list of objects, in the order of their first coming', () => {
    const list: JsonValue[] = [
      { id: 1, name: 'Ada' },
      { id: 2, age: 7 },
    ];
    const table = tableOf(list);
    expect(table).toEqual({ kind: 'rows', columns: ['id', 'name', 'age'], leftOut: 0, count: 2 });
    expect(rowsOf(list, table!, 1, 2)).toEqual([
      [
        { text: '2', kind: 'number' },
        { text: '', kind: 'absent' },
        { text: '7', kind: 'number' },
      ],
    ]);
  });

  it('puts items that are no objects into a column of their own, before the others', () => {
    const list: JsonValue[] = ['plain', { id: 1 }, null];
    const table = tableOf(list);
    expect(table?.columns).toEqual(['value', 'id']);
    expect(rowsOf(list, table!, 0, 3).map(([first]) => first?.text)).toEqual(['plain', '', 'null']);
  });

  it('makes pairs of an object, and no table of a single value', () => {
    const record = { ok: true, list: [1, 2], more: { a: 1, b: 2 } };
    const table = tableOf(record);
    expect(table).toMatchObject({ kind: 'pairs', count: 3 });
    expect(rowsOf(record, table!, 0, 3).map((row) => row.map(({ text }) => text))).toEqual([
      ['ok', 'true'],
      ['list', '[ 2 items ]'],
      ['more', '{ a, b }'],
    ]);
    for (const single of ['text', 7, true, null]) expect(tableOf(single)).toBeNull();
  });

  it('looks at a thousand items for columns and leaves out those beyond sixty', () => {
    const wide = Object.fromEntries(Array.from({ length: 75 }, (_, n) => [`c${n}`, n]));
    expect(tableOf([wide])).toMatchObject({ leftOut: 15 });
    const huge = Array.from({ length: 5_000 }, () => ({ id: 1 }));
    let reads = 0;
    const watched = new Proxy(huge, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(tableOf(watched)?.count).toBe(5_000);
    expect(reads).toBe(1_000);
  });

  it('cuts what is long, and takes names that mean something to JavaScript as names', () => {
    expect(cellOf('x'.repeat(5_000)).text).toHaveLength(201);
    const record: JsonValue = JSON.parse('[{"__proto__": 1, "constructor": 2}]');
    expect(tableOf(record)?.columns).toEqual(['__proto__', 'constructor']);
  });
});
