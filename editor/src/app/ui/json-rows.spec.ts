import type { JsonValue } from '../api/types';
import { jsonRows, type JsonRow, type JsonTreeState } from './json-rows';

const untouched: JsonTreeState = { toggled: new Set(), grown: new Map() };
const paths = (rows: JsonRow[]): string[] =>
  rows.map((row) => `${row.path}${row.kind === 'more' ? ' more' : ''}`);

describe('jsonRows', () => {
  it('says of the lines of a very long list what it says of others, and opens those that were opened', () => {
    const values: JsonValue[] = [{ a: 1 }, [], [1, 2], {}, 'text', 7, false, null, 'x'.repeat(500)];
    const many: JsonValue[] = Array.from({ length: 900 }, (_, n) => values[n % values.length] ?? null);
    const rows = jsonRows(many, { toggled: new Set(['/0', '/893']), grown: new Map([['', 2]]) });
    expect(rows.slice(1, 12).map(({ text }) => text)).toEqual([
      ...['{ 1 key }', '1', '[]', '[ 2 items ]', '{}', '"text"', '7', 'false', 'null'],
      ...[`"${'x'.repeat(400)}…`, 'Show all 500 characters'],
    ]);
    expect(rows[3]).toMatchObject({ path: '/1', type: 'array', isExpandable: false, position: 2, depth: 1 });
    expect(rows[4]).toMatchObject({ path: '/2', type: 'array', isExpandable: true, isExpanded: false });
    expect(rows.find(({ path }) => path === '/893/1')).toMatchObject({ text: '2', depth: 2 });
  });

  it('opens the root and small containers in it, and leaves deeper ones closed', () => {
    const rows = jsonRows({ a: { b: { c: 1 } }, d: [1, 2] }, untouched);
    expect(paths(rows)).toEqual(['', '/a', '/a/b', '/d', '/d/0', '/d/1']);
  });

  it('opens and closes what was toggled', () => {
    const value = { a: { b: { c: 1 } } };
    expect(paths(jsonRows(value, { ...untouched, toggled: new Set(['/a']) }))).toEqual(['', '/a']);
    expect(paths(jsonRows(value, { ...untouched, toggled: new Set(['/a/b']) }))).toContain('/a/b/c');
  });

  it('shows a part of a long array and offers more', () => {
    const long = Array.from({ length: 1000 }, (_, n) => n);
    const rows = jsonRows(long, untouched);
    expect(rows).toHaveLength(1 + 100 + 1);
    expect(rows.at(-1)).toMatchObject({ kind: 'more', text: 'Show 400 more of 1,000' });
    expect(jsonRows(long, { ...untouched, grown: new Map([['', 1]]) })).toHaveLength(1 + 500 + 1);
    expect(jsonRows(long, { ...untouched, grown: new Map([['', 3]]) })).toHaveLength(1 + 1000);
  });

  it('cuts a long text and offers more', () => {
    const rows = jsonRows('x'.repeat(30_000), untouched);
    expect(rows[0]).toMatchObject({ type: 'string' });
    expect(rows[0]?.text.length).toBeLessThan(500);
    expect(rows[1]).toMatchObject({ kind: 'more', text: 'Show more of 30,000 characters' });
  });

  it('visits only what is seen of a value of many megabytes', () => {
    const huge = Array.from({ length: 200_000 }, (_, n) => ({ n, text: 'lorem ipsum dolor sit amet' }));
    let reads = 0;
    const watched = new Proxy(huge, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(jsonRows(watched, untouched)).toHaveLength(1 + 100 + 1);
    expect(reads).toBe(100);
  });

  it('escapes names in paths, so that no two lines share one', () => {
    expect(paths(jsonRows({ 'a/b': 1, a: { b: 2 }, '~1': 3 }, untouched))).toEqual([
      '',
      '/a~1b',
      '/a',
      '/a/b',
      '/~01',
    ]);
  });

  it('shows names of users that mean something to JavaScript as plain names', () => {
    const rows = jsonRows(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'), untouched);
    expect(paths(rows)).toEqual(['', '/__proto__', '/__proto__/x', '/constructor']);
  });
});
