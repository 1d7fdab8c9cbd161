import type { Node } from 'acorn';
import { checkScript } from '../scripts/check-script';
import { childNodes, isNode, visitNodes, type AnyNode } from '../scripts/visit-nodes';

const STEPS = 'steps';

/**
 * Ids of the steps that a JavaScript source names: `steps.fetch`, `steps['fetch']`, `steps?.fetch` and
 * `const { fetch } = steps`. The source is an expression or a function body. Each id comes once, in order.
 *
 * Gives nothing for a source that does not parse (running it will say why), and for one that declares its own `steps`.
 */
export function findReferences(source: string): string[] {
  // As an expression first: `{ a: 1, b: 2 }` is an object there and a mistake in a body.
  for (const kind of ['expression', 'body'] as const) {
    const checked = checkScript({ kind, source });
    if ('tree' in checked) return referencesIn(source, checked.tree);
  }
  return [];
}

/** The same for a source that was parsed already. */
export function referencesIn(source: string, tree: Node): string[] {
  // An escape such as `\u0073teps` spells the name without containing it.
  if (!source.includes(STEPS) && !source.includes('\\u')) return [];
  const ids = new Set<string>();
  const isShadowed = visitNodes(tree, (node) => {
    const id = referencedId(node);
    if (id !== undefined) ids.add(id);
    for (const key of destructuredKeys(node)) ids.add(key);
    return declaresSteps(node);
  });
  return isShadowed ? [] : [...ids];
}

function isSteps(node: unknown): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === STEPS;
}

function referencedId(node: AnyNode): string | undefined {
  if (node.type !== 'MemberExpression' || !isSteps(node['object'])) return undefined;
  return staticKey(node['property'], node['computed'] === true);
}

function staticKey(key: unknown, computed: boolean): string | undefined {
  if (!isNode(key)) return undefined;
  if (!computed && key.type === 'Identifier') return String(key['name']);
  return key.type === 'Literal' && typeof key['value'] === 'string' ? key['value'] : undefined;
}

function destructuredKeys(node: AnyNode): string[] {
  if (node.type !== 'VariableDeclarator' && node.type !== 'AssignmentExpression') return [];
  const pattern = node['id'] ?? node['left'];
  if (!isSteps(node['init'] ?? node['right']) || !isNode(pattern) || pattern.type !== 'ObjectPattern')
    return [];
  return childNodes(pattern).flatMap(({ key, computed }) => staticKey(key, computed === true) ?? []);
}

const DECLARATIONS: ReadonlySet<string> = new Set([
  ...['VariableDeclarator', 'CatchClause', 'FunctionDeclaration', 'FunctionExpression'],
  ...['ArrowFunctionExpression', 'ClassDeclaration', 'ClassExpression'],
]);

/** True for a declaration (variable, parameter, function, class, catch) that binds the name `steps`. */
function declaresSteps(node: AnyNode): boolean {
  if (!DECLARATIONS.has(node.type)) return false;
  return [node['id'], node['param'], node['params']]
    .flat()
    .some((target) => isNode(target) && bindsSteps(target));
}

function bindsSteps(target: AnyNode): boolean {
  switch (target.type) {
    case 'ObjectPattern':
      return childNodes(target).some(bindsSteps);
    case 'Property':
      return isNode(target['value']) && bindsSteps(target['value']);
    case 'ArrayPattern':
      return childNodes(target).some(bindsSteps);
    case 'AssignmentPattern':
      return isNode(target['left']) && bindsSteps(target['left']);
    case 'RestElement':
      return isNode(target['argument']) && bindsSteps(target['argument']);
    default:
      return isSteps(target);
  }
}
