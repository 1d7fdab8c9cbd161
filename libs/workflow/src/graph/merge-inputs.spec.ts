import fc from 'fast-check';
import type { JsonValue } from '../document/json-value';
import { mergeInputs } from './merge-inputs';

const json = () => fc.jsonValue().map((value) => value as JsonValue);

describe('mergeInputs', () => {
  it('gives an empty object to a node without parents', () => {
    expect(mergeInputs([])).toEqual({ input: {}, collisions: [] });
  });

  it('merges objects; the later parent wins, and the collision is told', () => {
    const merged = mergeInputs([
      { nodeId: 'a', output: { x: 1, y: 1 } },
      { nodeId: 'b', output: { y: 2, z: 2 } },
    ]);
    expect(merged).toEqual({ input: { x: 1, y: 2, z: 2 }, collisions: ['y'] });
  });

  it('puts an output that is no object under its node id', () => {
    const merged = mergeInputs([
      { nodeId: 'a', output: [1, 2] },
      { nodeId: 'b', output: null },
      { nodeId: 'c', output: { b: 'hides it' } },
    ]);
    expect(merged).toEqual({ input: { a: [1, 2], b: 'hides it' }, collisions: ['b'] });
  });

  it('names a key that collides more than once only once', () => {
    const parents = ['a', 'b', 'c'].map((nodeId) => ({ nodeId, output: { x: nodeId } }));
    expect(mergeInputs(parents)).toEqual({ input: { x: 'c' }, collisions: ['x'] });
  });

  it('keeps a key named __proto__ a key', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}') as JsonValue;
    const { input } = mergeInputs([
      { nodeId: 'a', output: hostile },
      { nodeId: 'b', output: {} },
    ]);
    expect(JSON.stringify(input)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('gives a single parent through unchanged, whatever it is', () => {
    fc.assert(
      fc.property(json(), (output) => {
        const merged = mergeInputs([{ nodeId: 'a', output }]);
        expect(merged.input).toBe(output);
        expect(merged.collisions).toEqual([]);
      }),
    );
  });

  it('has the keys of all parents, and names exactly those that came twice', () => {
    const object = fc.dictionary(fc.constantFrom('p', 'q', 'r', 's'), json(), { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(object, { minLength: 2, maxLength: 4 }), (outputs) => {
        const { input, collisions } = mergeInputs(
          outputs.map((output, index) => ({ nodeId: `n${index}`, output })),
        );
        expect(input).toEqual(Object.assign({}, ...outputs));
        const keys = outputs.flatMap((output) => Object.keys(output));
        const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
        expect([...collisions].sort()).toEqual([...new Set(twice)].sort());
      }),
    );
  });
});
