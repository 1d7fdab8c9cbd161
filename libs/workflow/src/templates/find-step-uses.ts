import type { Node } from 'acorn';
import { findShadows, type SourceRange } from '../scripts/find-shadows';
import { childNodes, isNode, visitNodes, type AnyNode } from '../scripts/visit-nodes';

const STEPS = 'steps';

/** A place in a script that names a step, by positions of its syntax tree. */
export interface StepUse extends SourceRange {
  id: string;
  /**
   * What stands there: a name (`steps.fetch`), a text with its quotes (`steps["fetch"]`), or a name that stands for a variable of the same
   * name too (`const { fetch } = steps`).
   */
  form: 'name' | 'text' | 'shorthand';
  /** Of a name before a variable (`const { fetch: page } = steps`): the variable, and where it begins. */
  variable?: { name: string; start: number };
}

/**
 * Where a script names steps: `steps.fetch`, `steps['fetch']`, `steps?.fetch` and `const { fetch } = steps`, in order. What belongs to a
 * `steps` that the script declares itself is none of them.
 */
export function findStepUses(source: string, tree: Node): StepUse[] {
  // An escape such as `\u0073teps` spells the name without containing it.
  if (!source.includes(STEPS) && !source.includes('\\u')) return [];
  const uses: StepUse[] = [];
  visitNodes(tree, (node) => {
    const { key, computed } = memberKey(node);
    const use = key && keyUse(key, computed);
    if (use) uses.push(use);
    for (const property of destructured(node)) {
      const named = propertyUse(property);
      if (named) uses.push(named);
    }
    return false;
  });
  if (uses.length === 0) return [];
  return outside(
    uses.sort((a, b) => a.start - b.start),
    findShadows(tree, STEPS),
  );
}

function memberKey(node: AnyNode): { key?: AnyNode; computed: boolean } {
  const computed = node['computed'] === true;
  const key = node['property'];
  return node.type === 'MemberExpression' && isSteps(node['object']) && isNode(key)
    ? { key, computed }
    : { computed };
}

/** The properties of a pattern that takes `steps` apart. */
function destructured(node: AnyNode): AnyNode[] {
  const [pattern, value] =
    node.type === 'VariableDeclarator'
      ? [node['id'], node['init']]
      : node.type === 'AssignmentExpression' || node.type === 'AssignmentPattern'
        ? [node['left'], node['right']]
        : [];
  return isSteps(value) && isNode(pattern) && pattern.type === 'ObjectPattern' ? childNodes(pattern) : [];
}

function propertyUse(property: AnyNode): StepUse | undefined {
  const { key, value } = property;
  if (property.type !== 'Property' || !isNode(key)) return undefined;
  const use = keyUse(key, property['computed'] === true);
  if (!use) return undefined;
  if (property['shorthand'] === true) return { ...use, form: 'shorthand' };
  const variable = isNode(value) && value.type === 'AssignmentPattern' ? value['left'] : value;
  if (use.form !== 'name' || !isNode(variable) || variable.type !== 'Identifier') return use;
  return { ...use, variable: { name: String(variable['name']), start: variable.start } };
}

function keyUse(key: AnyNode, computed: boolean): StepUse | undefined {
  if (!computed && key.type === 'Identifier') {
    return { id: String(key['name']), form: 'name', start: key.start, end: key.end };
  }
  const text = bare(key);
  const id = textOf(text);
  return id === undefined ? undefined : { id, form: 'text', start: text.start, end: text.end };
}

/** The text that a literal, or a template without expressions, stands for. */
function textOf(node: AnyNode): string | undefined {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = node['quasis'] as { value: { cooked?: string | null } }[];
  return parts.length === 1 ? (parts[0]?.value.cooked ?? undefined) : undefined;
}

function isSteps(node: unknown): boolean {
  if (!isNode(node)) return false;
  const { type, name } = bare(node);
  return type === 'Identifier' && name === STEPS;
}

/** What stands in brackets, however many there are. */
function bare(node: AnyNode): AnyNode {
  let inner = node;
  while (inner.type === 'ParenthesizedExpression') inner = inner['expression'] as AnyNode;
  return inner;
}

/** The uses that lie in none of the ranges. Both are in order. */
function outside(uses: StepUse[], ranges: SourceRange[]): StepUse[] {
  let next = 0;
  return uses.filter(({ start }) => {
    while (next < ranges.length && (ranges[next] as SourceRange).end <= start) next += 1;
    const range = ranges[next];
    return !range || start < range.start;
  });
}
