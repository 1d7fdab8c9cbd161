import type { NodeContext } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { readField } from '../shared/path-or-template';
import { warnMissingPath } from '../shared/warn-missing-path';
import { order, toText } from './compare';
import { UNARY_OPERATORS, type ConditionConfig, type GroupConfig } from './condition-config';
import { matchPatterns, patternFlaw, type PatternTest } from './match-patterns';
import { OPERATORS } from './operators';

/** Whether the conditions hold, or which regular expression is none. */
export type Verdict = { ok: true; holds: boolean } | { ok: false; message: string };

type JudgeContext = Pick<NodeContext, 'input' | 'sandbox' | 'warn'>;

/**
 * Judges a tree of conditions. Each is looked at, also where the others decide already, so that warnings do not depend on the
 * order; all regular expressions go to the sandbox in one call.
 */
export async function judgeConditions(context: JudgeContext, group: GroupConfig): Promise<Verdict> {
  const leaves = leavesOf(group);
  const subjects = new Map(leaves.map((leaf) => [leaf, subjectOf(context, leaf)]));
  const patterns = new Map<ConditionConfig, PatternTest>();
  for (const leaf of leaves) {
    const { operator, value = null, ignoreCase } = leaf;
    if (operator === 'between') warnOfEmptyRange(context, value, ignoreCase);
    if (operator !== 'matches') continue;
    const pattern = String(value);
    const flaw = patternFlaw(pattern);
    if (flaw !== undefined) return { ok: false, message: invalidPattern(leaf, pattern, flaw) };
    const text = toText(subjects.get(leaf) ?? null);
    if (text !== undefined) patterns.set(leaf, { pattern, text, ignoreCase });
  }
  const matches = await matchPatterns(context.sandbox, [...patterns.values()]);
  const matched = new Set([...patterns.keys()].filter((_, nth) => matches[nth]));
  const holds = (each: ConditionConfig | GroupConfig): boolean => {
    if (isGroup(each)) {
      return each.match === 'any' ? each.conditions.some(holds) : each.conditions.every(holds);
    }
    const { operator, value = null, ignoreCase } = each;
    if (operator === 'matches') return matched.has(each);
    return OPERATORS[operator]({ subject: subjects.get(each) ?? null, value, ignoreCase });
  };
  return { ok: true, holds: holds(group) };
}

function isGroup(each: ConditionConfig | GroupConfig): each is GroupConfig {
  return 'conditions' in each;
}

function leavesOf({ conditions }: GroupConfig): ConditionConfig[] {
  return conditions.flatMap((each) => (isGroup(each) ? leavesOf(each) : [each]));
}

function subjectOf(context: JudgeContext, { field, operator }: ConditionConfig): JsonValue {
  const { found, value } = readField(field, context.input);
  const mayBeMissing = operator !== 'matches' && UNARY_OPERATORS.includes(operator);
  if (!found && !mayBeMissing && typeof field === 'string') warnMissingPath(context, field);
  return value ?? null;
}

function warnOfEmptyRange(context: JudgeContext, value: JsonValue, ignoreCase: boolean): void {
  const [low = null, high = null] = Array.isArray(value) ? value : [];
  const difference = order(low, high, ignoreCase);
  if (difference !== undefined && difference <= 0) return;
  const bounds = `${JSON.stringify(low)} and ${JSON.stringify(high)}`.slice(0, 200);
  const why = difference === undefined ? 'can not be compared with each other' : 'are the wrong way round';
  context.warn({
    code: 'range-empty',
    message: `The bounds ${bounds} ${why}, so nothing is between them; give [low, high].`,
  });
}

function invalidPattern({ field }: ConditionConfig, pattern: string, flaw: string): string {
  const where = typeof field === 'string' ? ` for "${field}"` : '';
  return `The regular expression ${JSON.stringify(pattern)}${where} is invalid: ${flaw}. Correct it.`;
}
