import type { JsonObject } from '@rex/workflow';
import Type from 'typebox';

/** Another node type that the model may call. */
export const ToolSchema = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Za-z_][A-Za-z0-9_-]{0,63}$',
      errorMessage: 'must begin with a letter and hold letters, digits, _ and - only, at most 64',
      description: 'What the model calls it.',
    }),
    type: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'The node type that does the work: code, http-request or storage.',
    }),
    description: Type.String({
      minLength: 1,
      maxLength: 2000,
      description: 'When to call it and what it gives, for the model.',
    }),
    parameters: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        control: 'json',
        description: "JSON Schema of what the model gives. The tool's config sees it as input.",
      }),
    ),
    modelFields: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        maxItems: 20,
        control: 'json',
        description: 'Fields of the config that the model fills in itself, such as url.',
      }),
    ),
    config: Type.Unsafe<JsonObject>({
      type: 'object',
      default: {},
      control: 'json',
      description: 'Config of that node type. Its templates are filled in for each call.',
    }),
  },
  { additionalProperties: false },
);
