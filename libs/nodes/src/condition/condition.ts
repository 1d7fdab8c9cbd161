import { branch, defineNode, failed } from '@rex/node-sdk';
import { MAIN_INPUT } from '../shared/ports';
import { ConditionConfigSchema } from './condition-config';
import { CONDITION_GUIDE } from './condition-guide';
import { judgeConditions } from './judge-conditions';

/** Sends its input on by the port `true` or `false`. */
export const condition = defineNode({
  type: 'condition',
  version: 1,
  label: 'Condition',
  category: 'flow',
  icon: 'split',
  summary: 'Passes its input on by the port true when the conditions hold, else by false.',
  config: ConditionConfigSchema,
  ports: {
    inputs: MAIN_INPUT,
    outputs: [
      { name: 'true', label: 'True' },
      { name: 'false', label: 'False' },
    ],
  },
  retryClass: 'pure',
  guide: CONDITION_GUIDE,
  errors: [
    {
      code: 'pattern-invalid',
      meaning:
        'A regular expression that a template gave does not compile; one that is written out is refused at save.',
      retryable: false,
    },
    {
      code: 'script-timeout',
      meaning: 'A regular expression took longer than CODE_TIMEOUT_MS on its text. Make it simpler.',
      retryable: true,
    },
  ],
  examples: [
    {
      name: 'passes by true when all conditions hold',
      config: {
        conditions: [
          { field: 'order.total', operator: 'greater-than', value: 100 },
          { field: 'order.country', operator: 'in', value: ['de', 'at'], ignoreCase: true },
        ],
      },
      input: { order: { total: 120, country: 'DE' } },
      output: { order: { total: 120, country: 'DE' } },
      port: 'true',
    },
    {
      name: 'passes by false when none of several holds',
      config: {
        match: 'any',
        conditions: [
          { field: 'status', operator: 'equals', value: 'open' },
          { field: '{{ input.tags }}', operator: 'contains', value: 'urgent' },
        ],
      },
      input: { status: 'closed', tags: ['billing'] },
      output: { status: 'closed', tags: ['billing'] },
      port: 'false',
    },
    {
      name: 'tries a regular expression',
      config: {
        conditions: [
          { field: 'mail', operator: 'matches', value: '^[^@]+@example\\.com$', ignoreCase: true },
        ],
      },
      input: { mail: 'Ada@Example.com' },
      output: { mail: 'Ada@Example.com' },
      port: 'true',
    },
    {
      name: 'joins groups by AND and OR: paid, and either large or of today',
      config: {
        match: 'all',
        conditions: [
          { field: 'paid', operator: 'is-true' },
          {
            match: 'any',
            conditions: [
              { field: 'total', operator: 'greater-or-equal', value: 1000 },
              { field: 'placedAt', operator: 'greater-or-equal', value: '2026-03-01T00:00:00+01:00' },
            ],
          },
        ],
      },
      input: { paid: 'true', total: 20, placedAt: '2026-03-01' },
      output: { paid: 'true', total: 20, placedAt: '2026-03-01' },
      port: 'true',
    },
  ],
  async run(context) {
    const verdict = await judgeConditions(context, context.config);
    if (!verdict.ok) return failed({ code: 'pattern-invalid', message: verdict.message, retryable: false });
    return branch(verdict.holds ? 'true' : 'false', context.input);
  },
});
