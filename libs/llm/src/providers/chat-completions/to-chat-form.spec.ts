import type { JsonObject } from '@rex/workflow';
import { aCompletion, askServer, jsonResponse } from '../../spec-support/a-server';
import { toChatForm } from './to-chat-form';

const object = (name: string): JsonObject => ({
  type: 'object',
  properties: { [name]: { type: 'string' } },
  required: [name],
});

describe('toChatForm', () => {
  it('asks for a schema of an object with properties by its own field', () => {
    const { format, words } = toChatForm({ type: 'schema', schema: object('a') });
    expect(format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
    expect(words).toBeUndefined();
  });

  it.each<[JsonObject, 'object' | 'any']>([
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'object'],
    [{ anyOf: [object('cat'), object('dog')] }, 'object'],
    [{ allOf: [object('cat'), { not: object('dog') }] }, 'object'],
    [{ type: 'array', items: { type: 'integer' } }, 'any'],
    [{ anyOf: [object('cat'), { type: 'null' }] }, 'any'],
    [{ enum: ['a', 'b'] }, 'any'],
    [{ type: 'string' }, 'any'],
  ])('tells the model %j in words', (schema, kind) => {
    const { format, words } = toChatForm({ type: 'schema', schema });
    expect(words).toContain(JSON.stringify(schema));
    expect(format).toEqual(kind === 'object' ? { type: 'json_object' } : undefined);
  });
});

describe.each(['openai-compatible', 'groq'] as const)('a question of %s', (provider) => {
  it('says the schema behind its own system prompt, and again when the answer is to be repaired', async () => {
    const schema: JsonObject = { type: 'array', items: { type: 'integer' } };
    const { answer, bodies } = await askServer(
      (count) => jsonResponse(aCompletion({ content: count === 1 ? '["x"]' : 'Here: [1, 2]' })),
      { provider, request: { system: 'Be brief.', responseFormat: { type: 'schema', schema } } },
    );
    expect(answer?.json).toEqual([1, 2]);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) {
      const [system] = body['messages'] as { role: string; content: string }[];
      expect(system?.content).toMatch(/^Be brief\.\n\nAnswer with JSON/);
      expect(system?.content).toContain(JSON.stringify(schema));
      expect(body).not.toHaveProperty('response_format');
    }
  });
});
