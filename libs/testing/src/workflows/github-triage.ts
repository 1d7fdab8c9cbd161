/** The code of the step that reads a GitHub delivery. */
const SUMMARISE = `
const { headers, body } = input;
const event = headers['x-github-event'] ?? (body.commits ? 'push' : body.issue ? 'issues' : 'other');
return {
  event,
  repository: body.repository?.full_name ?? null,
  action: body.action ?? null,
  sender: body.sender?.login ?? null,
  isWanted: event === 'push' || (event === 'issues' && body.action === 'opened'),
};
`;

/**
 * webhook → code (summarise the delivery) → condition (a push or an opened issue?) → transformer on one branch → output.
 * The workflow that the README starts with, the bench measures and the fault tests break.
 */
export function githubTriage(responseMode: 'immediate' | 'last-node' = 'last-node'): object {
  return {
    name: 'GitHub triage',
    nodes: [
      { id: 'delivery', type: 'webhook-trigger', name: 'Delivery', config: { responseMode } },
      { id: 'summary', type: 'code', name: 'Summarise', config: { code: SUMMARISE } },
      {
        id: 'wanted',
        type: 'condition',
        name: 'Push or opened issue?',
        config: { match: 'all', conditions: [{ field: 'isWanted', operator: 'is-true' }] },
      },
      {
        id: 'headline',
        type: 'transformer',
        name: 'Headline',
        config: {
          expression: '({ headline: `${input.sender} acted on ${input.repository}`, event: input.event })',
        },
      },
      { id: 'result', type: 'output', name: 'Result' },
      {
        id: 'ignored',
        type: 'output',
        name: 'Ignored',
        config: { value: { ignored: '{{ steps.summary.event }}' } },
      },
    ],
    edges: [
      { source: 'delivery', target: 'summary' },
      { source: 'summary', target: 'wanted' },
      { source: 'wanted', sourcePort: 'true', target: 'headline' },
      { source: 'headline', target: 'result' },
      { source: 'wanted', sourcePort: 'false', target: 'ignored' },
    ],
  };
}
