import { toGeminiSchema } from './to-gemini-schema';

describe('toGeminiSchema', () => {
  it('asks for nothing when anything would do', () => {
    expect(toGeminiSchema({ type: 'object' })).toBeUndefined();
    expect(toGeminiSchema({ type: 'object', properties: {}, additionalProperties: false })).toBeUndefined();
  });

  it('leaves objects without properties open, at any depth', () => {
    const empty = { type: 'object', properties: {}, additionalProperties: false };
    expect(toGeminiSchema({ type: 'object', properties: { a: { type: 'array', items: empty } } })).toEqual({
      type: 'object',
      properties: { a: { type: 'array', items: { type: 'object', additionalProperties: true } } },
    });
  });

  it('says in its words what it has other words for, and leaves the rest out', () => {
    expect(
      toGeminiSchema({
        type: 'string',
        const: 'a',
        pattern: 'x',
        format: 'email',
        exclusiveMinimum: 1,
        oneOf: [{ enum: [null, 'b'] }, { format: 'date' }],
      }),
    ).toEqual({ type: 'string', enum: ['a'], anyOf: [{}, { format: 'date' }] });
  });

  it('tells of an object what its properties are like, be they named or not, and what allOf adds', () => {
    const numbers = { type: 'object', additionalProperties: { type: 'number' } };
    expect(toGeminiSchema(numbers)).toEqual(numbers);
    const [a, b] = [{ a: { type: 'string' } }, { b: { type: 'number' } }];
    expect(
      toGeminiSchema({ type: 'object', properties: a, allOf: [{ properties: b, required: ['b'] }] }),
    ).toEqual({
      type: 'object',
      properties: { ...a, ...b },
      required: ['b'],
    });
  });
});
