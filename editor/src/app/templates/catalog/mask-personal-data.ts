import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const MESSAGE = {
  id: 'M-17',
  text: '  Write to ada@example.com, my card is 4111 1111 1111 1111.  ',
};

/** Finds mail addresses and card numbers in a text and hides them, before it goes to anybody else. */
export const maskPersonalData: WorkflowTemplate = {
  id: 'mask-personal-data',
  title: $localize`Mask personal data`,
  summary: $localize`Finds mail addresses and card numbers in a text and hides them, before it goes to anybody else.`,
  topic: 'data',
  workflow: {
    nodes: [
      node('message', 'manual-trigger', 'Message', [0, 0], { sampleInput: MESSAGE }),
      node('mask', 'data-cleaner', 'Mask', [1, 0], {
        operations: ['trim', { op: 'mask-pii', kinds: ['email', 'card'], mode: 'redact' }],
        paths: ['text'],
      }),
      node('note', 'log', 'Note how many', [2, 0], {
        level: 'info',
        message: 'Message {{ input.id }} had personal data',
        data: '{{ input.masked }}',
      }),
      node('result', 'output', 'Masked message', [3, 0]),
    ],
    edges: line('message', 'mask', 'note', 'result'),
    notes: [
      noteAbove(
        '## Mask personal data\nThe cleaner tells in `masked` how much it hid. Add other kinds to its operations as you need them.',
      ),
    ],
  },
  input: MESSAGE,
  output: { id: 'M-17', text: 'Write to [email], my card is [card].', masked: { email: 1, card: 1 } },
};
