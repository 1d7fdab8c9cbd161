import fc from 'fast-check';
import Type from 'typebox';
import type { JsonObject } from '../document/json-value';
import { aCatalog, aDescriptor } from '../spec-support/a-catalog';
import { findReferences } from '../templates/find-references';
import { readConfig } from '../validation/read-config';
import { rewriteReferences } from './rewrite-references';

const SCRIPT = aDescriptor('script', Type.Object({ code: Type.String() }), {
  scriptFields: { code: 'body', formula: 'expression' },
});
const CATALOG = aCatalog(
  SCRIPT,
  aDescriptor('step', Type.Object({ text: Type.String({ expression: true }) })),
  aDescriptor('hook', Type.Object({ answer: Type.String({ nodeReference: true }), sample: Type.String() }), {
    category: 'trigger',
  }),
  aDescriptor('model', Type.Object({ tools: Type.Array(Type.Object({}), { toolList: true }) })),
);

const rewrite = (type: string, config: JsonObject, renames: Record<string, string>) =>
  rewriteReferences({ type, config }, new Map(Object.entries(renames)), CATALOG);
const inCode = (code: string, renames: Record<string, string> = { old: 'fresh' }) =>
  rewrite('script', { code }, renames)['code'];
const inText = (text: string, renames: Record<string, string> = { old: 'fresh' }) =>
  rewrite('step', { text }, renames)['text'];

describe('rewriteReferences', () => {
  it.each([
    ['return steps.old.text', 'return steps.fresh.text'],
    [
      'return steps["old"].a + steps[\'old\'] + steps[`old`]',
      'return steps["fresh"].a + steps[\'fresh\'] + steps[`fresh`]',
    ],
    ['return steps?.old?.text ?? steps?.["old"]', 'return steps?.fresh?.text ?? steps?.["fresh"]'],
    ['return (steps) /* why */ . old', 'return (steps) /* why */ . fresh'],
    ['return steps[("old")]', 'return steps[("fresh")]'],
    ['return steps.\\u006fld + steps["\\x6fld"]', 'return steps.fresh + steps["fresh"]'],
    ['const { old } = steps; return old', 'const { fresh: old } = steps; return old'],
    ['const { old = 1, other } = steps; return old', 'const { fresh: old = 1, other } = steps; return old'],
    [
      'const { old: { text }, ...rest } = steps; return text',
      'const { fresh: { text }, ...rest } = steps; return text',
    ],
    [
      'const { "old": page, ["old"]: x } = steps; return page',
      'const { "fresh": page, ["fresh"]: x } = steps; return page',
    ],
    ['let old; ({ old } = steps); return old', 'let old; ({ fresh: old } = steps); return old'],
    [
      'const { old: fresh, old: other = 2 } = steps; return fresh',
      'const { fresh, fresh: other = 2 } = steps; return fresh',
    ],
    [
      'const { old: /* why */ fresh } = steps; return fresh',
      'const { fresh: /* why */ fresh } = steps; return fresh',
    ],
    [
      'const f = ({ old } = steps) => old; return f()',
      'const f = ({ fresh: old } = steps) => old; return f()',
    ],
    ['return `${steps.old}: steps.old`', 'return `${steps.fresh}: steps.old`'],
    [
      'const f = (steps) => steps.old; return f(steps.old)',
      'const f = (steps) => steps.old; return f(steps.fresh)',
    ],
    [
      '{ const steps = {}; steps.old } return steps.old',
      '{ const steps = {}; steps.old } return steps.fresh',
    ],
  ])('rewrites %p', (before, after) => {
    expect(inCode(before)).toBe(after);
  });

  it.each([
    'return "steps.old" // steps.old',
    'return input.old + input.steps.old + steps[key] + steps.older + steps.x.old',
    'const old = 1; return old + { old }.old',
    'var steps = {}; return steps.old',
    'if (x) { function steps() {} steps.old }',
    'for (const steps of lists) steps.old',
    'try { x() } catch ({ steps }) { steps.old }',
    'return [class steps { static x = steps.old }, function steps() { return steps.old }]',
    'return steps.old +',
    'return steps.old }); (() => {',
  ])('leaves %p as it is', (code) => {
    const config = { code };
    expect(rewrite('script', config, { old: 'fresh' })).toBe(config);
  });

  it.each([
    ['{{ steps.old }} and {{steps["old"].items[0]}}', '{{ steps.fresh }} and {{steps["fresh"].items[0]}}'],
    ["\\{{ steps.old }} \\\\{{ steps['old'] }}", "\\{{ steps.old }} \\\\{{ steps['fresh'] }}"],
    ['{{ /* } */ steps?.old ?? "}}" }} steps.old', '{{ /* } */ steps?.fresh ?? "}}" }} steps.old'],
    ['{{ { old: steps.old } }}{{ steps.other }}', '{{ { old: steps.fresh } }}{{ steps.other }}'],
    ['{{ steps.old }} {{ steps.old', '{{ steps.old }} {{ steps.old'],
    ['{{ input.old }} {{ trigger.old }}', '{{ input.old }} {{ trigger.old }}'],
  ])('rewrites the template %p', (before, after) => {
    expect(inText(before)).toBe(after);
  });

  it('rewrites all ids at once, so that two can change places', () => {
    const swap = { a: 'b', b: 'a' };
    expect(inText('{{ steps.a }}{{ steps.b + steps.a }}', swap)).toBe('{{ steps.b }}{{ steps.a + steps.b }}');
    expect(inCode('const { a, b: c } = steps; return a', swap)).toBe(
      'const { b: a, a: c } = steps; return a',
    );
  });

  it('goes into lists and objects, but not into keys, and shares what it leaves alone', () => {
    const config = { a: { '{{ steps.old }}': ['{{ steps.old }}'] }, b: [{ c: 'steps.old' }], n: 1 };
    const rewritten = rewrite('step', config, { old: 'fresh' });
    expect(rewritten).toEqual({ ...config, a: { '{{ steps.old }}': ['{{ steps.fresh }}'] } });
    expect(rewritten['b']).toBe(config.b);
    expect(rewrite('step', config, { other: 'fresh' })).toBe(config);
  });

  it('rewrites script fields as what they are, and fields that hold the id of a node', () => {
    expect(rewrite('script', { code: 'return {{}}', formula: '{ a: steps.old }' }, { old: 'fresh' })).toEqual(
      {
        code: 'return {{}}',
        formula: '{ a: steps.fresh }',
      },
    );
    const hook = { answer: 'old', sample: '{{ steps.old }}' };
    expect(rewrite('hook', hook, { old: 'fresh' })).toEqual({ ...hook, answer: 'fresh' });
  });

  it('rewrites the configs of tools by their own types', () => {
    const tool = (code: string, text: string): JsonObject[] => [
      { name: '{{ steps.old }}', type: 'script', config: { code } },
      { name: 'old', type: 'step', config: { text } },
      { name: 'x', type: 'unknown', config: { text: '{{ steps.old }}' } },
    ];
    expect(
      rewrite('model', { tools: tool('return steps.old', '{{ steps.old }}') }, { old: 'fresh' }),
    ).toEqual({ tools: tool('return steps.fresh', '{{ steps.fresh }}') });
  });

  it('leaves unknown types, and what is nested too deeply to be read, alone', () => {
    const config = { code: `return steps.old + ${'['.repeat(50_000)}`, formula: 'steps.old +' };
    expect(rewrite('script', config, { old: 'fresh' })).toBe(config);
    expect(rewrite('unknown', config, { old: 'fresh' })).toBe(config);
  });
});

const IDS = ['a', 'b', 'c', 'steps', 'item', '_1'] as const;
const anyId = fc.constantFrom(...IDS);
const anyExpression = anyId.chain((id) =>
  fc.constantFrom(
    ...[`steps.${id}`, `steps?.${id}.x`, `steps["${id}"]`, `steps['${id}']?.[0]`, `(steps)[\`${id}\`]`],
    ...[`"steps.${id}"`, `input.${id}`, `steps.x.${id}`, `/steps.${id}/`, `((steps) => steps.${id})`],
    ...[`[1].map((${id}) => ${id})`, `{ ${id}: steps.${id} }`, `(({ ${id} } = steps) => 1)`],
  ),
);
const anyStatement = fc.oneof(
  anyExpression.map((expression) => `use(${expression});`),
  anyId.map((id) => `if (1) { const { ${id} } = steps; }`),
  anyId.map((id) => `if (1) { const { ${id}: _v, ...rest } = steps; }`),
  anyId.map((id) => `for (const { steps } of [1]) steps.${id};`),
  anyId.map((id) => `/* steps.${id} */`),
);
const anyConfig = fc.record({
  code: fc.array(anyStatement, { maxLength: 6 }).map((lines) => lines.join('\n')),
  texts: fc.array(
    fc
      .array(
        fc.oneof(
          anyExpression.map((expression) => `{{ ${expression} }}`),
          fc.constantFrom('\\{{ steps.a }}', '\\\\', 'steps.a', ' '),
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.join('')),
    { maxLength: 3 },
  ),
});
const anyPermutation = fc
  .shuffledSubarray([...IDS], { minLength: IDS.length })
  .map((targets) => new Map<string, string>(IDS.map((id, index) => [id, targets[index] ?? id])));

describe('rewritten references', () => {
  const idsOf = (config: JsonObject) => readConfig(SCRIPT, config).references;

  it('are those of before under their new ids, and lead back', () => {
    fc.assert(
      fc.property(anyConfig, anyPermutation, (config, renames) => {
        const there = rewriteReferences({ type: 'script', config }, renames, CATALOG);
        const renamed = idsOf(config).map(({ path, stepId }) => ({
          path,
          stepId: renames.get(stepId) ?? stepId,
        }));
        expect(idsOf(there)).toEqual(renamed);
        expect(readConfig(SCRIPT, there)).toMatchObject({ scriptErrors: [], templateErrors: [] });
        const inverse = new Map([...renames].map(([old, fresh]) => [fresh, old]));
        expect(rewriteReferences({ type: 'script', config: there }, inverse, CATALOG)).toEqual(config);
      }),
      { numRuns: 1000 },
    );
  });

  it('are found in what was rewritten when the ids are all new', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const renames = new Map<string, string>(IDS.map((id) => [id, `${id}_2`]));
        const { code } = rewriteReferences({ type: 'script', config }, renames, CATALOG);
        const expected = findReferences(config.code).map((id) => renames.get(id) ?? id);
        expect(findReferences(String(code))).toEqual(expected);
      }),
    );
  });
});
