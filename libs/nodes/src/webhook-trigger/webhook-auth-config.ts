import Type, { type TString } from 'typebox';

/** A field name of RFC 9110. */
const HEADER_NAME = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

/** A config field that holds the name of a header. */
export const headerField = (description: string, more: object = {}): TString =>
  Type.String({
    maxLength: 200,
    pattern: HEADER_NAME,
    errorMessage: 'must be the name of a header, such as X-Signature',
    control: 'text',
    ...more,
    description,
  });

const shownFor = (type: string) => ({ visibleWhen: { field: 'type', equals: type } });
const shownForCustom = { visibleWhen: { field: 'preset', equals: 'custom' } };
const typeIsNot = (type: string) => ({ properties: { type: { not: { const: type } } } });

/**
 * How callers of a webhook prove who they are. The secret is a stored key, named by its id: no field here holds one. What the
 * chosen type does not use is let alone, so that changing the type loses nothing. Rules are written as if/else, see
 * condition-config.ts.
 */
export const WebhookAuthSchema = Type.Object(
  {
    type: Type.Enum(['none', 'header', 'basic', 'hmac'], {
      control: 'select',
      description: 'How callers prove who they are.',
    }),
    keyId: Type.Optional(
      Type.String({
        maxLength: 200,
        pattern: '^[0-9A-Za-z_-]+$',
        errorMessage: 'must be the id of a stored key',
        control: 'secret',
        description: 'The stored key that holds the secret.',
      }),
    ),
    headerName: Type.Optional(
      headerField('The header that carries the secret. Left out: X-Webhook-Token.', shownFor('header')),
    ),
    username: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        pattern: '^[^:\\u0000-\\u001f\\u007f{}]*$',
        errorMessage: 'must not hold a colon, a brace or a control character',
        control: 'text',
        ...shownFor('basic'),
        description: 'The user name; the key is the password then. Left out: the key is "user:password".',
      }),
    ),
    preset: Type.Optional(
      Type.Enum(['github', 'stripe', 'slack', 'standard-webhooks', 'shopify', 'twilio', 'custom'], {
        control: 'select',
        ...shownFor('hmac'),
        description: 'Whose way of signing it is; custom spells it out.',
      }),
    ),
    algorithm: Type.Optional(
      Type.Enum(['sha256', 'sha1', 'sha512'], {
        control: 'select',
        ...shownForCustom,
        description: 'The hash of a custom signature. Left out: sha256.',
      }),
    ),
    signatureHeader: Type.Optional(
      headerField('The header that carries a custom signature.', shownForCustom),
    ),
    signaturePrefix: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 50,
        pattern: '^[\\u0021-\\u007a|~]+$',
        errorMessage: 'must be plain text without spaces and braces, such as sha256=',
        control: 'text',
        ...shownForCustom,
        description: 'What stands before a custom signature in its header, such as sha256=.',
      }),
    ),
    encoding: Type.Optional(
      Type.Enum(['hex', 'base64'], {
        control: 'select',
        ...shownForCustom,
        description: 'How a custom signature is written. Left out: hex.',
      }),
    ),
    timestampHeader: Type.Optional(
      headerField(
        'The header with the time of sending, in seconds since 1970, which is signed too: "<time>.<body>". Left out: the body alone is signed.',
        shownForCustom,
      ),
    ),
    toleranceSeconds: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 86_400,
        ...shownFor('hmac'),
        description: 'How far the signed time may be from now. Left out: 300.',
      }),
    ),
  },
  {
    additionalProperties: false,
    default: { type: 'none' },
    description: 'Who may call the webhook.',
    allOf: [
      {
        if: { properties: { type: { not: { enum: ['header', 'basic', 'hmac'] } } } },
        else: { required: ['keyId'] },
      },
      { if: typeIsNot('hmac'), else: { required: ['preset'] } },
      {
        if: { anyOf: [typeIsNot('hmac'), { properties: { preset: { not: { const: 'custom' } } } }] },
        else: { required: ['signatureHeader'] },
      },
    ],
  },
);
