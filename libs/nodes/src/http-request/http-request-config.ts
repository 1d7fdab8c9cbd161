import type { JsonObject, JsonValue } from '@rex/workflow';
import Type, { type Static } from 'typebox';
import { AuthSchema } from './auth-config';
import { PaginationSchema } from './pagination-config';

/** Names with values: an object, or a list that keeps order and may repeat a name. */
export type NamedValues = JsonObject | { name: string; value: JsonValue }[];

const PairSchema = {
  type: 'object',
  required: ['name', 'value'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 1000, expression: true, description: 'Its name.' },
    value: { expression: true, description: 'Its value.' },
  },
  additionalProperties: false,
};

/** An http or https URL whose host is there and stands alone: no user name, no password. */
const URL_PATTERN = '^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@\\\\]+([/?#][^\\u0000-\\u001f]*)?$';

const BODY_TYPES = ['none', 'json', 'form', 'text'] as const;

const BODILESS = ['GET', 'HEAD'];

/** Between method, body type and body. Written as if/else, since mistakes within `else` are told one by one. */
const BODY_RULES = [
  {
    if: { properties: { method: { not: { enum: BODILESS } } } },
    else: {
      properties: {
        bodyType: {
          not: { enum: BODY_TYPES.filter((type) => type !== 'none') },
          errorMessage: 'must be none: a GET or HEAD request has no body',
        },
        body: { not: {}, errorMessage: 'must be left out: a GET or HEAD request has no body' },
      },
    },
  },
  {
    if: {
      anyOf: [
        { not: { required: ['bodyType'] } },
        { properties: { bodyType: { const: 'none' } } },
        { properties: { method: { enum: BODILESS } } },
      ],
    },
    else: { required: ['body'] },
  },
  {
    if: { not: { required: ['bodyType'], properties: { bodyType: { const: 'form' } } } },
    else: { properties: { body: { type: ['object', 'array'], items: PairSchema, expression: true } } },
  },
];

/** Config of the HTTP Request node. */
export const HttpRequestConfigSchema = Type.Object(
  {
    method: Type.Enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], {
      default: 'GET',
      control: 'select',
      description: 'What to do at the URL.',
    }),
    url: Type.String({
      maxLength: 16_000,
      pattern: URL_PATTERN,
      errorMessage:
        'must be an absolute http or https URL without user name and password (those go into "auth")',
      expression: true,
      control: 'text',
      keyTarget: true,
      description: 'Where the request goes.',
    }),
    query: Type.Optional(
      Type.Unsafe<NamedValues>({
        type: ['object', 'array'],
        maxItems: 1000,
        items: PairSchema,
        expression: true,
        control: 'key-value',
        description:
          'Query parameters, added to those of the URL: an object, or a list of {name, value}. A list as value repeats the name.',
      }),
    ),
    headers: Type.Optional(
      Type.Unsafe<JsonObject>({
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean', 'array', 'null'], expression: true },
        expression: true,
        control: 'key-value',
        description:
          'Header fields. A list as value repeats the field. No secrets here: those go into "auth".',
      }),
    ),
    auth: AuthSchema,
    bodyType: Type.Optional(
      Type.Enum([...BODY_TYPES], {
        control: 'select',
        description: 'How the body is written. Left out: json when there is a body.',
      }),
    ),
    body: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description:
          'The body: any JSON value for json; an object or a list of {name, value} for form; a text for text.',
      }),
    ),
    idempotent: Type.Boolean({
      default: false,
      description:
        'The target takes an Idempotency-Key and acts once for each: then the request may be sent again when nobody knows what became of it.',
    }),
    timeoutMs: Type.Integer({
      default: 30_000,
      minimum: 1,
      maximum: 3_600_000,
      description: 'Longest time of one request with its redirects and its answer, in milliseconds.',
    }),
    responseType: Type.Enum(['auto', 'json', 'text', 'base64'], {
      default: 'auto',
      control: 'select',
      description:
        'How the answer is read. auto: JSON when its content type says so, else text, or base64 for what is no text.',
    }),
    fullResponse: Type.Boolean({
      default: false,
      description: 'Give {status, headers, body} instead of the body alone.',
    }),
    failOnStatus: Type.Boolean({
      default: true,
      description: 'Whether an answer with a status of 400 or more fails the step.',
    }),
    retryOnStatus: Type.Optional(
      Type.Array(Type.Integer({ minimum: 100, maximum: 599 }), {
        maxItems: 100,
        control: 'json',
        description:
          'Statuses after which the retry settings of the node try again. They fail the step, whatever failOnStatus says.',
      }),
    ),
    followRedirects: Type.Boolean({
      default: true,
      description: 'Follow redirects, five at most. Otherwise a redirect is the answer.',
    }),
    maxResponseBytes: Type.Integer({
      default: 16 * 1024 * 1024,
      minimum: 1,
      maximum: 64 * 1024 * 1024,
      description:
        'Largest size of the answer, of all pages together, in bytes. LIMIT_OUTPUT_BYTES holds besides.',
    }),
    pagination: PaginationSchema,
  },
  { additionalProperties: false, allOf: BODY_RULES },
);

/** The config, resolved. */
export type HttpRequestConfig = Static<typeof HttpRequestConfigSchema>;
