import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { matches, mayImport, projectOf, PROJECTS, relativePath, root, TESTS } from '../house.mjs';
import { visitImports } from '../import-visitor.mjs';

/** Who may import whom: the table in house.mjs, root entries only, no way out of the own folder, no test in the product. */
export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      forbidden: '{{from}} may not import {{to}}. It may import: {{allowed}}.',
      testingOnly: '@rex/testing is for tests; {{from}} is product code here.',
      unknown: 'There is no project "{{to}}" in .config/eslint/house.mjs.',
      deep: 'Import "@rex/{{to}}", the root of the library; its files are its own.',
      own: 'Inside {{from}}, import by relative path.',
      outside: 'This path leaves {{from}}; other projects are imported as @rex/NAME.',
      notPort: '{{from}} may use only the ports of {{to}} (its src/ports); {{names}} is none.',
      test: 'Product code may not import a test or its support files.',
      extension: 'Leave the file extension out.',
      index: 'Only the root of a library has an index.ts; name this file for what it exports.',
    },
  },
  create(context) {
    const file = relativePath(context.filename);
    const from = projectOf(file);
    if (!from) return {};
    const isTest = matches(file, TESTS);
    const report = (node, messageId, data) => context.report({ node, messageId, data: { from, ...data } });

    const checkAlias = ({ node, source, names }) => {
      const [, to, ...rest] = source.split('/');
      if (!Object.hasOwn(PROJECTS, to)) return report(node, 'unknown', { to });
      const isDoor = rest.length === 1 && PROJECTS[to].doors?.includes(rest[0]);
      if (rest.length > 0 && !isDoor) return report(node, 'deep', { to });
      if (from === to) return report(node, 'own');
      if (!mayImport(from, to, { isTest })) {
        if (to === 'testing') return report(node, 'testingOnly');
        const allowed = Object.keys(PROJECTS).filter(
          (name) => name !== from && mayImport(from, name, { isTest }),
        );
        return report(node, 'forbidden', { to, allowed: allowed.join(', ') || 'nothing of ours' });
      }
      if (!isTest && PROJECTS[from].onlyPortsOf?.includes(to)) {
        const ports = portsOf(to);
        const others = names === undefined ? ['*'] : names.filter((name) => !ports.includes(name));
        if (others.length > 0) report(node, 'notPort', { to, names: others.join(', ') });
      }
    };

    const checkRelative = ({ node, source }) => {
      const target = path.posix.join(path.posix.dirname(file), source);
      if (!target.startsWith(`${PROJECTS[from].folder}/`)) return report(node, 'outside');
      if (/\.(ts|js|mts|mjs|cts|cjs)$/.test(source)) report(node, 'extension');
      const isTestFile = matches(`${target}.ts`, TESTS) || matches(target, TESTS);
      if (!isTest && isTestFile && from !== 'testing') report(node, 'test');
    };

    return {
      Program(node) {
        const isRoot = file === `${PROJECTS[from].folder}/src/index.ts` && file.startsWith('libs/');
        if (path.posix.basename(file) === 'index.ts' && !isRoot) report(node, 'index');
      },
      ...visitImports((found) => {
        if (found.source?.startsWith('@rex/')) checkAlias(found);
        else if (found.source?.startsWith('.')) checkRelative(found);
        else if (found.source?.startsWith('/')) report(found.node, 'outside');
      }),
    };
  },
};

/** Names that a library exports from its `ports` folder, read from its index. */
function portsOf(project) {
  const index = path.join(root, PROJECTS[project].folder, 'src/index.ts');
  if (!existsSync(index)) return [];
  const exported = /export\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'\.\/ports\//g;
  return [...readFileSync(index, 'utf8').matchAll(exported)].flatMap(([, list]) =>
    list
      .split(',')
      .map((each) =>
        each
          .trim()
          .replace(/^type\s+/, '')
          .replace(/^.*\sas\s+/, ''),
      )
      .filter((each) => each !== ''),
  );
}
