import { NODE_ID_PATTERN } from '@rex/workflow';
import Type from 'typebox';
import { headerField, WebhookAuthSchema } from './webhook-auth-config';

/** Config of the Webhook trigger. No field allows a template: there is nothing yet that it could speak of. */
export const WebhookTriggerConfigSchema = Type.Object(
  {
    responseMode: Type.Enum(['immediate', 'last-node', 'node'], {
      default: 'immediate',
      control: 'select',
      description:
        'Answer at once with the execution id, or wait and answer with the output of the execution or of one node.',
    }),
    responseNode: Type.Optional(
      Type.String({
        pattern: NODE_ID_PATTERN,
        errorMessage: 'must be the id of a node',
        control: 'text',
        nodeReference: true,
        visibleWhen: { field: 'responseMode', equals: 'node' },
        description: 'Id of the node whose output is the answer.',
      }),
    ),
    timeoutSeconds: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 3600,
        visibleWhen: { field: 'responseMode', in: ['last-node', 'node'] },
        description:
          'How long the caller waits at most; WAIT_MAX_SECONDS bounds it, and is taken when it is left out.',
      }),
    ),
    auth: WebhookAuthSchema,
    methods: Type.Array(
      Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], { description: 'A method of HTTP.' }),
      {
        minItems: 1,
        uniqueItems: true,
        default: ['POST'],
        description: 'HTTP methods that start an execution.',
      },
    ),
    allowPathSuffix: Type.Boolean({
      default: false,
      description: 'Whether the address may go on after the id of the workflow, as in /orders/7.',
    }),
    rateLimitPerMinute: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100_000,
        description:
          'Most calls in a minute that are let through; more are answered 429. Left out: THROTTLE_WEBHOOK_PER_MINUTE alone.',
      }),
    ),
    idempotency: Type.Optional(
      Type.Object(
        {
          header: Type.Optional(
            headerField(
              'The header whose value names a delivery, such as X-GitHub-Delivery: the same value within 24 hours starts one execution only.',
            ),
          ),
          bodyPath: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 200,
              pattern: '^[^.[\\]{}]+(\\.[^.[\\]{}]+|\\[[0-9]{1,15}\\])*$',
              errorMessage: 'must be a path into the body, such as event.id',
              control: 'text',
              description:
                'The path into a JSON body or form where the name of a delivery stands, such as event.id.',
            }),
          ),
        },
        {
          additionalProperties: false,
          description:
            'How repeated deliveries are known besides by Idempotency-Key. Left out: as the preset of the signature has it.',
        },
      ),
    ),
  },
  {
    additionalProperties: false,
    allOf: [
      {
        if: { properties: { responseMode: { not: { const: 'node' } } } },
        else: { required: ['responseNode'] },
      },
    ],
  },
);
