import type { Rule } from '../rule';

/** Both ends of an edge must be nodes of the document. */
export const danglingEdgeRule: Rule = ({ document, graph, suggester }) =>
  document.edges.flatMap((edge, index) =>
    (['source', 'target'] as const)
      .filter((end) => !graph.nodes.has(edge[end]))
      .map((end) => ({
        code: 'dangling-edge' as const,
        edgeId: edge.id,
        path: `/edges/${index}/${end}`,
        message: `Edge "${edge.id}" has the ${end} "${edge[end]}", but there is no such node${suggester.suggest(edge[end], () => graph.nodes.keys(), '; remove the edge, or name an existing node.')}`,
      })),
  );
