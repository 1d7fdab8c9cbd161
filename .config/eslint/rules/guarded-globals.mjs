import { GUARDED_GLOBALS, NODE_GLOBALS } from '../guarded.mjs';
import { matches, projectOf, PROJECTS, relativePath, TESTS } from '../house.mjs';

const GLOBAL_OBJECTS = ['globalThis', 'global', 'window', 'self'];

/** Globals that have one home stay there, and what runs in a browser uses none of Node's. */
export const guardedGlobals = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      guarded: 'The global "{{name}}" may not be used here: {{why}}.',
      node: 'Only Node has "{{name}}"; {{project}} also runs in a browser.',
    },
  },
  create(context) {
    const file = relativePath(context.filename);
    const project = projectOf(file);
    if (!project) return {};
    const banned = new Map();
    for (const { names, only, why } of GUARDED_GLOBALS) {
      if (matches(file, only)) continue;
      for (const name of names) banned.set(name, { messageId: 'guarded', data: { name, why } });
    }
    if (PROJECTS[project].platform !== 'node' && !matches(file, TESTS)) {
      for (const name of NODE_GLOBALS) banned.set(name, { messageId: 'node', data: { name, project } });
    }
    const report = (node, name) => banned.has(name) && context.report({ node, ...banned.get(name) });

    return {
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program);
        const declared = scope.variables.filter((variable) => variable.defs.length === 0);
        const references = new Set([
          ...scope.through,
          ...declared.flatMap((variable) => variable.references),
        ]);
        for (const { identifier, isTypeReference } of references) {
          if (!isTypeReference && identifier.parent.type !== 'TSTypeQuery')
            report(identifier, identifier.name);
        }
      },
      MemberExpression(node) {
        const { object, property, computed } = node;
        if (object.type !== 'Identifier' || !GLOBAL_OBJECTS.includes(object.name)) return;
        report(node, computed ? property.value : property.name);
      },
      // const { fetch } = globalThis
      'VariableDeclarator[id.type="ObjectPattern"][init.type="Identifier"]'(node) {
        if (!GLOBAL_OBJECTS.includes(node.init.name)) return;
        for (const property of node.id.properties) report(property, property.key?.name);
      },
    };
  },
};
