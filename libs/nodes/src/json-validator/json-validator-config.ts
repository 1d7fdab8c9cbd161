import type { JsonObject, JsonValue } from '@rex/workflow';
import Type, { type Static } from 'typebox';
import { SIMPLE_TYPES } from './check-fields';

const TypeName = { enum: [...SIMPLE_TYPES] };

/** Config of the JSON Validator node: a list of fields, a JSON Schema, or both. */
export const JsonValidatorConfigSchema = Type.Object(
  {
    required: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
        maxItems: 1000,
        control: 'json',
        description:
          'Paths that must lead to something, such as order.items[0].sku; null counts as something.',
      }),
    ),
    types: Type.Optional(
      Type.Unsafe<Record<string, JsonValue>>({
        type: 'object',
        additionalProperties: {
          anyOf: [TypeName, { type: 'array', minItems: 1, maxItems: 7, items: TypeName }],
          errorMessage: `must be one of ${SIMPLE_TYPES.join(', ')}, or a list of them`,
        },
        control: 'key-value',
        description:
          'The type of what a path leads to, by path: string, number, integer, boolean, object, array or null, or a list of them. A path that leads to nothing is left to "required".',
      }),
    ),
    schema: Type.Optional(
      Type.Unsafe<JsonObject | boolean>({
        type: ['object', 'boolean'],
        expression: true,
        control: 'json',
        description:
          'A JSON Schema, 2020-12 or, with such a $schema, 2019-09 or draft 7. It can refer to itself and to the metaschemas; nothing is fetched.',
      }),
    ),
    checkFormats: Type.Boolean({
      default: true,
      description: 'Whether the "format" of a schema is checked or only a note.',
    }),
    onInvalid: Type.Enum(['fail', 'continue', 'branch'], {
      default: 'fail',
      control: 'select',
      description:
        'What becomes of an input that does not fit: the step fails; or it goes on, and its output is {valid, errors, data} for every input; or that output leaves by the port "invalid".',
    }),
  },
  {
    additionalProperties: false,
    anyOf: [{ required: ['required'] }, { required: ['types'] }, { required: ['schema'] }],
    errorMessage: 'needs "required", "types" or "schema"',
  },
);

/** The config, resolved. */
export type JsonValidatorConfig = Static<typeof JsonValidatorConfigSchema>;
