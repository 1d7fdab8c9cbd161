import { completed, defineNode } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import Type from 'typebox';
import { MAIN_OUTPUT } from '../shared/ports';
import { MANUAL_TRIGGER_GUIDE } from './manual-trigger-guide';

const config = Type.Object(
  {
    inputSchema: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        control: 'json',
        inputRole: 'schema',
        description: 'A JSON Schema that the input must fit; what does not is refused before it runs.',
      }),
    ),
    sampleInput: Type.Optional(
      Type.Unsafe<JsonValue>({
        control: 'json',
        inputRole: 'sample',
        description: 'An input to try the workflow with. It must fit the schema.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Starts a workflow when somebody runs it, in the editor or through the API. */
export const manualTrigger = defineNode({
  type: 'manual-trigger',
  version: 1,
  label: 'Manual trigger',
  category: 'trigger',
  icon: 'play',
  summary: 'Starts the workflow when you run it, with the input you give.',
  config,
  ports: { inputs: [], outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  guide: MANUAL_TRIGGER_GUIDE,
  errors: [
    {
      code: 'input-invalid',
      meaning:
        'The input does not fit the schema. The start is refused (422) with the path of each mistake; no execution exists.',
      retryable: false,
    },
  ],
  examples: [
    {
      name: 'hands on the input it was given',
      config: {},
      input: { customer: 'Ada' },
      output: { customer: 'Ada' },
    },
    {
      name: 'asks for an order with at least one line',
      config: {
        inputSchema: {
          type: 'object',
          required: ['customer', 'lines'],
          properties: {
            customer: { type: 'string', format: 'email' },
            lines: {
              type: 'array',
              minItems: 1,
              items: {
                type: 'object',
                required: ['sku', 'price'],
                properties: { sku: { type: 'string' }, price: { type: 'number', multipleOf: 0.01 } },
              },
            },
          },
        },
        sampleInput: { customer: 'ada@example.com', lines: [{ sku: 'a1', price: 19.99 }] },
      },
      input: { customer: 'bob@example.com', lines: [{ sku: 'b2', price: 5 }] },
      output: { customer: 'bob@example.com', lines: [{ sku: 'b2', price: 5 }] },
    },
    {
      name: 'takes any JSON value, not only objects',
      config: {
        inputSchema: { type: 'array', items: { enum: ['red', 'green'] }, uniqueItems: true },
        sampleInput: ['red'],
      },
      input: ['green', 'red'],
      output: ['green', 'red'],
    },
    {
      name: 'keeps braces in a sample as the text they are',
      config: { sampleInput: { template: 'Dear {{ name }}' } },
      input: { template: 'Hello {{ name }}' },
      output: { template: 'Hello {{ name }}' },
    },
  ],
  async run({ input }) {
    return completed(input);
  },
});
