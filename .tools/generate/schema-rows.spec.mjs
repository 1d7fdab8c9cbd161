import { schemaRows } from './schema-rows.mjs';

const object = (properties, more = {}) => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
const rowsOf = (properties, more, scriptFields) => schemaRows(object(properties, more), scriptFields).rows;
const rulesOf = (properties, more) => schemaRows(object(properties, more)).rules;
const only = (schema) => rowsOf({ field: schema })[0];

describe('schemaRows', () => {
  it('gives a row for each field, with what its schema says', () => {
    const schema = {
      type: 'integer',
      minimum: 1,
      maximum: 20_000,
      default: 5,
      expression: true,
      description: 'How many.',
    };
    expect(rowsOf({ count: schema }, { required: ['count'] })).toEqual([
      {
        path: 'count',
        type: 'integer',
        isRequired: false,
        default: 5,
        limits: '1 to 20,000',
        templates: 'yes',
        values: [],
        description: 'How many.',
        shownWhen: [],
      },
    ]);
  });

  it('calls a field required when it must be there and has no default', () => {
    const rows = rowsOf({ a: {}, b: {}, c: { default: null } }, { required: ['a', 'c'] });
    expect(rows.map(({ isRequired }) => isRequired)).toEqual([true, false, false]);
  });

  it('names nested fields by their paths, through objects, arrays and keys of one’s own', () => {
    const rows = rowsOf({
      auth: object({ type: { enum: ['none'] } }),
      list: {
        type: 'array',
        items: object({ operator: { type: 'string' }, deep: { type: 'array', items: object({ x: {} }) } }),
      },
      headers: { type: 'object', additionalProperties: { type: 'string', maxLength: 9 } },
      byPattern: {
        type: 'object',
        patternProperties: { '^x-': { type: 'number' } },
        additionalProperties: false,
      },
    });
    expect(rows.map(({ path, type }) => `${path}: ${type}`)).toEqual([
      'auth: object',
      'auth.type: string',
      'list: array of object',
      'list[].operator: string',
      'list[].deep: array of object',
      'list[].deep[].x: any',
      'headers: object',
      'headers.*: string',
      'byPattern: object',
      'byPattern.^x-: number',
    ]);
  });

  it.each([
    [{ const: 5 }, 'number', [5]],
    [{ enum: ['a', null, 1] }, 'string, null or number', ['a', null, 1]],
    [{ type: ['integer', 'null'] }, 'integer or null', []],
    [
      { anyOf: [{ const: 'a' }, { const: 'b' }, { type: 'array', items: { enum: ['c'] } }] },
      'string or array of string',
      ['a', 'b', 'c'],
    ],
    [
      { type: 'array', items: { oneOf: [{ type: 'string' }, object({})] } },
      'array of (string or object)',
      [],
    ],
    [{ type: 'array' }, 'array', []],
    [{}, 'any', []],
  ])('reads the type and values of %j', (schema, type, values) => {
    expect(only(schema)).toMatchObject({ type, values });
  });

  it.each([
    [{ minLength: 1 }, 'at least 1 character'],
    [{ maxItems: 3, uniqueItems: true }, 'at most 3 items, no item twice'],
    [{ minItems: 2, maxItems: 2 }, '2 items'],
    [{ exclusiveMinimum: 0, multipleOf: 0.5 }, 'more than 0, a multiple of 0.5'],
    [{ pattern: '^a|b$', format: 'uri' }, '`^a\\|b$`, uri'],
    [
      {
        anyOf: [
          { type: 'string', maxLength: 5 },
          { type: 'integer', minimum: 1 },
        ],
      },
      'at most 5 characters or at least 1',
    ],
  ])('puts the limits of %j into words', (schema, limits) => {
    expect(only(schema).limits).toBe(limits);
  });

  it('tells apart the fields of alternatives, and gives one row for what they share', () => {
    const trim = object({ op: { enum: ['trim', 'lower'] } });
    const cut = object(
      { op: { enum: ['cut'] }, length: { type: 'integer' } },
      { required: ['op', 'length'] },
    );
    const rows = rowsOf({ steps: { type: 'array', items: { anyOf: [{ enum: ['trim'] }, trim, cut] } } });
    expect(rows.map(({ path, values, shownWhen }) => [path, values, shownWhen])).toEqual([
      ['steps', ['trim'], []],
      ['steps[].op', ['trim', 'lower', 'cut'], []],
      ['steps[].length', [], ['`steps[].op` is `"cut"`']],
    ]);
  });

  it('says when a field is shown, and which fields take what kind of text', () => {
    const rows = rowsOf(
      {
        code: { type: 'string' },
        path: { anyOf: [{ type: 'string' }, object({ value: {} })], pathOrTemplate: true },
        user: { type: 'string', visibleWhen: { field: 'auth.type', equals: 'basic' } },
      },
      {},
      { code: 'body' },
    );
    expect(rows.map(({ path, type, templates }) => [path, type, templates])).toEqual([
      ['code', 'string', 'JavaScript (a function body)'],
      ['path', 'string', 'path or template'],
      ['user', 'string', 'no'],
    ]);
    expect(rows[2].shownWhen).toEqual(['`auth.type` is `"basic"`']);
    const auth = object({
      type: {},
      name: { visibleWhen: { field: 'type', in: ['header', 'query'] } },
      odd: { visibleWhen: { field: 'x', above: 1 } },
    });
    expect(rowsOf({ auth }).map(({ shownWhen }) => shownWhen[0])).toEqual([
      undefined,
      undefined,
      '`auth.type` is `"header"` or `"query"`',
      '`x`: `{"above":1}`',
    ]);
  });

  it('ends for a schema that holds itself', () => {
    const group = object({ match: { type: 'string' } });
    group.properties.groups = { type: 'array', items: object({ match: { type: 'string' } }) };
    const nested = object({
      group: { ...group, properties: { ...group.properties, again: structuredClone(group) } },
    });
    let deep = { type: 'string' };
    for (let depth = 0; depth < 30; depth += 1) deep = object({ next: deep });
    expect(schemaRows(nested).rows.length).toBeLessThan(20);
    expect(schemaRows(deep).rows.length).toBeLessThan(12);
  });

  describe('as rules between fields', () => {
    it('puts into words which keys are needed', () => {
      const either = { oneOf: [{ required: ['a'] }, { required: ['b', 'c'] }] };
      expect(rulesOf({ a: {}, b: {}, c: {} }, either)).toEqual([
        'Exactly one of `a` and `b` with `c` is needed.',
      ]);
      expect(rulesOf({ inner: object({}, { anyOf: [{ required: ['x'] }, { required: ['y'] }] }) })).toEqual([
        '`inner`: At least one of `x` and `y` is needed.',
      ]);
    });

    it('puts if, then and else into words', () => {
      const isBetween = { properties: { op: { const: 'between' } } };
      const isNotIn = { properties: { op: { not: { enum: ['in', 'out'] } } } };
      const pair = { properties: { value: { type: 'array', minItems: 2, maxItems: 2 } } };
      expect(
        rulesOf(
          {},
          {
            allOf: [
              { if: isBetween, then: pair },
              { if: isNotIn, else: pair },
              { if: isBetween, else: { required: ['value'] } },
            ],
          },
        ),
      ).toEqual([
        'When `op` is `"between"`: `value` is an array (2 items).',
        'When `op` is `"in"` or `"out"`: `value` is an array (2 items).',
        'Unless `op` is `"between"`: `value` is needed.',
      ]);
    });

    it('puts into words what a rule says of fields that are left out, and the message that a rule has', () => {
      const isBodiless = { properties: { method: { not: { enum: ['GET', 'HEAD'] } } } };
      const noBody = {
        properties: { type: { enum: ['none'], errorMessage: 'must be none' }, body: { not: {} } },
      };
      const mayLackBody = {
        anyOf: [{ not: { required: ['type'] } }, { properties: { type: { const: 'none' } } }],
      };
      const isForm = { required: ['type'], properties: { type: { const: 'form' } } };
      expect(
        rulesOf(
          {},
          {
            allOf: [
              { if: isBodiless, else: noBody },
              { if: mayLackBody, else: { required: ['body'] } },
              { if: { not: isForm }, else: { properties: { body: { type: 'object' } } } },
            ],
          },
        ),
      ).toEqual([
        'When `method` is `"GET"` or `"HEAD"`: `type` must be none and `body` is left out.',
        'Unless `type` is left out or `type` is `"none"`: `body` is needed.',
        'When `type` is `"form"`: `body` is an object.',
      ]);
    });

    it('shows as JSON what it has no words for', () => {
      const odd = { if: { minProperties: 2 }, then: { required: ['a'] } };
      expect(rulesOf({}, { allOf: [odd] })).toEqual([`\`${JSON.stringify(odd)}\`.`]);
      expect(rulesOf({}, { not: { required: ['a', 'b'] } })).toEqual(['Not: `{"required":["a","b"]}`.']);
    });
  });
});
