import { checkConfig } from '../check-config';
import type { Rule } from '../rule';

/** Every node's config must fit its type's schema, as far as a draft can tell. */
export const nodeConfigRule: Rule = ({ configured }) =>
  configured.flatMap(({ node, path, descriptor, filledIn = [] }) =>
    (descriptor ? checkConfig(descriptor, node.config, 'draft') : [])
      .filter(({ code, path: at }) => code !== 'config-missing' || !filledIn.includes(at.slice(1)))
      .map((problem) => ({
        code: problem.code,
        nodeId: node.id,
        path: `${path}/config${problem.path}`,
        message: `Node "${node.id}": ${problem.message}`,
      })),
  );
