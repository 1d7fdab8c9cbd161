import type { NodeErrorDescriptor, NodeExample } from '@rex/workflow';

/** Errors of the Data Cleaner node, for its docs page. */
export const DATA_CLEANER_ERRORS: NodeErrorDescriptor[] = [
  {
    code: 'key-missing',
    meaning:
      'There is no stored key of the id that mask-pii names for the mode hash. Choose another in keyId.',
    retryable: false,
  },
  {
    code: 'pattern-invalid',
    meaning: 'A pattern of mask-pii is no regular expression, or its flags are wrong; the message names it.',
    retryable: false,
  },
  {
    code: 'pattern-text-too-large',
    meaning: 'Patterns are tried on at most 2,000,000 characters in an operation. Clean less at a time.',
    retryable: false,
  },
  {
    code: 'script-timeout',
    meaning:
      'A pattern of mask-pii took longer than CODE_TIMEOUT_MS, as (a+)+$ does. Write it so that there is one way to match a text.',
    retryable: false,
  },
];

/** Worked examples. */
export const DATA_CLEANER_EXAMPLES: NodeExample[] = [
  {
    name: 'tidies every text',
    config: { operations: ['remove-html', 'collapse-whitespace', 'trim'] },
    input: { title: ' <b>Hello</b>\n  world ', tags: [' a '] },
    output: { title: 'Hello world', tags: ['a'] },
  },
  {
    name: 'hides personal data and counts it',
    config: { operations: [{ op: 'mask-pii', kinds: ['email', 'card'], mode: 'redact' }] },
    input: { note: 'ada@example.com paid with 4111 1111 1111 1111.' },
    output: { note: '[email] paid with [card].', masked: { email: 1, card: 1 } },
  },
  {
    name: 'gives the same person the same hash',
    config: {
      operations: [{ op: 'mask-pii', kinds: ['email'], mode: 'hash', keyId: 'pseudonyms' }],
      countsKey: null,
    },
    input: { from: 'Ada@Example.com', to: 'ada@example.com' },
    output: { from: '[email:a291011433132359]', to: '[email:a291011433132359]' },
    secrets: { pseudonyms: 'a secret of yours' },
  },
  {
    name: 'hides what a pattern matches',
    config: {
      operations: [
        {
          op: 'mask-pii',
          kinds: [],
          patterns: [{ name: 'customer', pattern: '\\bC-\\d{6}\\b', flags: 'i' }],
          mode: 'redact',
        },
      ],
    },
    input: { note: 'C-104711 calls c-200333, not C-1.' },
    output: { note: '[customer] calls [customer], not C-1.', masked: { customer: 2 } },
  },
  {
    name: 'keeps the last four digits',
    config: {
      operations: [{ op: 'mask-pii', kinds: ['card', 'phone'], mode: 'keep-last-4' }],
      countsKey: null,
    },
    input: { card: '4111 1111 1111 1111', phone: '+49 30 1234567' },
    output: { card: '**** **** **** 1111', phone: '+** ** ***4567' },
  },
  {
    name: 'cleans only where it is told',
    config: { operations: ['parse-numbers'], paths: ['order.total'] },
    input: { order: { total: '12.5', zip: '10115' } },
    output: { order: { total: 12.5, zip: '10115' } },
  },
  {
    name: 'leaves out what says nothing',
    config: { operations: ['trim', 'remove-empties', 'remove-nulls', 'deduplicate'] },
    input: { tags: ['new', ' new', ' '], note: null, address: {} },
    output: { tags: ['new'] },
  },
];
