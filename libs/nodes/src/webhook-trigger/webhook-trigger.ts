import { completed, defineNode } from '@rex/node-sdk';
import Type from 'typebox';
import { MAIN_OUTPUT } from '../shared/ports';

const config = Type.Object(
  {
    responseMode: Type.Enum(['immediate', 'last-node'], {
      default: 'immediate',
      control: 'select',
      description:
        'Answer at once with the execution id, or wait and answer with the output of the execution.',
    }),
    auth: Type.Object(
      {
        type: Type.Enum(['none'], { control: 'select', description: 'How callers prove who they are.' }),
      },
      { additionalProperties: false, default: { type: 'none' }, description: 'Who may call the webhook.' },
    ),
    methods: Type.Array(Type.Enum(['POST']), {
      minItems: 1,
      uniqueItems: true,
      default: ['POST'],
      description: 'HTTP methods that start an execution.',
    }),
  },
  { additionalProperties: false },
);

/** Starts a workflow when an HTTP request comes in. */
export const webhookTrigger = defineNode({
  type: 'webhook-trigger',
  version: 1,
  label: 'Webhook',
  category: 'trigger',
  icon: 'webhook',
  summary:
    'Starts the workflow when an HTTP request comes in, and hands on its method, path, query, headers and body.',
  config,
  ports: { inputs: [], outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  examples: [
    {
      name: 'hands on the request',
      config: { responseMode: 'last-node' },
      input: { method: 'POST', path: '/', query: {}, headers: {}, body: { amount: 12 } },
      output: { method: 'POST', path: '/', query: {}, headers: {}, body: { amount: 12 } },
    },
  ],
  async run({ input }) {
    return completed(input);
  },
});
