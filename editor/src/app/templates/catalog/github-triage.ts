import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const DELIVERY = {
  ...{ method: 'POST', path: '/', query: {} },
  headers: { 'x-github-event': 'issues', 'x-github-delivery': '72d3162e' },
  body: {
    action: 'opened',
    issue: { number: 7, title: 'Crash when I save', body: 'How can I get my work back?' },
  },
};

/** Takes the webhook of a repository, labels each new issue by its words and passes over everything else. */
export const githubTriage: WorkflowTemplate = {
  id: 'github-triage',
  title: $localize`Triage GitHub issues`,
  summary: $localize`Takes the webhook of a repository, labels each new issue by its words and passes over everything else.`,
  topic: 'webhook',
  workflow: {
    nodes: [
      node('hook', 'webhook-trigger', 'GitHub calls', [0, 0.5], { responseMode: 'last-node' }),
      node('opened', 'condition', 'A new issue?', [1, 0.5], {
        match: 'all',
        conditions: [
          { field: 'headers.x-github-event', operator: 'equals', value: 'issues' },
          { field: 'body.action', operator: 'equals', value: 'opened' },
        ],
      }),
      node('label', 'code', 'Label by its words', [2, 0], {
        code: [
          'const { number, title, body } = input.body.issue;',
          'const text = `${title} ${body ?? ""}`.toLowerCase();',
          'const words = { bug: ["crash", "error", "broken"], question: ["how", "why", "?"], docs: ["readme", "typo"] };',
          'const labels = Object.keys(words).filter((label) => words[label].some((word) => text.includes(word)));',
          'return { issue: number, title, labels: labels.length > 0 ? labels : ["triage"] };',
        ].join('\n'),
      }),
      node('pass', 'transformer', 'Pass over', [2, 1], { mappings: [{ to: 'ignored', value: true }] }),
      node('result', 'output', 'Answer', [3, 0.5]),
    ],
    edges: [...line('hook', 'opened:true', 'label', 'result'), ...line('opened:false', 'pass', 'result')],
    notes: [
      noteAbove(
        '## Triage GitHub issues\nPublish it, switch it on and give its webhook address to a repository. In the trigger, choose HMAC with the preset GitHub, so that nobody else can call.',
      ),
    ],
  },
  input: DELIVERY,
  output: { issue: 7, title: 'Crash when I save', labels: ['bug', 'question'] },
};
