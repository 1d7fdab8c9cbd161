import type { NewWorkflow } from '../api/types';

/** A small workflow that runs without keys or network: an order is priced, and large ones leave by the port `true`. */
export const FIRST_WORKFLOW: NewWorkflow = {
  name: 'My first workflow',
  description: 'Prices an order and tells large ones from small ones.',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start', config: {} },
    {
      id: 'price',
      type: 'code',
      name: 'Price the order',
      config: { code: 'return { customer: "Ada", total: 3 * 49 };' },
    },
    {
      id: 'large',
      type: 'condition',
      name: 'Large order?',
      config: { match: 'all', conditions: [{ field: 'total', operator: 'greater-than', value: 100 }] },
    },
    {
      id: 'thank',
      type: 'transformer',
      name: 'Thank the customer',
      config: { mappings: [{ to: 'message', value: 'Thank you, {{ input.customer }}!' }], keepOthers: true },
    },
    {
      id: 'offer',
      type: 'transformer',
      name: 'Offer a discount',
      config: { mappings: [{ to: 'message', value: '10 % off above 100' }], keepOthers: true },
    },
    { id: 'result', type: 'output', name: 'Result', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'start', target: 'price' },
    { id: 'e2', source: 'price', target: 'large' },
    { id: 'e3', source: 'large', sourcePort: 'true', target: 'thank' },
    { id: 'e4', source: 'large', sourcePort: 'false', target: 'offer' },
    { id: 'e5', source: 'thank', target: 'result' },
    { id: 'e6', source: 'offer', target: 'result' },
  ],
};

/**
 * The command that saves a workflow by the API. `token` is what stands in the header: a placeholder to show, or the
 * real token to copy. Single quotes in the document are escaped for the shell.
 */
export function curlCommand(origin: string, token: string, workflow: NewWorkflow): string {
  const body = JSON.stringify(workflow, null, 2).replaceAll("'", `'\\''`);
  return [
    `curl ${origin}/api/workflows \\`,
    `  -H "Authorization: Bearer ${token}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${body}'`,
  ].join('\n');
}
