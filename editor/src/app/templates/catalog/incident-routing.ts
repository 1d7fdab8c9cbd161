import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const ALERT = { service: 'checkout', severity: 'error', errorRate: 0.08 };

/** Decides by severity and time of day who hears of an alert: somebody is called, a ticket is made, or it is only noted. */
export const incidentRouting: WorkflowTemplate = {
  id: 'incident-routing',
  title: $localize`Route incidents`,
  summary: $localize`Decides by severity and time of day who hears of an alert: somebody is called, a ticket is made, or it is only noted.`,
  topic: 'data',
  workflow: {
    nodes: [
      node('alert', 'manual-trigger', 'Alert', [0, 1], { sampleInput: ALERT }),
      node('severe', 'condition', 'Are users affected?', [1, 1], {
        match: 'any',
        conditions: [
          { field: 'severity', operator: 'equals', value: 'critical', ignoreCase: true },
          {
            match: 'all',
            conditions: [
              { field: 'errorRate', operator: 'greater-than', value: 0.05 },
              { field: 'service', operator: 'in', value: ['checkout', 'login'] },
            ],
          },
        ],
      }),
      node('call', 'transformer', 'Call somebody', [2, 0], {
        mappings: [
          { to: 'route', value: 'call' },
          { to: 'text', value: '{{ input.service }}: {{ Math.round(input.errorRate * 100) }} % errors' },
        ],
      }),
      node('worth', 'condition', 'Worth a ticket?', [2, 1.5], {
        match: 'all',
        conditions: [{ field: 'severity', operator: 'in', value: ['warning', 'error'] }],
      }),
      node('ticket', 'transformer', 'Make a ticket', [3, 1], {
        mappings: [
          { to: 'route', value: 'ticket' },
          { to: 'text', from: 'service' },
        ],
      }),
      node('only', 'log', 'Only note it', [3, 2], { level: 'debug', message: '{{ input }}' }),
      node('result', 'output', 'Route', [4, 0.25]),
    ],
    edges: [
      ...line('alert', 'severe:true', 'call', 'result'),
      ...line('severe:false', 'worth:true', 'ticket', 'result'),
      ...line('worth:false', 'only', 'result'),
    ],
    notes: [
      noteAbove(
        '## Route incidents\nConditions may hold groups: *any* of these, or *all* of those. Put your pager and your tracker in place of the two transformers.',
      ),
    ],
  },
  input: ALERT,
  output: { route: 'call', text: 'checkout: 8 % errors' },
};
