import { ENVIRONMENT_READERS } from '../guarded.mjs';
import { matches, relativePath } from '../house.mjs';

/** The environment is read in one place, once; everything else gets settings as arguments. */
export const noEnvironment = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      environment: 'Only libs/platform/src/config reads the environment; take the setting as an argument.',
    },
  },
  create(context) {
    if (matches(relativePath(context.filename), ENVIRONMENT_READERS)) return {};
    const report = (node) => context.report({ node, messageId: 'environment' });
    return {
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name;
        if (name === 'env' && isProcess(node.object)) report(node);
      },
      VariableDeclarator(node) {
        if (node.id.type !== 'ObjectPattern' || !node.init || !isProcess(node.init)) return;
        if (node.id.properties.some((property) => property.key?.name === 'env')) report(node);
      },
      ImportSpecifier(node) {
        const source = node.parent.source.value;
        if ((source === 'node:process' || source === 'process') && node.imported.name === 'env') report(node);
      },
    };
  },
};

/** `process`, or `globalThis.process`. */
function isProcess(node) {
  if (node.type === 'Identifier') return node.name === 'process';
  return node.type === 'MemberExpression' && (node.property.name ?? node.property.value) === 'process';
}
