import type { ScriptRunner } from '@rex/node-sdk';
import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject } from '@rex/workflow';
import { condition } from './condition';

const draft = (one: JsonObject) => checkConfig(condition.descriptor, { conditions: [one] }, 'draft');
const portOf = async (config: JsonObject, input: JsonObject, sandbox?: ScriptRunner) => {
  const { outcome } = await runNode(condition, config, input, sandbox && { sandboxFor: () => sandbox });
  return outcome.kind === 'branch' ? outcome.port : outcome.kind;
};

describeNodeType(condition);

describe('condition config', () => {
  it.each<[JsonObject]>([
    [{ field: 'a', operator: 'exists' }],
    [{ field: '{{ steps.x.y }}', operator: 'equals', value: null }],
    [{ field: 'a', operator: 'between', value: '{{ input.range }}' }],
    [{ field: 'a', operator: 'in', value: [1, '{{ input.b }}'] }],
    [{ field: 'a', operator: 'type-is', value: 'array', ignoreCase: true }],
  ])('allows %j', (one) => {
    expect(draft(one)).toEqual([]);
  });

  it.each<[JsonObject, string, string]>([
    [{ operator: 'exists' }, 'config-missing', '/conditions/0/field'],
    [{ field: '', operator: 'exists' }, 'config-invalid', '/conditions/0/field'],
    [{ field: 'a', operator: 'equals' }, 'config-missing', '/conditions/0/value'],
    [{ field: 'a', operator: 'equalz', value: 1 }, 'config-invalid', '/conditions/0/operator'],
    [{ field: 'a', operator: 'between', value: [1] }, 'config-invalid', '/conditions/0/value'],
    [{ field: 'a', operator: 'between', value: 5 }, 'config-invalid', '/conditions/0/value'],
    [{ field: 'a', operator: 'in', value: 'x' }, 'config-invalid', '/conditions/0/value'],
    [{ field: 'a', operator: 'matches', value: 5 }, 'config-invalid', '/conditions/0/value'],
    [{ field: 'a', operator: 'type-is', value: 'date' }, 'config-invalid', '/conditions/0/value'],
    [{ field: 'a', operator: 'exists', valeu: 1 }, 'config-unknown-key', '/conditions/0/valeu'],
  ])('refuses %j', (one, code, path) => {
    expect(draft(one)).toEqual([expect.objectContaining({ code, path })]);
  });
});

describe('condition', () => {
  it('asks for all conditions, or for any', async () => {
    const conditions = [
      { field: 'a', operator: 'equals', value: 1 },
      { field: 'b', operator: 'equals', value: 1 },
    ];
    const input = { a: 1, b: 2 };
    expect(await portOf({ conditions }, input)).toBe('false');
    expect(await portOf({ conditions, match: 'any' }, input)).toBe('true');
  });

  it('never takes the text that a template gave for a path', async () => {
    const conditions = [{ field: '{{ input.name }}', operator: 'equals', value: 'secret' }];
    expect(await portOf({ conditions }, { name: 'secret' })).toBe('true');
    expect(await portOf({ conditions }, { name: 'other', other: 'secret' })).toBe('false');
  });

  it('passes its input on as it is', async () => {
    const { outcome } = await runNode(
      condition,
      { conditions: [{ field: 'a', operator: 'exists' }] },
      { a: 1 },
    );
    expect(outcome).toEqual({ kind: 'branch', port: 'true', output: { a: 1 } });
  });

  it('warns of a path that leads to nothing, unless the operator asks just that', async () => {
    const warnings = async (operator: string, field: string) =>
      (await runNode(condition, { conditions: [{ field, operator, value: 1 }] }, {})).warnings;
    expect(await warnings('equals', 'order.total')).toEqual([
      { code: 'path-missing', message: 'The input has nothing at "order.total".' },
    ]);
    expect((await warnings('equals', 'input.total'))[0]?.message).toContain('write {{ input.total }}');
    expect(await warnings('not-exists', 'order.total')).toEqual([]);
    expect(await warnings('is-empty', 'order.total')).toEqual([]);
  });

  it('reaches no prototype', async () => {
    for (const field of ['__proto__', 'constructor.name', 'a.toString']) {
      expect(await portOf({ conditions: [{ field, operator: 'exists' }] }, { a: 'x' })).toBe('false');
    }
  });

  it('sends all its regular expressions to the sandbox in one call, as JSON', async () => {
    const sources: string[] = [];
    const sandbox: ScriptRunner = {
      async run({ kind, source }) {
        expect(kind).toBe('expression');
        sources.push(source);
        return [true, false];
      },
    };
    const conditions: JsonObject[] = [
      { field: 'a', operator: 'matches', value: '^"x\n' },
      { field: 'a', operator: 'exists' },
      { field: 'missing', operator: 'matches', value: '.' },
      { field: 'b', operator: 'matches', value: 'b', ignoreCase: true },
    ];
    const input = { a: '");process.exit(("', b: 7 };
    expect(await portOf({ conditions, match: 'all' }, input, sandbox)).toBe('false');
    expect(sources).toEqual([
      '[new RegExp("^\\"x\\n", \'\').test("\\");process.exit((\\""), new RegExp("b", \'i\').test("7")]',
    ]);
  });
});
