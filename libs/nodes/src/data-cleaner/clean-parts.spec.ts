import type { JsonValue } from '@rex/workflow';
import { cleanParts } from './clean-parts';
import { PLAIN_OPS, type CleanOperation } from './data-cleaner-config';
import type { MaskServices } from './pii/mask-texts';

/** For operations that ask nothing of the step. */
const services = { turns: () => undefined, count: () => undefined } as unknown as MaskServices;
const clean = async (op: CleanOperation, value: JsonValue) => (await cleanParts(op, [value], services))[0];
const nested = (depth: number, leaf: JsonValue): JsonValue => {
  let value = leaf;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

describe('cleanParts', () => {
  it.each([...PLAIN_OPS])('does %s in data nested 2,000 deep', async (op) => {
    const cleaned = JSON.stringify(await clean(op, nested(2000, 'x')));
    expect(cleaned.toLowerCase()).toBe(JSON.stringify(nested(2000, 'x')));
  });

  it.each([...PLAIN_OPS])('takes __proto__ for a name in %s', async (op) => {
    const json = '{"__proto__":{"isAdmin":["x1"]},"constructor":{"prototype":"x2"}}';
    const cleaned = await clean(op, JSON.parse(json) as JsonValue);
    expect(JSON.stringify(cleaned).toLowerCase()).toBe(json.toLowerCase());
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it.each<[CleanOperation, JsonValue, JsonValue]>([
    ['deduplicate', [[1, [2, 2]], [1, [2]], { a: [1, 1] }, { a: [1] }], [[1, [2]], { a: [1] }]],
    [
      'deduplicate',
      ['1', 1, true, 'true', null, 'null', [], {}, '[]'],
      ['1', 1, true, 'true', null, 'null', [], {}, '[]'],
    ],
    [
      'deduplicate',
      [['a,b'], ['a', 'b'], { 'a:1': 2 }, { a: '1:2' }],
      [['a,b'], ['a', 'b'], { 'a:1': 2 }, { a: '1:2' }],
    ],
    [
      'deduplicate',
      [
        { 2: 1, 1: 1 },
        { 1: 1, 2: 1 },
      ],
      [{ 1: 1, 2: 1 }],
    ],
    ['remove-empties', { a: [[], [{ b: '' }]], c: ' ', d: 0, e: false }, { c: ' ', d: 0, e: false }],
    ['remove-nulls', [null, [null], { a: null }], [[], {}]],
    ['remove-nulls', null, null],
    [
      'parse-numbers',
      ['-0', '0.0', '1e2', '1e400', '1e-400', '0x10', '१', '1,5'],
      [0, 0, 100, '1e400', '1e-400', '0x10', '१', '1,5'],
    ],
    [
      'parse-numbers',
      ['0.1', '123456789.123456789', '0.1234567890123456', '1.50', '+1', '.5'],
      [0.1, '123456789.123456789', '0.1234567890123456', 1.5, '+1', '.5'],
    ],
    [
      'parse-booleans',
      ['TRUE', ' false\n', 'ja', 'trüe', `${' '.repeat(100)}true`],
      [true, false, 'ja', 'trüe', `${' '.repeat(100)}true`],
    ],
  ])('does %j to %j', async (op, value, cleaned) => {
    expect(await clean(op, value)).toEqual(cleaned);
  });

  it('compares each value once, however deeply arrays are nested', async () => {
    const startedAt = performance.now();
    await clean(
      'deduplicate',
      nested(
        1500,
        Array.from({ length: 50_000 }, (_, index) => `item ${index}`),
      ),
    );
    // By texts of each level this would be 1,500 MB of JSON.
    expect(performance.now() - startedAt).toBeLessThan(8000);
  });
});
