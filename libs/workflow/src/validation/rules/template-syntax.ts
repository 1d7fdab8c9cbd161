import { readConfig } from '../read-config';
import type { Rule } from '../rule';

/** Every `{{ … }}` must be closed and hold a JavaScript expression. */
export const templateSyntaxRule: Rule = ({ configured }) =>
  configured.flatMap(({ node, path, descriptor }) =>
    // Which fields hold templates, and which scripts, only the type can tell.
    (descriptor ? readConfig(descriptor, node.config).templateErrors : []).map(
      ({ path: configPath, message, line, column }) => ({
        code: 'template-syntax',
        nodeId: node.id,
        path: `${path}/config${configPath}`,
        message: `Node "${node.id}": ${message}`,
        line,
        column,
      }),
    ),
  );
