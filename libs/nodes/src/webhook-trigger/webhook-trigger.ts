import { completed, defineNode } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import { MAIN_OUTPUT } from '../shared/ports';
import { WebhookTriggerConfigSchema } from './webhook-trigger-config';
import { WEBHOOK_TRIGGER_GUIDE } from './webhook-trigger-guide';

const order: JsonObject = { method: 'POST', path: '/', query: {}, headers: {}, body: { amount: 12 } };
const push: JsonObject = {
  ...order,
  headers: { 'x-github-event': 'push' },
  body: { ref: 'refs/heads/main' },
};
const lookup: JsonObject = { ...order, method: 'GET', query: { id: '7' }, body: null };

/** Starts a workflow when an HTTP request comes in. The backend receives it; here is what may be configured. */
export const webhookTrigger = defineNode({
  type: 'webhook-trigger',
  version: 1,
  label: 'Webhook',
  category: 'trigger',
  icon: 'webhook',
  summary:
    'Starts the workflow when an HTTP request comes in, and hands on its method, path, query, headers and body.',
  config: WebhookTriggerConfigSchema,
  ports: { inputs: [], outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  guide: WEBHOOK_TRIGGER_GUIDE,
  errors: [
    {
      code: 'webhook-not-found',
      meaning:
        'Nothing here starts: the workflow is unknown, not active, not published or has no enabled webhook trigger.',
      retryable: false,
    },
    {
      code: 'webhook-unauthorized',
      meaning:
        'The caller did not prove who they are as "auth" asks for. The call is refused (401); no execution exists.',
      retryable: false,
    },
  ],
  examples: [
    {
      name: 'answers with what the workflow made of the request',
      config: { responseMode: 'last-node', timeoutSeconds: 20 },
      input: order,
      output: order,
    },
    {
      name: 'takes deliveries that GitHub signed, each once',
      config: {
        auth: { type: 'hmac', preset: 'github', keyId: '0198c0de-0000-7000-8000-000000000001' },
      },
      input: push,
      output: push,
    },
    {
      name: 'takes signatures of a way of their own',
      config: {
        auth: {
          type: 'hmac',
          preset: 'custom',
          keyId: '0198c0de-0000-7000-8000-000000000001',
          algorithm: 'sha512',
          signatureHeader: 'X-Signature',
          encoding: 'base64',
          timestampHeader: 'X-Sent-At',
          toleranceSeconds: 60,
        },
      },
      input: order,
      output: order,
    },
    {
      name: 'takes more path, a hundred times a minute, and knows deliveries by their body',
      config: {
        allowPathSuffix: true,
        rateLimitPerMinute: 100,
        idempotency: { bodyPath: 'event.id' },
      },
      input: { ...order, path: '/orders/7' },
      output: { ...order, path: '/orders/7' },
    },
    {
      name: 'answers look-ups by one node, for callers that know a token',
      config: {
        methods: ['GET', 'POST'],
        responseMode: 'node',
        responseNode: 'found',
        auth: { type: 'header', headerName: 'X-Token', keyId: '0198c0de-0000-7000-8000-000000000001' },
      },
      input: lookup,
      output: lookup,
    },
  ],
  async run({ input }) {
    return completed(input);
  },
});
