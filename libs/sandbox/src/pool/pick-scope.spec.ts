import { pickScopeValue } from './pick-scope';

const steps = { fetch: { body: [1] }, other: { big: 'x' }, 'odd name': 1 };

describe('pickScopeValue', () => {
  it('leaves out a name that the source never mentions', () => {
    expect(pickScopeValue('return trigger.body', 'steps', steps)).toBeUndefined();
  });

  it('passes only the members that are named', () => {
    expect(pickScopeValue('return steps.fetch.body[0]', 'steps', steps)).toEqual({ fetch: steps.fetch });
    expect(pickScopeValue(`steps?.fetch; steps [ "odd name" ]; steps\n.fetch`, 'steps', steps)).toEqual({
      fetch: steps.fetch,
      'odd name': 1,
    });
  });

  it.each([
    'return Object.keys(steps)',
    'return steps[name]',
    'const all = steps; return all.fetch',
    'return { ...steps }',
    'return steps /* the parent */ .fetch',
    'return steps.hasOwnProperty("fetch")',
    'return steps.missing',
    'return steps.fetch + steps',
    'return steps.fetché',
    'return "fetch" in steps',
    'return steps[`fetch`]',
    "return steps['fet\\ch']",
  ])('passes everything when a mention is not a plain member: %s', (source) => {
    expect(pickScopeValue(source, 'steps', steps)).toBe(steps);
  });

  it.each(['return \\u0073teps.fetch', 'return eval("st" + "eps")', 'return arguments[1]'])(
    'passes everything when names can be reached unseen: %s',
    (source) => {
      expect(pickScopeValue(source, 'steps', steps)).toBe(steps);
    },
  );

  it('passes arrays and plain values whole', () => {
    expect(pickScopeValue('return input.length', 'input', [1, 2])).toEqual([1, 2]);
    expect(pickScopeValue('return input.length', 'input', 'text')).toBe('text');
  });

  it('keeps a member called __proto__ as data', () => {
    const input = JSON.parse('{"__proto__":{"a":1}}');
    const picked = pickScopeValue('return input.__proto__.a', 'input', input);
    expect(Object.getPrototypeOf(picked)).toBe(Object.prototype);
    expect(JSON.stringify(picked)).toBe('{"__proto__":{"a":1}}');
  });
});
