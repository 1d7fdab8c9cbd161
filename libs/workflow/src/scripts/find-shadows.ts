import type { Node } from 'acorn';
import { childNodes, isNode, visitNodes, type AnyNode } from './visit-nodes';

/** A part of a source, by positions of its syntax tree. */
export interface SourceRange {
  start: number;
  end: number;
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'StaticBlock'],
]);
const BLOCKS: ReadonlySet<string> = new Set([
  ...['BlockStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement', 'SwitchStatement'],
  ...FUNCTIONS,
]);

/**
 * The parts of a script in which a name is its own: where it declares a variable, a parameter, a function or a class of that name. In
 * order, none within another.
 */
export function findShadows(tree: Node, name: string): SourceRange[] {
  const shadows: SourceRange[] = [];
  const around: AnyNode[] = [];
  visitNodes(tree, (node) => {
    while (around.length > 0 && !isWithin(node, around.at(-1) as AnyNode)) around.pop();
    const scopeOf = (kinds: ReadonlySet<string>): SourceRange =>
      around.findLast(({ type }) => kinds.has(type)) ?? tree;
    switch (node.type) {
      case 'VariableDeclaration':
        if (bindsAny(node['declarations'], 'id', name))
          shadows.push(scopeOf(node['kind'] === 'var' ? FUNCTIONS : BLOCKS));
        break;
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        if (binds(node['id'], name)) shadows.push(scopeOf(BLOCKS));
        break;
      case 'FunctionExpression':
      case 'ClassExpression':
        if (binds(node['id'], name)) shadows.push(node);
        break;
      case 'CatchClause':
        if (binds(node['param'], name)) shadows.push(node);
        break;
    }
    const { params } = node;
    if (FUNCTIONS.has(node.type) && Array.isArray(params) && params.some((each) => binds(each, name)))
      shadows.push(node);
    if (BLOCKS.has(node.type)) around.push(node);
    return false;
  });
  return outermost(shadows);
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Scopes lie side by side or within each other, so those that begin first and end last are all that count. */
function outermost(ranges: SourceRange[]): SourceRange[] {
  const found: SourceRange[] = [];
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (!last || start >= last.end) found.push({ start, end });
  }
  return found;
}

function bindsAny(nodes: unknown, field: string, name: string): boolean {
  return Array.isArray(nodes) && nodes.some((node) => isNode(node) && binds(node[field], name));
}

/** Whether what stands where something is declared gives the name to something. */
function binds(target: unknown, name: string): boolean {
  if (!isNode(target)) return false;
  switch (target.type) {
    case 'Identifier':
      return target['name'] === name;
    case 'ObjectPattern':
    case 'ArrayPattern':
      return childNodes(target).some((child) => binds(child, name));
    case 'Property':
      return binds(target['value'], name);
    case 'AssignmentPattern':
      return binds(target['left'], name);
    case 'RestElement':
      return binds(target['argument'], name);
    default:
      return false;
  }
}
