import { completed, defineNode, failed } from '@rex/node-sdk';
import { MAIN_INPUT } from '../shared/ports';
import { makeHttpAnswer } from './http-answer';
import { OutputConfigSchema } from './output-config';
import { OUTPUT_GUIDE } from './output-guide';

/** Names what an execution gives back. Nothing follows it; its step's output is stored as the execution's. */
export const output = defineNode({
  type: 'output',
  version: 1,
  label: 'Output',
  category: 'flow',
  icon: 'log-out',
  summary: 'Makes a value the output of the execution.',
  config: OutputConfigSchema,
  ports: { inputs: MAIN_INPUT, outputs: [] },
  retryClass: 'pure',
  guide: OUTPUT_GUIDE,
  errors: [
    {
      code: 'response-header-refused',
      meaning:
        'A header of "response" can not be sent: its name or value is none, it belongs to the connection, gives orders to a proxy, or guards REX itself.',
      retryable: false,
    },
  ],
  examples: [
    {
      name: 'gives its input when no value is set',
      config: {},
      input: { total: 12 },
      output: { total: 12 },
    },
    {
      name: 'gives the value it is told',
      config: { value: { sum: '{{ input.total }}', note: 'Total: {{ input.total }}' } },
      input: { total: 12 },
      output: { sum: 12, note: 'Total: 12' },
    },
    {
      name: 'gives a part of its input, in its own type',
      config: { value: '{{ input.lines[0] }}' },
      input: { lines: [{ sku: 'a1', count: 2 }] },
      output: { sku: 'a1', count: 2 },
    },
    {
      name: 'works out values anywhere in its shape',
      config: {
        value: {
          count: '{{ input.lines.length }}',
          skus: ['{{ input.lines.map((line) => line.sku) }}'],
          source: null,
        },
      },
      input: { lines: [{ sku: 'a1' }, { sku: 'b2' }] },
      output: { count: 2, skus: [['a1', 'b2']], source: null },
    },
    {
      name: 'answers a webhook with a status and headers of its own',
      config: {
        value: 'Thanks, {{ input.name }}.',
        response: { status: '{{ input.isNew ? 201 : 200 }}', headers: { 'X-Order': '{{ input.order }}' } },
      },
      input: { name: 'Ada', isNew: true, order: 7 },
      output: { status: 201, headers: { 'x-order': '7' }, body: 'Thanks, Ada.' },
    },
    {
      name: 'sends whoever calls to another address',
      config: { value: null, response: { status: 302, headers: { Location: 'https://example.com/thanks' } } },
      input: {},
      output: { status: 302, headers: { location: 'https://example.com/thanks' }, body: null },
    },
  ],
  async run({ config: { value, response }, input }) {
    const body = value === undefined ? input : value;
    if (!response) return completed(body);
    const answer = makeHttpAnswer(response.status, response.headers ?? {}, body);
    if (typeof answer === 'string') return failed({ code: 'response-header-refused', message: answer });
    return completed({ ...answer });
  },
});
