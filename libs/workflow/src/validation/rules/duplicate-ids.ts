import type { Problem } from '../problem';
import type { Rule } from '../rule';

/** Ids of nodes, and of edges, must be unique. The first holder is right, each later one is a problem. */
export const duplicateIdsRule: Rule = ({ document }) => [
  ...repeats(document.nodes).map(({ id, index }): Problem => ({
    code: 'duplicate-node-id',
    nodeId: id,
    path: `/nodes/${index}/id`,
    message: `Another node has the id "${id}" already; choose a new one.`,
  })),
  ...repeats(document.edges).map(({ id, index }): Problem => ({
    code: 'duplicate-edge-id',
    edgeId: id,
    path: `/edges/${index}/id`,
    message: `Another edge has the id "${id}" already; choose a new one, or leave it out.`,
  })),
];

function repeats(items: readonly { id: string }[]): { id: string; index: number }[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (seen.has(id)) return [{ id, index }];
    seen.add(id);
    return [];
  });
}
