import type { Rule } from '../rule';

/** Two ports may be joined once only. */
export const duplicateEdgeRule: Rule = ({ document }) => {
  const seen = new Map<string, string>();
  return document.edges.flatMap((edge, index) => {
    const ends = JSON.stringify([edge.source, edge.sourcePort, edge.target, edge.targetPort]);
    const earlier = seen.get(ends);
    if (earlier === undefined) {
      seen.set(ends, edge.id);
      return [];
    }
    return [
      {
        code: 'duplicate-edge' as const,
        edgeId: edge.id,
        path: `/edges/${index}`,
        message: `Edge "${edge.id}" joins the same ports as edge "${earlier}"; remove one of them.`,
      },
    ];
  });
};
