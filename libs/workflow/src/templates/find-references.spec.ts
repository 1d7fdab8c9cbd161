import { findReferences } from './find-references';

describe('findReferences', () => {
  it.each([
    ['steps.fetch.body', ['fetch']],
    ['steps[\'fetch\'].x + steps["llm"]', ['fetch', 'llm']],
    ['steps?.a ?? steps.b', ['a', 'b']],
    ['{ a: steps.a, b: steps.b }', ['a', 'b']],
    ['const { fetch, llm: { text }, ...rest } = steps; return fetch;', ['fetch', 'llm']],
    ['let x; ({ x } = steps)', ['x']],
    ['if (input.a) return steps.a;\nreturn await steps.b', ['a', 'b']],
    ['items.map((item) => `${steps.a} ${item}`)', ['a']],
    ['steps.a, steps.a', ['a']],
    ['input.steps.a', []],
    ['"steps.a" // steps.b', []],
    ['steps[input.key]', []],
    ['Object.keys(steps)', []],
    ['this is not ( JavaScript steps.a', []],
  ])('finds in %p the steps %j', (source, ids) => {
    expect(findReferences(source)).toEqual(ids);
  });

  it('finds nothing in a source nested so deeply that no parser could follow', () => {
    expect(findReferences(`steps.a + ${'['.repeat(100_000)}`)).toEqual([]);
  });

  it.each([
    'const steps = load(); return steps.a',
    'items.map((steps) => steps.a)',
    'function f({ steps }) { return steps.a }',
    'try { x() } catch (steps) { steps.a }',
    'for (const steps of lists) steps.a',
    'const [, steps = {}] = lists; steps.a',
  ])('finds nothing in %p, which declares its own steps', (source) => {
    expect(findReferences(source)).toEqual([]);
  });
});
