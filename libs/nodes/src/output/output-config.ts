import type { JsonObject, JsonValue } from '@rex/workflow';
import Type from 'typebox';

/** Config of the Output node. */
export const OutputConfigSchema = Type.Object(
  {
    value: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description: 'The output of the execution. Left out: the input of this node.',
      }),
    ),
    response: Type.Optional(
      Type.Object(
        {
          status: Type.Integer({
            minimum: 200,
            maximum: 599,
            default: 200,
            expression: true,
            description: 'The HTTP status.',
          }),
          headers: Type.Optional(
            Type.Unsafe<JsonObject>({
              type: 'object',
              additionalProperties: { type: ['string', 'number', 'boolean'], expression: true },
              expression: true,
              control: 'key-value',
              description: 'Header fields, such as Content-Type or Location.',
            }),
          ),
        },
        {
          additionalProperties: false,
          description:
            'How a webhook sends the value, as its body. The output is {status, headers, body} then. Left out: the output is the value, sent as JSON with status 200.',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
