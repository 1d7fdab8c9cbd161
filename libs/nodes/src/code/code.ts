import { completed, defineNode } from '@rex/node-sdk';
import Type from 'typebox';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { CODE_ERRORS } from './code-errors';
import { CODE_GUIDE } from './code-guide';

const config = Type.Object(
  {
    code: Type.String({
      minLength: 1,
      maxLength: 200_000,
      control: 'code',
      description:
        'The body of a JavaScript function. It sees input, steps, trigger, execution and workflow; what it returns is the output.',
    }),
  },
  { additionalProperties: false },
);

/** Runs the user's JavaScript in the sandbox. */
export const code = defineNode({
  type: 'code',
  version: 1,
  label: 'Code',
  category: 'data',
  icon: 'braces',
  summary: 'Runs JavaScript on the input; what it returns is the output.',
  config,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  asTool: true,
  scriptFields: { code: 'body' },
  errors: CODE_ERRORS,
  guide: CODE_GUIDE,
  examples: [
    {
      name: 'adds up a list',
      config: { code: 'return { total: input.prices.reduce((sum, price) => sum + price, 0) };' },
      input: { prices: [3, 4, 5] },
      output: { total: 12 },
    },
    {
      name: 'leaves braces in the code alone',
      config: { code: "return '{{ input.name }}'.length + input.name;" },
      input: { name: 'Ada' },
      output: '16Ada',
    },
    {
      name: 'groups, waits and says what it did',
      config: {
        code: [
          'const byCity = new Map();',
          'for (const { city, name } of input) byCity.set(city, [...(byCity.get(city) ?? []), name]);',
          'await new Promise((done) => setTimeout(done, 5));',
          "console.info('grouped', input.length);",
          'return byCity;',
        ].join('\n'),
      },
      input: [
        { city: 'Bonn', name: 'Ada' },
        { city: 'Rome', name: 'Bob' },
        { city: 'Bonn', name: 'Eve' },
      ],
      output: { Bonn: ['Ada', 'Eve'], Rome: ['Bob'] },
    },
    {
      name: 'builds a URL of its input',
      config: {
        code: "const url = new URL('https://example.com/search');\nurl.searchParams.set('q', input.q);\nreturn url;",
      },
      input: { q: 'tea & milk' },
      output: 'https://example.com/search?q=tea+%26+milk',
    },
  ],
  async run({ config, sandbox }) {
    // A ScriptError passes through: the engine makes the step's error of it, with code, line and column.
    return completed(await sandbox.run({ kind: 'body', source: config.code }));
  },
});
