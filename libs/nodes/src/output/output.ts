import { completed, defineNode } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import Type from 'typebox';
import { MAIN_INPUT } from '../shared/ports';

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
  ],
  async run({ config, input }) {
    return completed(config.value === undefined ? input : config.value);
  },
});
