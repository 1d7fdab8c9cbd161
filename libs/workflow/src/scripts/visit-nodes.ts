import type { Node } from 'acorn';

/** An ESTree node with the fields of its type. */
export type AnyNode = Node & Record<string, unknown>;

/**
 * Visits all nodes of a syntax tree, parents first; stops and returns true as soon as the visitor does. Keeps a stack of its own:
 * what users write may be nested deeper than the call stack.
 */
export function visitNodes(root: Node, visit: (node: AnyNode) => boolean): boolean {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (visit(node as AnyNode)) return true;
    const from = pending.length;
    collectChildren(node, pending);
    reverseFrom(pending, from);
  }
  return false;
}

/** The nodes right below one. */
export function childNodes(node: Node): AnyNode[] {
  const children: Node[] = [];
  collectChildren(node, children);
  return children as AnyNode[];
}

/** True for a syntax node: an object with a type. */
export function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

function collectChildren(node: Node, into: Node[]): void {
  // Nodes inherit nothing that is enumerable, and their fields are few: a list of values for each would cost more than the visit.
  for (const key in node) {
    const value: unknown = (node as AnyNode)[key];
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) into.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) into.push(item);
  }
}

/** So that the first child is taken from the end first. */
function reverseFrom(nodes: Node[], from: number): void {
  for (let low = from, high = nodes.length - 1; low < high; low += 1, high -= 1) {
    [nodes[low], nodes[high]] = [nodes[high] as Node, nodes[low] as Node];
  }
}
