import fc from 'fast-check';
import { mergeInputs, type JsonValue } from '@rex/workflow';
import { mergeInputTexts } from './merge-input-texts';

/** As they come out of the database. */
const asStored = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonValue;

describe('mergeInputTexts', () => {
  it('gives the very text that the merged values have', () => {
    const outputs = fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(outputs, (values) => {
        const parents = values.map((value, index) => ({ nodeId: `n${index}`, output: asStored(value) }));
        const texts = parents.map(({ nodeId, output }) => ({ nodeId, output: JSON.stringify(output) }));
        expect(mergeInputTexts(texts).text).toBe(JSON.stringify(mergeInputs(parents).input));
      }),
    );
  });

  it('keeps the order of keys that are numbers, and a key named like the prototype', () => {
    const output = '{"b":1,"__proto__":{"x":1}}';
    const parents = [
      { nodeId: 'a', output },
      { nodeId: 'c', output: '{"7":[1]}' },
    ];
    expect(mergeInputTexts(parents).text).toBe('{"7":[1],"b":1,"__proto__":{"x":1}}');
  });
});
