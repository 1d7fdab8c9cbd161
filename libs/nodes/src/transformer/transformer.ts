import { completed, defineNode, failed } from '@rex/node-sdk';
import { isJsonObject } from '@rex/workflow';
import Type from 'typebox';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { warnMissingPath } from '../shared/warn-missing-path';
import { applyMappings, type Beginning } from './apply-mappings';
import { fieldPath, MappingSchema } from './mapping-config';
import { TRANSFORMER_GUIDE } from './transformer-guide';

const config = Type.Object(
  {
    expression: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200_000,
        control: 'code',
        description:
          'A JavaScript expression; its value is the output. It sees input, steps, trigger, execution and workflow.',
      }),
    ),
    mappings: Type.Optional(
      Type.Array(MappingSchema, {
        minItems: 1,
        maxItems: 500,
        control: 'mappings',
        description: 'The fields of the new object, when there is no expression.',
      }),
    ),
    pick: Type.Optional(
      Type.Array(fieldPath('Path of a field of the input.'), {
        minItems: 1,
        maxItems: 500,
        uniqueItems: true,
        control: 'json',
        description: 'Fields of the input that the new object begins with, by their paths.',
      }),
    ),
    keepOthers: Type.Boolean({
      default: false,
      description:
        "Begin with all of the input's own fields; mapped fields are copied unless they are moved.",
    }),
  },
  {
    additionalProperties: false,
    oneOf: [{ required: ['expression'] }, { anyOf: [{ required: ['mappings'] }, { required: ['pick'] }] }],
    errorMessage: 'needs either "expression" or "mappings", or "pick"',
    allOf: [
      {
        if: { not: { required: ['pick'] } },
        else: {
          properties: {
            keepOthers: {
              not: { const: true },
              errorMessage: 'must be false beside "pick", which names the fields to keep',
            },
          },
        },
      },
    ],
  },
);

/** Makes a new value of the input: by an expression, or field by field. */
export const transformer = defineNode({
  type: 'transformer',
  version: 1,
  label: 'Transformer',
  category: 'data',
  icon: 'shuffle',
  summary: 'Makes a new value of the input, by an expression or field by field.',
  config,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  scriptFields: { expression: 'expression' },
  guide: TRANSFORMER_GUIDE,
  errors: [
    {
      code: 'mapping-failed',
      meaning:
        'A path of a mapping is none, begins with an index, leads through a prototype or has an index over 9999.',
      retryable: false,
    },
  ],
  examples: [
    {
      name: 'builds an object by an expression',
      config: { expression: '{ name: input.first + " " + input.last }' },
      input: { first: 'Ada', last: 'Lovelace' },
      output: { name: 'Ada Lovelace' },
    },
    {
      name: 'maps fields, nested ones too',
      config: {
        mappings: [
          { from: 'customer.mail', to: 'contact.email' },
          { from: 'lines[0].sku', to: 'skus[0]' },
          { to: 'source', value: 'shop {{ input.shop }}' },
        ],
      },
      input: { customer: { mail: 'ada@example.com' }, lines: [{ sku: 'a1' }], shop: 7 },
      output: { contact: { email: 'ada@example.com' }, skus: ['a1'], source: 'shop 7' },
    },
    {
      name: 'keeps the other fields',
      config: { mappings: [{ from: 'id', to: 'ticket' }], keepOthers: true },
      input: { id: 5, text: 'hello' },
      output: { id: 5, text: 'hello', ticket: 5 },
    },
    {
      name: 'renames, sets and removes fields of the input',
      config: {
        mappings: [
          { from: 'mail', to: 'contact.email', move: true },
          { to: 'status', value: 'new' },
          { remove: 'lines[0]' },
        ],
        keepOthers: true,
      },
      input: { mail: 'ada@example.com', status: 'raw', lines: ['header', 'a', 'b'] },
      output: { contact: { email: 'ada@example.com' }, status: 'new', lines: ['a', 'b'] },
    },
    {
      name: 'picks some fields and leaves the rest',
      config: { pick: ['id', 'customer.name'], mappings: [{ to: 'kind', value: 'order' }] },
      input: { id: 5, customer: { name: 'Ada', card: '4111' }, internal: true },
      output: { id: 5, customer: { name: 'Ada' }, kind: 'order' },
    },
  ],
  async run(context) {
    const { expression, mappings = [], pick, keepOthers } = context.config;
    if (expression !== undefined) {
      return completed(await context.sandbox.run({ kind: 'expression', source: expression }));
    }
    const beginning = beginningOf(pick, keepOthers);
    if (beginning.kind !== 'empty' && !isJsonObject(context.input)) {
      context.warn({
        code: 'input-not-object',
        message: 'The input is no object, so it has no other fields to keep.',
      });
    }
    const result = applyMappings(mappings, context.input, beginning);
    if (!result.ok) return failed({ code: 'mapping-failed', message: result.message, retryable: false });
    for (const path of result.missing) warnMissingPath(context, path);
    for (const warning of result.warnings) context.warn(warning);
    return completed(result.output);
  },
});

function beginningOf(pick: string[] | undefined, keepOthers: boolean): Beginning {
  if (pick) return { kind: 'pick', paths: pick };
  return { kind: keepOthers ? 'all' : 'empty' };
}
