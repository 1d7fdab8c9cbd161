import type { ScriptRunner } from '@rex/node-sdk';
import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import { COERCION_TABLE } from './coercion-table';
import { condition } from './condition';
import { OPERATORS, type Operator } from './operators';

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

describe('the coercion table of the guide', () => {
  it.each(COERCION_TABLE)('$field $operator $value: $holds', async ({ field, holds, why, ...rest }) => {
    const config = { conditions: [{ field: '{{ input.field }}', ...rest }] };
    expect({ why, port: await portOf(config, { field }) }).toEqual({ why, port: String(holds) });
  });

  it('shows every operator but matches, and every row', () => {
    const shown = new Set(COERCION_TABLE.map(({ operator }) => operator));
    expect(Object.keys(OPERATORS).filter((operator) => !shown.has(operator as Operator))).toEqual([]);
    for (const { why } of COERCION_TABLE) expect(condition.descriptor.guide).toContain(`| ${why} |`);
  });
});

describe('groups of conditions', () => {
  const is = (field: string, value: JsonValue) => ({ field, operator: 'equals', value });
  const any = (...conditions: JsonObject[]): JsonObject => ({ match: 'any', conditions });
  const all = (...conditions: JsonObject[]): JsonObject => ({ match: 'all', conditions });

  it.each<[JsonObject, string]>([
    [all(is('a', 1), any(is('b', 9), is('c', 3))), 'true'],
    [all(is('a', 1), any(is('b', 9), is('c', 9))), 'false'],
    [any(all(is('a', 1), is('b', 9)), all(is('b', 2), is('c', 3))), 'true'],
    [any(all(is('a', 9), any(is('b', 2), all(is('c', 3)))), is('c', 9)), 'false'],
    [all({ conditions: [is('a', 1), is('b', 9)] }), 'false'],
  ])('judge %j', async (config, port) => {
    expect(await portOf(config, { a: 1, b: 2, c: 3 })).toBe(port);
  });

  const nested = (levels: number): JsonObject => (levels === 0 ? is('a', 1) : any(nested(levels - 1)));
  it.each<[JsonObject, string, string]>([
    [{ conditions: [] }, 'config-invalid', '/conditions/0/conditions'],
    [{ ...any(is('a', 1)), field: 'a' }, 'config-invalid', '/conditions/0/field'],
    [{ ...any(is('a', 1)), operator: 'exists' }, 'config-invalid', '/conditions/0/operator'],
    [{ ...is('a', 1), match: 'any' }, 'config-invalid', '/conditions/0/match'],
    [any({ operator: 'exists' }), 'config-missing', '/conditions/0/conditions/0/field'],
    [any({ field: 'a', operator: 'in', value: 1 }), 'config-invalid', '/conditions/0/conditions/0/value'],
    [nested(4), 'config-unknown-key', `${'/conditions/0'.repeat(4)}/conditions`],
  ])('refuse %j', (one, code, path) => {
    expect(draft(one)).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('may be three levels deep', () => {
    expect(draft(nested(3))).toEqual([]);
  });
});

describe('regular expressions and ranges', () => {
  const matching = (value: string) => ({ conditions: [{ field: 'a', operator: 'matches', value }] });

  it.each(['(', '[z-a]', 'a{2,1}', '*', 'a\\'])('refuses the literal %j at save', (value) => {
    expect(draft({ field: 'a', operator: 'matches', value })).toEqual([
      expect.objectContaining({
        code: 'config-invalid',
        path: '/conditions/0/value',
        message: expect.stringContaining('regular expression'),
      }),
    ]);
  });

  it('compiles a hostile literal without running it', () => {
    const began = performance.now();
    for (const value of ['^(a+)+$', '(x+x+)+y', `${'('.repeat(499)}${')'.repeat(499)}`]) {
      expect(draft({ field: 'a', operator: 'matches', value })).toEqual([]);
    }
    expect(draft({ field: 'a', operator: 'matches', value: 'a'.repeat(1001) })).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('fails with a code of its own for one that a template gave, and says what and where', async () => {
    const { outcome } = await runNode(condition, matching('{{ input.p }}'), { a: 'x', p: '(' });
    expect(outcome).toEqual({
      kind: 'failed',
      error: {
        code: 'pattern-invalid',
        message: 'The regular expression "(" for "a" is invalid: Unterminated group. Correct it.',
        retryable: false,
      },
    });
  });

  it.each<[JsonValue, string[]]>([
    [[1, 2], []],
    [[2, 2], []],
    [['2026-01-01', '2026-02-01'], []],
    [[9, 1], ['range-empty']],
    [['2026-02-01', '2026-01-01'], ['range-empty']],
    [['a', 5], ['range-empty']],
    [[null, 5], ['range-empty']],
  ])('warns of the range %j: %j', async (value, codes) => {
    const config = { conditions: [{ field: 'a', operator: 'between', value }] };
    const { warnings } = await runNode(condition, config, { a: 5 });
    expect(warnings.map(({ code }) => code)).toEqual(codes);
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
