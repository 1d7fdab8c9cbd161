import { completed, defineNode, failed } from '@rex/node-sdk';
import { isJsonObject, type JsonValue } from '@rex/workflow';
import Type from 'typebox';
import { PathOrTemplate } from '../shared/path-or-template';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { warnMissingPath } from '../shared/warn-missing-path';
import { applyMappings } from './apply-mappings';

const MappingSchema = Type.Object(
  {
    to: Type.String({
      minLength: 1,
      maxLength: 1000,
      // Refused here so that it is seen at save; writePath refuses it again, whatever a template makes of it.
      not: { pattern: '(^|[.\\[\'"])(__proto__|prototype|constructor)($|[.\\[\\]\'"])' },
      errorMessage: 'must not lead through __proto__, prototype or constructor',
      control: 'text',
      description: 'Path of the field in the new object.',
    }),
    from: Type.Optional(PathOrTemplate('Where its value comes from: a path into the input, or a template.')),
    value: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description: 'Its value, when it is not copied.',
      }),
    ),
  },
  {
    additionalProperties: false,
    oneOf: [{ required: ['from'] }, { required: ['value'] }],
    errorMessage: 'needs either "from" (a path into the input) or "value"',
  },
);

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
    keepOthers: Type.Boolean({
      default: false,
      description: "Keep the input's own fields too; mapped fields are copied, not moved.",
    }),
  },
  {
    additionalProperties: false,
    oneOf: [{ required: ['expression'] }, { required: ['mappings'] }],
    errorMessage: 'needs either "expression" or "mappings"',
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
  ],
  async run(context) {
    const { expression, mappings = [], keepOthers } = context.config;
    if (expression !== undefined) {
      return completed(await context.sandbox.run({ kind: 'expression', source: expression }));
    }
    if (keepOthers && !isJsonObject(context.input)) {
      context.warn({
        code: 'input-not-object',
        message: 'The input is no object, so it has no other fields to keep.',
      });
    }
    const result = applyMappings(mappings, context.input, keepOthers);
    if (!result.ok) return failed({ code: 'mapping-failed', message: result.message, retryable: false });
    for (const path of result.missing) warnMissingPath(context, path);
    return completed(result.output);
  },
});
