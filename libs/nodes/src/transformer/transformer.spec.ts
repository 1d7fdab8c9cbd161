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
    [{}, 'config-missing', '', 'The config needs either "expression" or "mappings".'],
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

  it.each(['a..b', 'list[10000]'])('fail for the target %p, with a sentence', async (to) => {
    const { outcome } = await runNode(
      transformer,
      { mappings: [{ to, value: 1 }] },
      { bad: 'x.__proto__.y' },
    );
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'mapping-failed', retryable: false } });
    expect(({} as { y?: number }).y).toBeUndefined();
  });
});
