import { findCycles } from '../../graph/find-cycles';
import type { Rule } from '../rule';

/** No path of edges may lead back to its start. One problem for each independent cycle. */
export const cycleRule: Rule = ({ graph, nodes }) =>
  findCycles(graph).map((cycle) => {
    const [first = ''] = cycle;
    const way = [...cycle, first].join(' → ');
    return {
      code: 'cycle',
      nodeId: first,
      path: nodes.find(({ node }) => node.id === first)?.path ?? '',
      message: `These nodes form a cycle: ${way}. Remove one of its edges.`,
    };
  });
