import Type, { type Static } from 'typebox';

/** A field name of RFC 9110. */
const HEADER_NAME = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

/** How a request proves who sends it. The secret itself is a stored key: no field here holds one. */
export const AuthSchema = Type.Object(
  {
    type: Type.Enum(['none', 'key', 'basic', 'bearer', 'header', 'query'], {
      default: 'none',
      control: 'select',
      description: 'How the request proves who sends it; key: as the stored key says.',
    }),
    keyId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        control: 'secret',
        description: 'The stored key that holds the secret.',
      }),
    ),
    username: Type.Optional(
      Type.String({
        maxLength: 1000,
        pattern: '^[^:\\u0000-\\u001f\\u007f]*$',
        errorMessage: 'must not hold a colon or a control character',
        expression: true,
        control: 'text',
        visibleWhen: { field: 'type', equals: 'basic' },
        description:
          'The user name; the key is the password then. Left out: the key is "user:password", or a user name without password.',
      }),
    ),
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        control: 'text',
        description:
          'The header (X-API-Key when left out) or the query parameter (api_key) that carries the key.',
      }),
    ),
    prefix: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        pattern: '^[\\u0021-\\u007e]([\\u0020-\\u007e]*[\\u0021-\\u007e])?$',
        errorMessage: 'must be plain text without space at its ends',
        control: 'text',
        visibleWhen: { field: 'type', equals: 'header' },
        description: 'A word before the key in the header, such as Token; a space comes between.',
      }),
    ),
  },
  {
    additionalProperties: false,
    default: { type: 'none' },
    description: 'Who the target believes the request to be from.',
    allOf: [
      { if: { properties: { type: { const: 'none' } } }, else: { required: ['keyId'] } },
      {
        if: { properties: { type: { not: { const: 'header' } } } },
        else: {
          properties: {
            name: { pattern: HEADER_NAME, errorMessage: 'must be the name of a header, such as X-API-Key' },
          },
        },
      },
    ],
  },
);

/** The config, resolved. */
export type AuthConfig = Static<typeof AuthSchema>;
