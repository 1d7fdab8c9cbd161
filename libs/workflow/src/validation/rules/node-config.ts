import { checkConfig } from '../check-config';
import type { Rule } from '../rule';

/** Every node's config must fit its type's schema, as far as a draft can tell. */
export const nodeConfigRule: Rule = ({ nodes }) =>
  nodes.flatMap(({ node, path, descriptor }) =>
    (descriptor ? checkConfig(descriptor, node.config, 'draft') : []).map((problem) => ({
      code: problem.code,
      nodeId: node.id,
      path: `${path}/config${problem.path}`,
      message: `Node "${node.id}": ${problem.message}`,
    })),
  );
