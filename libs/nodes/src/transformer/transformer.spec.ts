import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import { transformer } from './transformer';

const draft = (config: JsonObject) => checkConfig(transformer.descriptor, config, 'draft');
const outputOf = async (config: JsonObject, input: JsonValue) => {
  const { outcome } = await runNode(transformer, config, input);
  return outcome.kind === 'completed' ? outcome.output : outcome;
};

describeNodeType(transformer);

describe('transformer config', () => {
  it.each<[JsonObject, string, string, string]>([
    [{}, 'config-missing', '', 'needs either "expression" or "mappings", or "pick".'],
    [{ expression: '1', mappings: [{ to: 'a', value: 1 }] }, 'config-invalid', '', 'needs either'],
    [{ mappings: [] }, 'config-invalid', '/mappings', 'at least one item'],
    [{ mappings: [{ to: 'a' }] }, 'config-missing', '/mappings/0', 'needs either "from"'],
    [
      { mappings: [{ to: 'a', from: 'b', value: 1 }] },
      'config-invalid',
      '/mappings/0',
      'needs either "from"',
    ],
    [{ mappings: [{ from: 'b' }] }, 'config-missing', '/mappings/0/to', 'is missing'],
    [{ mappings: [{ remove: 'a', to: 'b' }] }, 'config-invalid', '/mappings/0/to', 'beside "remove"'],
    [{ mappings: [{ remove: 'a', value: 1 }] }, 'config-invalid', '/mappings/0', 'needs either'],
    [{ mappings: [{ remove: 'constructor' }] }, 'config-invalid', '/mappings/0/remove', 'constructor'],
    [{ mappings: [{ to: 'a', value: 1, move: true }] }, 'config-missing', '/mappings/0/from', 'is missing'],
    [
      { mappings: [{ to: 'a', from: '{{ input.b }}', move: true }] },
      'config-invalid',
      '/mappings/0/from',
      'not a template',
    ],
    [{ pick: [] }, 'config-invalid', '/pick', 'at least one item'],
    [{ pick: ['a', 'a'] }, 'config-invalid', '/pick', 'twice'],
    [{ pick: ['a.__proto__'] }, 'config-invalid', '/pick/0', '__proto__'],
    [{ pick: ['a'], keepOthers: true }, 'config-invalid', '/keepOthers', 'must be false beside "pick"'],
    [{ pick: ['a'], expression: '1' }, 'config-invalid', '', 'needs either'],
    [{ mappings: [{ to: 'a.__proto__.b', value: 1 }] }, 'config-invalid', '/mappings/0/to', '__proto__'],
    [{ mappings: [{ to: '["constructor"]', value: 1 }] }, 'config-invalid', '/mappings/0/to', 'constructor'],
    [
      { mapings: [{ to: 'a', value: 1 }], expression: '1' },
      'config-unknown-key',
      '/mapings',
      'did you mean "mappings"?',
    ],
  ])('refuses %j', (config, code, path, message) => {
    expect(draft(config)).toEqual([{ code, path, message: expect.stringContaining(message) }]);
  });

  it('allows null as a value, and fields that merely sound like prototypes', () => {
    expect(draft({ mappings: [{ to: 'prototypes.constructor_id', value: null }] })).toEqual([]);
    expect(draft({ pick: ['a'] })).toEqual([]);
    expect(draft({ mappings: [{ to: 'a', from: 'b', move: false }, { remove: 'c' }] })).toEqual([]);
  });
});

describe('transformer mappings', () => {
  const input = { id: 7, user: { name: 'Ada', mails: ['a@x', 'b@x'] }, 'content-type': 'text' };

  it('copy from nested paths to nested paths', async () => {
    const mappings = [
      { from: 'user.mails[1]', to: 'contact.mail' },
      { from: 'user', to: 'contact.user' },
      { from: '["content-type"]', to: 'type' },
      { from: 'user.mails.length', to: 'count' },
    ];
    expect(await outputOf({ mappings }, input)).toEqual({
      contact: { mail: 'b@x', user: input.user },
      type: 'text',
      count: 2,
    });
  });

  it('write values and templates, which keep their type', async () => {
    const mappings: JsonObject[] = [
      { to: 'fixed', value: [1, { a: null }] },
      { to: 'id', value: '{{ input.id }}' },
      { to: 'text', value: 'No. {{ input.id }}' },
      { to: 'viaFrom', from: '{{ input.user.name }}' },
    ];
    expect(await outputOf({ mappings }, input)).toEqual({
      fixed: [1, { a: null }],
      id: 7,
      text: 'No. 7',
      viaFrom: 'Ada',
    });
  });

  it('keep the other fields only when they are told to, without changing the input', async () => {
    const mappings = [{ from: 'user.name', to: 'user.title' }];
    const before = structuredClone(input);
    expect(await outputOf({ mappings }, input)).toEqual({ user: { title: 'Ada' } });
    expect(await outputOf({ mappings, keepOthers: true }, input)).toEqual({
      ...input,
      user: { ...input.user, title: 'Ada' },
    });
    expect(input).toEqual(before);
  });

  it('let the later one win', async () => {
    const mappings = [
      { to: 'a', value: 1 },
      { to: 'a', value: 2 },
    ];
    expect(await outputOf({ mappings }, {})).toEqual({ a: 2 });
  });

  it('give null and a warning for a path that leads to nothing', async () => {
    const { outcome, warnings } = await runNode(
      transformer,
      { mappings: [{ from: 'user.age', to: 'age' }] },
      input,
    );
    expect(outcome).toEqual({ kind: 'completed', output: { age: null } });
    expect(warnings).toEqual([{ code: 'path-missing', message: 'The input has nothing at "user.age".' }]);
  });

  it('warn when there are no other fields to keep', async () => {
    const config = { mappings: [{ to: 'a', value: 1 }], keepOthers: true };
    const { outcome, warnings } = await runNode(transformer, config, [1, 2]);
    expect(outcome).toEqual({ kind: 'completed', output: { a: 1 } });
    expect(warnings.map(({ code }) => code)).toEqual(['input-not-object']);
  });

  it.each(['a..b', 'list[10000]', '[0].a', 'a['])('fail for the target %p, with a sentence', async (to) => {
    const { outcome } = await runNode(
      transformer,
      { mappings: [{ to, value: 1 }] },
      { bad: 'x.__proto__.y' },
    );
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'mapping-failed', retryable: false } });
    expect(({} as { y?: number }).y).toBeUndefined();
  });
});

describe('transformer moves, removals and picks', () => {
  const run = async (config: JsonObject, input: JsonValue) => {
    const { outcome, warnings } = await runNode(transformer, config, input);
    const codes = warnings.map(({ code }) => code);
    return outcome.kind === 'completed' ? [outcome.output, ...codes] : outcome;
  };
  const keepOthers = true;
  const move = true;

  it.each<[string, JsonObject[], JsonObject, JsonObject]>([
    ['rename', [{ from: 'a', to: 'b', move }], { a: 1, c: 2 }, { b: 1, c: 2 }],
    [
      'swap two',
      [
        { from: 'a', to: 'b', move },
        { from: 'b', to: 'a', move },
      ],
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ],
    ['put a field into itself', [{ from: 'a', to: 'a.b', move }], { a: 1 }, { a: { b: 1 } }],
    [
      'lift a field out of its parent',
      [{ from: 'a.b', to: 'b', move }],
      { a: { b: 1, c: 2 } },
      { a: { c: 2 }, b: 1 },
    ],
    [
      'take two items of one list',
      [
        { from: 'l[0]', to: 'x', move },
        { from: 'l[1]', to: 'y', move },
      ],
      { l: [1, 2, 3] },
      { l: [3], x: 1, y: 2 },
    ],
    ['move with a quoted key', [{ from: '["x-y"]', to: 'xy', move }], { 'x-y': 1 }, { xy: 1 }],
    [
      'remove',
      [{ remove: 'a.b' }, { remove: 'l[1]' }],
      { a: { b: 1, c: 2 }, l: [1, 2, 3] },
      { a: { c: 2 }, l: [1, 3] },
    ],
    [
      'remove what was just written',
      [{ to: 'a.b', value: 1 }, { remove: 'a.b' }, { to: 'a.b', value: 2 }],
      {},
      { a: { b: 2 } },
    ],
    [
      'set what was kept',
      [
        { to: 'a', value: 2 },
        { to: 'b', from: '{{ input.a }}' },
      ],
      { a: 1, b: 5 },
      { a: 2, b: 1 },
    ],
  ])('%s without a warning when others are kept', async (_what, mappings, input, output) => {
    const before = structuredClone(input);
    expect(await run({ mappings, keepOthers }, input)).toEqual([output]);
    expect(input).toEqual(before);
  });

  it('move copies when nothing else is kept', async () => {
    expect(await run({ mappings: [{ from: 'a', to: 'b', move }] }, { a: 1, c: 2 })).toEqual([{ b: 1 }]);
  });

  it.each<[string, JsonObject, JsonObject, JsonObject, string[]]>([
    [
      'a renamed field lands on another',
      { mappings: [{ from: 'a', to: 'b', move }], keepOthers },
      { a: 1, b: 2 },
      { b: 1 },
      ['field-overwritten'],
    ],
    [
      'a field replaces its parent, beside others in it',
      { mappings: [{ from: 'a.b', to: 'a', move }], keepOthers },
      { a: { b: 1, c: 2 } },
      { a: 1 },
      ['field-overwritten'],
    ],
    [
      'a copied field lands on another',
      { mappings: [{ from: 'a', to: 'b' }], keepOthers },
      { a: 1, b: 2 },
      { a: 1, b: 1 },
      ['field-overwritten'],
    ],
    [
      'two mappings write one field',
      {
        mappings: [
          { to: 'a', value: 1 },
          { to: 'a', value: 2 },
        ],
      },
      {},
      { a: 2 },
      ['field-overwritten'],
    ],
    [
      'a mapping writes over what lies in a field',
      {
        mappings: [
          { to: 'a.b', value: 1 },
          { to: 'a', value: 2 },
        ],
      },
      {},
      { a: 2 },
      ['field-overwritten'],
    ],
    [
      'a text is in the way',
      { mappings: [{ to: 'a.b', value: 1 }], keepOthers },
      { a: 'x' },
      { a: { b: 1 } },
      ['field-overwritten'],
    ],
    [
      'an object is in the way of an index',
      { mappings: [{ to: 'a[0]', value: 1 }], keepOthers },
      { a: { b: 1 } },
      { a: [1] },
      ['field-overwritten'],
    ],
    [
      'there is nothing to remove',
      { mappings: [{ remove: 'a.b' }], keepOthers },
      { c: 1 },
      { c: 1 },
      ['path-missing'],
    ],
    [
      'there is nothing to move',
      { mappings: [{ from: 'a', to: 'b', move }], keepOthers },
      { c: 1 },
      { b: null, c: 1 },
      ['path-missing'],
    ],
    ['there is nothing to pick', { pick: ['a', 'b.c'] }, { a: 1, b: 'x' }, { a: 1 }, ['path-missing']],
    [
      'the template in a copy leads to nothing',
      { mappings: [{ to: 'a', from: '{{ input.x }}' }], keepOthers },
      { a: 1 },
      { a: null },
      [],
    ],
  ])('warn when %s', async (_what, config, input, output, codes) => {
    expect(await run(config, input)).toEqual([output, ...codes]);
  });

  it('pick nested fields and items, and begin empty when the input is no object', async () => {
    const input = { a: { b: 1, c: 2 }, l: [1, 2], __proto: 1 };
    expect(await run({ pick: ['a.b', 'l[1]', '__proto'] }, input)).toEqual([
      { a: { b: 1 }, l: [null, 2], __proto: 1 },
    ]);
    expect(await run({ pick: ['a'] }, [1])).toEqual([{}, 'input-not-object', 'path-missing']);
    expect(await run({ pick: ['a'] }, null)).toEqual([{}, 'input-not-object', 'path-missing']);
  });

  it('reach no prototype, whatever the names', async () => {
    expect(await run({ mappings: [{ from: 'toString', to: 'a', move }], keepOthers }, {})).toEqual([
      { a: null },
      'path-missing',
    ]);
    expect(await run({ mappings: [{ remove: 'hasOwnProperty' }], keepOthers }, {})).toEqual([
      {},
      'path-missing',
    ]);
    // A path that a template gave is checked like one that was written.
    for (const key of ['to', 'remove']) {
      const mapping: JsonObject = { [key]: '{{ input.path }}', ...(key === 'to' && { value: 1 }) };
      const hostile = { path: 'a.constructor' };
      await expect(runNode(transformer, { mappings: [mapping] }, hostile)).rejects.toThrow('must not lead');
    }
  });
});
