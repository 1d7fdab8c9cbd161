import type { JsonObject, JsonValue } from '../document/json-value';
import { findInputComplaints } from './find-input-complaints';
import { findInputSchemaMistakes } from './find-input-schema-mistakes';

const MEGABYTE = 1024 * 1024;
const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Wraps a schema in combinations, each of which asks for it twice. */
const doubled = (depth: number, schema: JsonObject): JsonObject =>
  depth === 0 ? schema : { anyOf: [doubled(depth - 1, schema), doubled(depth - 1, schema)] };

describe('findInputComplaints', () => {
  it('tells each mistake with its place', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['mail', 'a/b'],
      properties: {
        mail: { format: 'email' },
        prices: { items: { multipleOf: 0.01 } },
        point: { const: { x: 1, y: [2] } },
      },
      additionalProperties: false,
    };
    expect(
      findInputComplaints(schema, { mail: 'ada', prices: [19.99, 0.005], point: { y: [2], x: 1 }, odd: 1 }),
    ).toEqual([
      { path: '/a~1b', message: '"a/b" is missing.' },
      { path: '/odd', message: expect.stringContaining('is not known') },
      { path: '/mail', message: '"mail" must be an e-mail address, not "ada".' },
      { path: '/prices/1', message: '"prices[1]" must be a multiple of 0.01, not 0.005.' },
    ]);
    expect(findInputComplaints(schema, { mail: 'a@b.c', 'a/b': 1 })[0]?.path).toBe('/a~1b');
    expect(findInputComplaints({ required: ['toString'] }, {})).toHaveLength(1);
    expect(findInputComplaints({ properties: { constructor: { type: 'string' } } }, {})).toEqual([]);
  });

  it('tells at most 50 mistakes', () => {
    const input = many(1000, () => 'x');
    expect(findInputComplaints({ items: { type: 'number' } }, input)).toHaveLength(50);
  });

  it('has time for a large input and an ordinary schema', () => {
    const input = many(10_000, (index) => ({ id: index, name: `customer ${index}`, tags: ['a', 'b'] }));
    const schema: JsonObject = {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'integer', minimum: 0 },
          name: { type: 'string', maxLength: 100 },
          tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        },
        additionalProperties: false,
      },
    };
    expect(findInputComplaints(schema, input)).toEqual([]);
  });

  const text = 'x'.repeat(MEGABYTE - 100);
  const numbers = many(250_000, (index) => index % 10);
  const objects = many(20_000, (index) => ({ [`k${index}`]: { a: [index] } }));
  const words = many(4000, (index) => `word${index}`);
  it.each<[string, JsonObject, JsonValue]>([
    [
      'compares all items of an array again and again',
      { allOf: many(3000, () => ({ uniqueItems: true })) },
      objects,
    ],
    ['reads a text again and again', { allOf: many(2000, () => ({ maxLength: MEGABYTE })) }, text],
    ['checks the form of a text again and again', { anyOf: many(2500, () => ({ format: 'email' })) }, text],
    ['asks for thousands of names in each item', { items: { required: words } }, many(50_000, () => ({}))],
    ['names thousands of words', { items: { enum: words } }, many(50_000, (index) => `wort${index}`)],
    [
      'knows thousands of names',
      { properties: Object.fromEntries(words.map((word) => [word, true])), additionalProperties: false },
      Object.fromEntries(many(40_000, (index) => [`wort${index}`, 1])),
    ],
    ['combines combinations', { items: doubled(10, { type: 'string' }) }, numbers],
    [
      'divides small numbers by tiny ones',
      { items: { allOf: many(2000, () => ({ multipleOf: 5e-324 })) } },
      many(40_000, () => 1.5e300 + 0.1),
    ],
    [
      'compares with large values',
      { items: { enum: [many(3000, (index) => ({ index }))] } },
      many(200, () => many(500, (index) => [index])),
    ],
    [
      'describes at length what is missing',
      { items: { required: ['a'], properties: { a: { description: 'y'.repeat(60_000) } } } },
      many(50_000, () => ({})),
    ],
  ])('ends soon when a schema %s', (_what, schema, input) => {
    expect(findInputSchemaMistakes(schema)).toEqual([]);
    const began = performance.now();
    const complaints = findInputComplaints(schema, input);
    const tookMs = performance.now() - began;
    expect(complaints.length).toBeGreaterThan(0);
    expect(JSON.stringify(complaints).length).toBeLessThan(200_000);
    expect(tookMs).toBeLessThan(30_000);
  });

  it('says so when it gave up', () => {
    const schema = { allOf: many(3000, () => ({ uniqueItems: true })) };
    expect(findInputComplaints(schema, objects)).toEqual([
      { path: '', message: expect.stringContaining('too large for the schema') },
    ]);
  });
});
