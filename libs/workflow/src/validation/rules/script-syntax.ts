import { readConfig } from '../read-config';
import type { Rule } from '../rule';

/** Every script must be JavaScript that the sandbox takes. */
export const scriptSyntaxRule: Rule = ({ configured }) =>
  configured.flatMap(({ node, path, descriptor }) =>
    (descriptor ? readConfig(descriptor, node.config).scriptErrors : []).map(
      ({ path: configPath, message, line, column }) => ({
        code: 'script-syntax',
        nodeId: node.id,
        path: `${path}/config${configPath}`,
        message: `Node "${node.id}": line ${line}, column ${column}: ${message}.`,
        line,
        column,
      }),
    ),
  );
