import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const EVENT = { id: 'evt-1001', amount: 25 };

/** Remembers the ids of events for a day, so that one that is delivered twice is dealt with once. */
export const deduplicate: WorkflowTemplate = {
  id: 'deduplicate',
  title: $localize`Take each event once`,
  summary: $localize`Remembers the ids of events for a day, so that one that is delivered twice is dealt with once.`,
  topic: 'storage',
  workflow: {
    nodes: [
      node('event', 'manual-trigger', 'Event', [0, 0.5], { sampleInput: EVENT }),
      node('remember', 'storage', 'Remember its id', [1, 0.5], {
        action: 'put',
        key: 'seen {{ input.id }}',
        value: true,
        ttlSeconds: 86_400,
        ifVersion: 0,
        onConflict: 'branch',
      }),
      node('fresh', 'transformer', 'Deal with it', [2, 0], {
        mappings: [
          { to: 'id', value: '{{ trigger.id }}' },
          { to: 'status', value: 'new' },
        ],
      }),
      node('known', 'transformer', 'Leave it', [2, 1], {
        mappings: [
          { to: 'id', value: '{{ trigger.id }}' },
          { to: 'status', value: 'duplicate' },
        ],
      }),
      node('result', 'output', 'What was done', [3, 0.5]),
    ],
    edges: [...line('event', 'remember', 'fresh', 'result'), ...line('remember:conflict', 'known', 'result')],
    notes: [
      noteAbove(
        '## Take each event once\nRun it twice: the second time the id is known already, and the event leaves by *conflict*. Two at the same moment cannot both be first.',
      ),
    ],
  },
  input: EVENT,
  output: { id: 'evt-1001', status: 'new' },
};
