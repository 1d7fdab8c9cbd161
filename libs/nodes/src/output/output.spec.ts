import { describeNodeType, runNode } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { output } from './output';

describeNodeType(output);

describe('output', () => {
  it.each<[string, JsonObject, JsonValue]>([
    ['its input when no value is set', {}, { a: 1 }],
    ['a value', { value: [1, 2] }, [1, 2]],
    ['null when it is told to', { value: null }, null],
    ['false when it is told to', { value: false }, false],
    ['a template, whose type it keeps', { value: '{{ input.a }}' }, 1],
    ['templates inside an object', { value: { text: 'a is {{ input.a }}' } }, { text: 'a is 1' }],
  ])('gives %s', async (_what, config, expected) => {
    const { outcome } = await runNode(output, config, { a: 1 });
    expect(outcome).toEqual({ kind: 'completed', output: expected });
  });
});
