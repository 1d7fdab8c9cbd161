import { line, node, noteAbove, type WorkflowTemplate } from '../workflow-template';

const SENT = {
  ...{ method: 'POST', path: '/', query: {}, headers: {} },
  body: { name: ' Ada  Lovelace ', mail: 'ada@example.com', message: '<b>Hello</b> there' },
};

/** Cleans what people typed, checks it and answers 201 or 422 with what is missing. */
export const contactForm: WorkflowTemplate = {
  id: 'contact-form',
  title: $localize`Take in a contact form`,
  summary: $localize`Cleans what people typed, checks it and answers 201 or 422 with what is missing.`,
  topic: 'webhook',
  workflow: {
    nodes: [
      node('form', 'webhook-trigger', 'Form is sent', [0, 0.5], { responseMode: 'last-node' }),
      node('body', 'transformer', 'Only the fields', [1, 0.5], { expression: 'input.body' }),
      node('clean', 'data-cleaner', 'Clean', [2, 0.5], {
        operations: ['remove-html', 'trim', 'collapse-whitespace', 'remove-empties'],
      }),
      node('check', 'json-validator', 'All there?', [3, 0.5], {
        required: ['name', 'mail', 'message'],
        types: { name: 'string', mail: 'string', message: 'string' },
        onInvalid: 'branch',
      }),
      node('thanks', 'output', 'Thank you', [4, 0], {
        value: { message: 'Thank you, {{ input.name }}.' },
        response: { status: 201 },
      }),
      node('missing', 'output', 'What is missing', [4, 1], {
        value: { errors: '{{ input.errors }}' },
        response: { status: 422 },
      }),
    ],
    edges: [...line('form', 'body', 'clean', 'check', 'thanks'), ...line('check:invalid', 'missing')],
    notes: [
      noteAbove(
        '## Take in a contact form\nGive the webhook address to your form. Put a storage or HTTP request node before the thanks to keep what was sent.',
      ),
    ],
  },
  input: SENT,
  output: { status: 201, headers: {}, body: { message: 'Thank you, Ada Lovelace.' } },
};
