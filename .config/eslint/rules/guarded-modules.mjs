import { isBuiltin } from 'node:module';
import { COMPUTED_IMPORTS, GUARDED_MODULES } from '../guarded.mjs';
import { matches, projectOf, PROJECTS, relativePath, TESTS } from '../house.mjs';
import { visitImports } from '../import-visitor.mjs';

/** Modules that have one home stay there, and what runs in a browser imports nothing of Node. */
export const guardedModules = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      guarded: '"{{source}}" may not be imported here: {{why}}.',
      builtin: '"{{source}}" is a part of Node; {{project}} also runs in a browser.',
      computed: 'Name the module in the source: a computed name could be any module.',
    },
  },
  create(context) {
    const file = relativePath(context.filename);
    const project = projectOf(file);
    const isForBrowser = project && PROJECTS[project].platform !== 'node' && !matches(file, TESTS);

    return visitImports(({ node, source, valueNames, isType }) => {
      if (source === undefined) {
        if (!matches(file, COMPUTED_IMPORTS)) context.report({ node, messageId: 'computed' });
        return;
      }
      const wanted = isBuiltin(source) && !source.startsWith('node:') ? `node:${source}` : source;
      if (isForBrowser && wanted.startsWith('node:')) {
        context.report({ node, messageId: 'builtin', data: { source, project } });
      }
      for (const row of GUARDED_MODULES) {
        if (!row.modules.some((pattern) => covers(pattern, wanted))) continue;
        if (matches(file, row.only) || (isType && row.typesAreFree)) continue;
        if (row.except?.some((door) => isOpen(door, { file, wanted, valueNames }))) continue;
        context.report({ node, messageId: 'guarded', data: { source, why: row.why } });
      }
    });
  },
};

function covers(pattern, source) {
  if (pattern.endsWith('/*')) return source.startsWith(pattern.slice(0, -1));
  return source === pattern || source.startsWith(`${pattern}/`);
}

function isOpen(door, { file, wanted, valueNames }) {
  return (
    (door.of === undefined || door.of === wanted) &&
    matches(file, [door.files]) &&
    valueNames !== undefined &&
    valueNames.length > 0 &&
    valueNames.every((name) => door.names.includes(name))
  );
}
