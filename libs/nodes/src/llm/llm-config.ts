import type { JsonObject, JsonValue } from '@rex/workflow';
import Type, { type Static } from 'typebox';
import { FallbackSchema, ROUTE_FIELDS } from './route-config';
import { CALL_FIELDS, SAMPLING_FIELDS } from './sampling-config';
import { ToolSchema } from './tool-config';

/** Config of the LLM node. */
export const LlmConfigSchema = Type.Object(
  {
    ...ROUTE_FIELDS,
    system: Type.Optional(
      Type.String({
        maxLength: 1_000_000,
        expression: true,
        control: 'textarea',
        description: 'Who the model is and how it works.',
      }),
    ),
    prompt: Type.String({
      minLength: 1,
      maxLength: 4_000_000,
      expression: true,
      control: 'textarea',
      description: 'What it is asked.',
    }),
    messages: Type.Optional(
      Type.Array(
        Type.Object(
          {
            role: Type.Enum(['user', 'assistant'], { description: 'Who said it.' }),
            content: Type.String({ maxLength: 1_000_000, expression: true, description: 'What was said.' }),
          },
          { additionalProperties: false },
        ),
        {
          maxItems: 500,
          expression: true,
          control: 'json',
          description: 'What was said before the prompt, oldest first.',
        },
      ),
    ),
    images: Type.Optional(
      Type.Unsafe<JsonValue>({
        type: ['array', 'string', 'object'],
        maxItems: 20,
        expression: true,
        control: 'json',
        description: 'Pictures beside the prompt: URLs, data URLs, or {mediaType, base64}; one or a list.',
      }),
    ),
    responseFormat: Type.Enum(['text', 'json', 'schema'], {
      default: 'text',
      control: 'select',
      description: 'The form of the answer: free text, some JSON, or JSON that fits the schema.',
    }),
    schema: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        control: 'json',
        visibleWhen: { field: 'responseFormat', equals: 'schema' },
        description: 'The JSON Schema that the answer must fit.',
      }),
    ),
    ...SAMPLING_FIELDS,
    fallbacks: Type.Optional(
      Type.Array(FallbackSchema, {
        maxItems: 5,
        control: 'json',
        description: 'Whom to ask when the first fails, in this order.',
      }),
    ),
    tools: Type.Optional(
      Type.Array(ToolSchema, {
        maxItems: 20,
        toolList: true,
        control: 'json',
        description: 'Other nodes that the model may call.',
      }),
    ),
    maxRounds: Type.Integer({
      default: 8,
      minimum: 1,
      maximum: 50,
      description: 'How many times in a row the model may call tools.',
    }),
    ...CALL_FIELDS,
  },
  {
    additionalProperties: false,
    allOf: [
      {
        if: { required: ['responseFormat'], properties: { responseFormat: { const: 'schema' } } },
        then: { required: ['schema'] },
      },
    ],
  },
);

/** The config, resolved. */
export type LlmConfig = Static<typeof LlmConfigSchema>;
