import type { JsonObject } from '@rex/workflow';
import { type LlmBench, listen, ONCE } from './harness';

const CITY: JsonObject = {
  type: 'object',
  properties: { city: { type: 'string', minLength: 2 }, size: { $ref: '#/$defs/size' } },
  required: ['city'],
  additionalProperties: false,
  $defs: { size: { type: 'integer', exclusiveMinimum: 0, minimum: 1, title: 'Size' } },
};

const schemaFormat = (schema: JsonObject) => ({ responseFormat: { type: 'schema' as const, schema } });
const tools = [{ name: 'look_up', description: 'Looks up.', parameters: { type: 'object', properties: {} } }];

/** Answers as JSON. */
export function describeForms(bench: () => LlmBench): void {
  describe('JSON answers', () => {
    it('of any form are parsed', async () => {
      const answer = await bench().ask({ responseFormat: { type: 'json' } });
      expect(answer.json).toEqual({ answer: 'Hello' });
    });

    it('fit the schema, references included, of which only what the vendor knows is sent', async () => {
      const answer = await bench().ask(schemaFormat(CITY));
      expect(answer.json).toEqual({ city: 'sample', size: 1 });
      expect(JSON.stringify(bench().bodies()[0])).not.toMatch(/\$ref|\$defs|minLength/);
      expect(answer.attempts).toHaveLength(1);
    });

    it.each<[string, JsonObject, unknown]>([
      ['objects of anything', { type: 'object' }, {}],
      [
        'empty objects within',
        { type: 'object', properties: { a: { type: 'object', properties: {} } }, required: ['a'] },
        { a: {} },
      ],
      [
        'alternatives',
        { type: 'object', properties: { a: { oneOf: [{ type: 'null' }, { type: 'string' }] } } },
        { a: null },
      ],
      ['one value', { type: 'object', properties: { a: { const: 'x' } } }, { a: 'x' }],
      [
        'lists',
        {
          type: 'object',
          properties: { a: { type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: false } },
        },
        { a: [true, true] },
      ],
      [
        'properties named like keywords',
        { type: 'object', properties: { $ref: { type: 'string' }, definitions: { type: 'string' } } },
        { $ref: 'sample', definitions: 'sample' },
      ],
    ])('of schemas with %s', async (_what, schema, json) => {
      expect(await bench().ask(schemaFormat(schema))).toMatchObject({ json });
    });

    it('in a code fence are read all the same', async () => {
      bench().standIn.script([{ kind: 'answer', text: '```json\n{"city": "Oslo"}\n```' }]);
      expect((await bench().ask(schemaFormat(CITY))).json).toEqual({ city: 'Oslo' });
    });

    it('that do not fit are repaired once, with the complaints', async () => {
      bench().standIn.script([{ kind: 'answer', text: '{"city": 7}' }]);
      const heard = listen();
      const answer = await bench().ask(schemaFormat(CITY), heard);
      expect(answer).toMatchObject({
        json: { city: 'sample' },
        attempts: [{ purpose: 'first' }, { purpose: 'repair' }],
      });
      expect(heard.text()).toContain('<repair>');
      expect(JSON.stringify(bench().bodies()[1])).toContain('/city');
      const { inputTokens, outputTokens } = bench().standIn.log.read();
      expect(answer.usage).toMatchObject({ input: inputTokens, output: outputTokens });
    });

    it('that never fit fail by name, with the raw text and what it took', async () => {
      const error = await bench().fail(schemaFormat(CITY), { model: 'wordy' });
      expect(error).toMatchObject({
        code: 'llm-schema-unmet',
        details: { rawText: 'I would rather talk than write JSON.', complaints: [{ path: '' }] },
      });
      expect(bench().standIn.log.read().count).toBe(2);
      expect(error.details.usage?.output).toBe(bench().standIn.log.read().outputTokens);
    });

    it.each([
      '{"city": "Oslo", "__proto__": {}}',
      '{"city": "a\\u0000b"}',
      `${'['.repeat(200)}${']'.repeat(200)}`,
    ])('that nobody may store are not taken: %.30s', async (text) => {
      bench().standIn.decide(() => ({ kind: 'answer', text }));
      expect(await bench().fail({ responseFormat: { type: 'json' } })).toMatchObject({
        code: 'llm-schema-unmet',
      });
    });

    it('that are cut off at maxTokens say so', async () => {
      bench().standIn.script([{ kind: 'answer', finish: 'length', text: '{"city": "Oslo", "size": 1}' }]);
      const error = await bench().fail(schemaFormat(CITY));
      expect(error).toMatchObject({ code: 'llm-schema-unmet' });
      expect(error.message).toContain('maxTokens');
      expect(bench().standIn.log.read().count).toBe(1);
    });

    it('are asked for in words where the model knows no schemas', async () => {
      bench().standIn.script([
        { kind: 'refuse', status: 400, reason: 'no-schema' },
        { kind: 'answer', text: '{"city": "Oslo"}' },
      ]);
      const answer = await bench().ask(schemaFormat(CITY));
      expect(answer.json).toEqual({ city: 'Oslo' });
      expect(JSON.stringify(bench().bodies()[1])).toContain('JSON Schema');
    });

    it('come in a second turn where tools and JSON exclude each other', async () => {
      const { harness, standIn, ask } = bench();
      if (harness.toolsWithJson === 'together') {
        standIn.script([
          { kind: 'refuse', status: 400, reason: 'tools-with-json' },
          { kind: 'answer', text: 'Oslo.' },
        ]);
      } else {
        standIn.script([{ kind: 'answer', text: 'Oslo.' }]);
      }
      const answer = await ask({ ...schemaFormat(CITY), tools });
      expect(answer).toMatchObject({ json: { city: 'sample' }, finishReason: 'stop' });
      expect(answer.attempts.at(-1)).toMatchObject({ purpose: 'shape' });
      expect(JSON.stringify(bench().bodies().at(-1))).toContain('Oslo.');
    });

    it('wait for tools that are called first', async () => {
      const answer = await bench().ask({ ...schemaFormat(CITY), tools });
      expect(answer).toMatchObject({ finishReason: 'tool-calls', toolCalls: [{ name: 'look_up' }] });
      expect(answer).not.toHaveProperty('json');
    });

    it.each<[JsonObject, string]>([
      [{ $ref: '#' }, 'refers to itself'],
      [{ $ref: '#/$defs/none' }, 'refers to nothing'],
      [{ $ref: 'https://example.com/schema' }, 'another document'],
      [{ type: 'object', properties: { a: { pattern: 'x' } } }, 'pattern'],
    ])('by a schema that can not be used are refused before the call: %j', async (schema, word) => {
      const error = await bench().fail(schemaFormat(schema), ONCE);
      expect(error).toMatchObject({ code: 'llm-request-invalid' });
      expect(error.message).toContain(word);
      expect(bench().standIn.log.read().count).toBe(0);
    });

    it('are held against a richer evaluator when there is one', async () => {
      const evaluate = () => [{ path: '/city', message: 'is not liked' }];
      const schema = { type: 'object', properties: { city: { type: 'string', pattern: '^O' } } };
      const error = await bench().fail(schemaFormat(schema), { evaluate });
      expect(error.details.complaints).toEqual([{ path: '/city', message: 'is not liked' }]);
    });
  });
}
