import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { matches, projectOf, relativePath, root, TESTS } from '../house.mjs';
import { visitImports } from '../import-visitor.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const shipped = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }));
const known = new Set([...shipped, ...Object.keys(manifest.devDependencies)]);

/** Product code imports only packages that are installed with it; tests may also use development packages. */
export const declaredDependencies = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      development: '"{{name}}" is a development dependency, which an installed REX does not have.',
      missing: '"{{name}}" is not in package.json; it may vanish with the package that brought it.',
    },
  },
  create(context) {
    const file = relativePath(context.filename);
    const project = projectOf(file);
    if (!project) return {};
    const isProduct = project !== 'testing' && !matches(file, TESTS);
    return visitImports(({ node, source, isType }) => {
      if (source === undefined || isType || /^(\.|\/|@rex\/)/.test(source) || isBuiltin(source)) return;
      const name = source.split('/', source.startsWith('@') ? 2 : 1).join('/');
      if (!known.has(name)) context.report({ node, messageId: 'missing', data: { name } });
      else if (isProduct && !shipped.has(name))
        context.report({ node, messageId: 'development', data: { name } });
    });
  },
};
