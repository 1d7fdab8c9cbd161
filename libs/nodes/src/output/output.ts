import { completed, defineNode } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import Type from 'typebox';
import { MAIN_INPUT } from '../shared/ports';
import { OUTPUT_GUIDE } from './output-guide';

const config = Type.Object(
  {
    value: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description: 'The output of the execution. Left out: the input of this node.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Names what an execution gives back. Nothing follows it; its step's output is stored as the execution's. */
export const output = defineNode({
  type: 'output',
  version: 1,
  label: 'Output',
  category: 'flow',
  icon: 'log-out',
  summary: 'Makes a value the output of the execution.',
  config,
  ports: { inputs: MAIN_INPUT, outputs: [] },
  retryClass: 'pure',
  guide: OUTPUT_GUIDE,
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
  ],
  async run({ config, input }) {
    return completed(config.value === undefined ? input : config.value);
  },
});
