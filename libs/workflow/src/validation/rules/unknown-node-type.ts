import type { Rule } from '../rule';

/** Every node's type must be in the catalog. */
export const unknownNodeTypeRule: Rule = ({ nodes, catalog, suggester }) =>
  nodes
    .filter(({ descriptor }) => !descriptor)
    .map(({ node, path }) => {
      const known = catalog.types();
      return {
        code: 'unknown-node-type',
        nodeId: node.id,
        path: `${path}/type`,
        message: `Node "${node.id}" has the type "${node.type}", which does not exist${suggester.suggest(node.type, () => known, `; known: ${known.join(', ')}.`)}`,
      };
    });
