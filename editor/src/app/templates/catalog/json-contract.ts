import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const EVENT = { id: 'E-9', kind: 'order', total: '12' };

const CONTRACT = {
  type: 'object',
  required: ['id', 'kind', 'total', 'currency'],
  properties: {
    id: { type: 'string' },
    kind: { enum: ['order', 'refund'] },
    total: { type: 'number', minimum: 0 },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  },
};

/** Checks what comes in against a JSON Schema and tells exactly what is wrong, instead of failing later. */
export const jsonContract: WorkflowTemplate = {
  id: 'json-contract',
  title: $localize`Check a JSON contract`,
  summary: $localize`Checks what comes in against a JSON Schema and tells exactly what is wrong, instead of failing later.`,
  topic: 'data',
  workflow: {
    nodes: [
      node('event', 'manual-trigger', 'Event', [0, 0.5], { sampleInput: EVENT }),
      node('check', 'json-validator', 'Fits the contract?', [1, 0.5], {
        schema: CONTRACT,
        onInvalid: 'branch',
      }),
      node('accept', 'transformer', 'Accept', [2, 0], {
        mappings: [
          { to: 'accepted', value: true },
          { to: 'event', from: 'id' },
        ],
      }),
      node('refuse', 'transformer', 'Refuse with reasons', [2, 1], {
        expression:
          '{ accepted: false, reasons: input.errors.map(({ path, message }) => `${path} ${message}`) }',
      }),
      node('result', 'output', 'Verdict', [3, 0.5]),
    ],
    edges: [...line('event', 'check', 'accept', 'result'), ...line('check:invalid', 'refuse', 'result')],
    notes: [
      noteAbove(
        '## Check a JSON contract\nThe sample breaks the contract twice. Mend it in the trigger and run again.',
      ),
    ],
  },
  input: EVENT,
  output: {
    accepted: false,
    reasons: ['/currency is required', '/total must be of type number, not string'],
  },
};
