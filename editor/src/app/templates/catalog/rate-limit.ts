import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const CALL = { method: 'POST', path: '/', query: { client: 'acme' }, headers: {}, body: null };

/** Counts the calls of each client in a minute and answers 429 to those beyond the fifth. */
export const rateLimit: WorkflowTemplate = {
  id: 'rate-limit',
  title: $localize`Limit the calls of a client`,
  summary: $localize`Counts the calls of each client in a minute and answers 429 to those beyond the fifth.`,
  topic: 'webhook',
  workflow: {
    nodes: [
      node('call', 'webhook-trigger', 'Call', [0, 0.5], { responseMode: 'last-node' }),
      node('count', 'storage', 'Count it', [1, 0.5], {
        action: 'increment',
        key: 'calls of {{ input.query.client }}',
        ttlSeconds: 60,
        fullEntry: true,
      }),
      node('within', 'condition', 'Five at most?', [2, 0.5], {
        match: 'all',
        conditions: [{ field: 'value', operator: 'less-or-equal', value: 5 }],
      }),
      node('answer', 'output', 'Answer', [3, 0], {
        value: { client: '{{ trigger.query.client }}', calls: '{{ input.value }}' },
        response: { status: 200 },
      }),
      node('refuse', 'output', 'Too many', [3, 1], {
        value: { error: 'Too many calls. Wait a minute.' },
        response: { status: 429, headers: { 'Retry-After': 60 } },
      }),
    ],
    edges: [...line('call', 'count', 'within:true', 'answer'), ...line('within:false', 'refuse')],
    notes: [
      noteAbove(
        '## Limit the calls of a client\nA counter lives for a minute from the first call on. Run it six times to see the other answer.',
      ),
    ],
  },
  input: CALL,
  output: { status: 200, headers: {}, body: { client: 'acme', calls: 1 } },
};
