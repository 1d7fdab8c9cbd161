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
});
