import { parse, type Node, type Options } from 'acorn';

const STEPS = 'steps';

/**
 * Ids of the steps that a JavaScript source names: `steps.fetch`, `steps['fetch']`, `steps?.fetch` and
 * `const { fetch } = steps`. The source is an expression or a function body. Each id comes once, in order.
 *
 * Gives nothing for a source that does not parse (running it will say why), and for one that declares its own `steps`.
 */
export function findReferences(source: string): string[] {
  if (!source.includes(STEPS)) return [];
  const program = parseScript(source);
  if (!program) return [];
  const ids = new Set<string>();
  const isShadowed = walk(program, (node) => {
    const id = referencedId(node);
    if (id !== undefined) ids.add(id);
    for (const key of destructuredKeys(node)) ids.add(key);
    return declaresSteps(node);
  });
  return isShadowed ? [] : [...ids];
}

const OPTIONS: Options = {
  ecmaVersion: 'latest',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
};

function parseScript(source: string): Node | undefined {
  // As an expression first: `{ a: 1, b: 2 }` is an object there and a mistake in a body.
  for (const text of [`(${source}\n)`, source]) {
    try {
      return parse(text, OPTIONS);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** An ESTree node with the fields of its type. */
type AnyNode = Node & Record<string, unknown>;

/** Visits all nodes; stops and returns true as soon as the visitor does. */
function walk(root: Node, visit: (node: AnyNode) => boolean): boolean {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (visit(node as AnyNode)) return true;
    pending.push(...children(node as AnyNode).reverse());
  }
  return false;
}

function children(node: AnyNode): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
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
  const pattern = node['id'] ?? node['left'];
  if (!isSteps(node['init'] ?? node['right']) || !isNode(pattern) || pattern.type !== 'ObjectPattern')
    return [];
  return children(pattern).flatMap((property) => {
    const { key, computed } = property as AnyNode;
    return staticKey(key, computed === true) ?? [];
  });
}

/** True for a declaration (variable, parameter, function, class, catch) that binds the name `steps`. */
function declaresSteps(node: AnyNode): boolean {
  const isDeclaration = /^(VariableDeclarator|CatchClause|.*Function.*|Class.*)$/.test(node.type);
  if (!isDeclaration) return false;
  return [node['id'], node['param'], node['params']]
    .flat()
    .some((target) => isNode(target) && bindsSteps(target));
}

function bindsSteps(target: AnyNode): boolean {
  switch (target.type) {
    case 'ObjectPattern':
      return children(target).some((property) => bindsSteps(property as AnyNode));
    case 'Property':
      return isNode(target['value']) && bindsSteps(target['value']);
    case 'ArrayPattern':
      return children(target).some((element) => bindsSteps(element as AnyNode));
    case 'AssignmentPattern':
      return isNode(target['left']) && bindsSteps(target['left']);
    case 'RestElement':
      return isNode(target['argument']) && bindsSteps(target['argument']);
    default:
      return isSteps(target);
  }
}
