import type { Node } from 'acorn';

/** A syntax node whose members are looked at by name. */
export type LooseNode = Node & Record<string, unknown>;

/** What a script declares, regardless of scopes: names that are declared twice are trusted less. */
export interface Declarations {
  /** How often each name is declared. */
  counts: Map<string, number>;
  /** Names declared once, by `const x = {…}` or `const x = […]`: they always mean an object that this run made. */
  ownObjects: Set<string>;
  /** Names declared once, by `let i = 0` or the like, and changed by `++` and `--` only: they always mean a number. */
  numbers: Set<string>;
}

/** Collects the declarations in a tree. */
export function collectDeclarations(tree: Node): Declarations {
  const declarations: Declarations = { counts: new Map(), ownObjects: new Set(), numbers: new Set() };
  const assigned = new Set<string>();
  const waiting: unknown[] = [tree];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || value instanceof RegExp) continue;
    if (isNode(value)) collectNode(value, declarations, assigned);
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) waiting.push(child);
  }
  for (const [name, count] of declarations.counts) {
    if (count > 1) declarations.ownObjects.delete(name);
    if (count > 1 || assigned.has(name)) declarations.numbers.delete(name);
  }
  return declarations;
}

function collectNode(node: LooseNode, declarations: Declarations, assigned: Set<string>): void {
  switch (node.type) {
    case 'VariableDeclaration':
      for (const declarator of node.declarations as LooseNode[])
        collectDeclarator(node, declarator, declarations);
      break;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.id) declarePattern(node.id as LooseNode, declarations);
      for (const parameter of node.params as LooseNode[]) declarePattern(parameter, declarations);
      break;
    case 'CatchClause':
      if (node.param) declarePattern(node.param as LooseNode, declarations);
      break;
    case 'AssignmentExpression':
      assigned.add(String((node.left as LooseNode).name));
      break;
    case 'ForInStatement':
    case 'ForOfStatement':
      assigned.add(String((node.left as LooseNode).name));
      break;
  }
}

function collectDeclarator(
  declaration: LooseNode,
  { id, init }: LooseNode,
  declarations: Declarations,
): void {
  declarePattern(id as LooseNode, declarations);
  const { type, name } = id as LooseNode;
  if (type !== 'Identifier' || !init) return;
  const { type: initType, value } = init as LooseNode;
  const isObject = initType === 'ObjectExpression' || initType === 'ArrayExpression';
  if (isObject && declaration.kind === 'const') declarations.ownObjects.add(String(name));
  if (initType === 'Literal' && typeof value === 'number') declarations.numbers.add(String(name));
}

/** Counts every name in a pattern. */
function declarePattern(pattern: LooseNode | null, declarations: Declarations): void {
  if (pattern === null) return;
  switch (pattern.type) {
    case 'Identifier': {
      const name = String(pattern.name);
      declarations.counts.set(name, (declarations.counts.get(name) ?? 0) + 1);
      break;
    }
    case 'ObjectPattern':
      for (const property of pattern.properties as LooseNode[]) {
        declarePattern(
          (property.type === 'RestElement' ? property : property.value) as LooseNode,
          declarations,
        );
      }
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements as (LooseNode | null)[]) declarePattern(element, declarations);
      break;
    case 'RestElement':
      declarePattern(pattern.argument as LooseNode, declarations);
      break;
    case 'AssignmentPattern':
      declarePattern(pattern.left as LooseNode, declarations);
      break;
  }
}

export function isNode(value: object): value is LooseNode {
  return typeof (value as { type?: unknown }).type === 'string';
}
