import { completed, defineNode } from '@rex/node-sdk';
import Type from 'typebox';
import { MAIN_OUTPUT } from '../shared/ports';

/** Starts a workflow when somebody runs it, in the editor or through the API. */
export const manualTrigger = defineNode({
  type: 'manual-trigger',
  version: 1,
  label: 'Manual trigger',
  category: 'trigger',
  icon: 'play',
  summary: 'Starts the workflow when you run it, with the input you give.',
  config: Type.Object({}, { additionalProperties: false }),
  ports: { inputs: [], outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  examples: [
    {
      name: 'hands on the input it was given',
      config: {},
      input: { customer: 'Ada' },
      output: { customer: 'Ada' },
    },
  ],
  async run({ input }) {
    return completed(input);
  },
});
