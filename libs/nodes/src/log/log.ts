import { completed, defineNode } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import Type from 'typebox';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { LOG_GUIDE } from './log-guide';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

const config = Type.Object(
  {
    level: Type.Enum([...LEVELS], {
      default: 'info',
      control: 'select',
      description: 'How important the line is.',
    }),
    message: Type.Unsafe<JsonValue>({
      expression: true,
      type: ['string', 'number', 'boolean', 'object', 'array', 'null'],
      minLength: 1,
      maxLength: 1_000_000,
      control: 'textarea',
      description: 'The text of the line. What a template gives that is no text is written as JSON.',
    }),
    data: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description: 'A value to keep with the line.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Writes a line into the log of its step and passes its input on. */
export const log = defineNode({
  type: 'log',
  version: 1,
  label: 'Log',
  category: 'flow',
  icon: 'scroll-text',
  summary: "Writes a line into the step's log and passes its input on.",
  config,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  guide: LOG_GUIDE,
  examples: [
    {
      name: 'says what came in and passes it on',
      config: { message: 'Order {{ input.id }} costs {{ input.total }}' },
      input: { id: 'A-7', total: 12 },
      output: { id: 'A-7', total: 12 },
    },
    {
      name: 'keeps a value with the line',
      config: {
        level: 'warn',
        message: '{{ input.items.length }} items',
        data: { first: '{{ input.items[0] }}' },
      },
      input: { items: ['x', 'y'] },
      output: { items: ['x', 'y'] },
    },
    {
      name: 'writes a whole value as JSON and passes a list on',
      config: { level: 'debug', message: '{{ input }}' },
      input: [1, { a: null }],
      output: [1, { a: null }],
    },
    {
      name: 'works out its message',
      config: { message: '{{ input.prices.reduce((sum, price) => sum + price, 0) }} in total' },
      input: { prices: [3, 4] },
      output: { prices: [3, 4] },
    },
  ],
  async run({ config, input, log: write }) {
    const { level, message, data } = config;
    // A field that is one template keeps the type of its value, so it may be anything here.
    write(level, typeof message === 'string' ? message : JSON.stringify(message), data);
    return completed(input);
  },
});
