import { branch, defineNode, type NodeContext } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { readField } from '../shared/path-or-template';
import { MAIN_INPUT } from '../shared/ports';
import { warnMissingPath } from '../shared/warn-missing-path';
import { toText } from './compare';
import { ConditionConfigSchema, UNARY_OPERATORS, type ConditionConfig } from './condition-config';
import { matchPatterns, type PatternTest } from './match-patterns';
import { OPERATORS } from './operators';

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
  ],
  async run(context) {
    const { match, conditions } = context.config;
    const verdicts = await judge(context, conditions);
    const holds = match === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean);
    return branch(holds ? 'true' : 'false', context.input);
  },
});

type RunContext = Pick<NodeContext, 'input' | 'sandbox' | 'warn'>;

/** The verdict on each condition, in order. */
async function judge(context: RunContext, conditions: ConditionConfig[]): Promise<boolean[]> {
  const subjects = conditions.map((each) => subjectOf(context, each));
  const patterns = new Map<number, PatternTest>();
  conditions.forEach(({ operator, value, ignoreCase }, index) => {
    const text = operator === 'matches' ? toText(subjects[index] ?? null) : undefined;
    if (text !== undefined) patterns.set(index, { pattern: String(value), text, ignoreCase });
  });
  const matches = await matchPatterns(context.sandbox, [...patterns.values()]);
  const matched = new Set([...patterns.keys()].filter((_, nth) => matches[nth]));
  return conditions.map(({ operator, value = null, ignoreCase }, index) =>
    operator === 'matches'
      ? matched.has(index)
      : OPERATORS[operator]({ subject: subjects[index] ?? null, value, ignoreCase }),
  );
}

function subjectOf(context: RunContext, { field, operator }: ConditionConfig): JsonValue {
  const { found, value } = readField(field, context.input);
  const mayBeMissing = operator !== 'matches' && UNARY_OPERATORS.includes(operator);
  if (!found && !mayBeMissing && typeof field === 'string') warnMissingPath(context, field);
  return value ?? null;
}
