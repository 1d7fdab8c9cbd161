// The projects of the house and who may import whom. The layer rule of ESLint, the cycle check and the walls' tests all
// read this table; house.spec.ts proves that the tags in project.json and the aliases in tsconfig.base.json agree with it.
import path from 'node:path';

/** The folder of the repository, absolute. */
export const root = path.resolve(import.meta.dirname, '../..');

/**
 * Each project by its name. `platform` is where its code runs: `any` (browser and Node), `node` or `browser`.
 * `mayImport` names other projects; `*` is every project but those that `mayNotImport` names.
 * `doors` are entries beside the root (`@rex/workflow/drawing` is `src/doors/drawing.ts`) for a browser that shall not load all of it:
 * a bundler takes what one file names into one piece, the parser of scripts with the name of a port. Tests load little by theirs.
 * Tests of every project may import `testing` too; nobody else may.
 */
export const PROJECTS = {
  workflow: {
    folder: 'libs/workflow',
    layer: 'pure',
    platform: 'any',
    mayImport: [],
    doors: ['diff', 'drawing', 'errors'],
  },
  canvas: {
    folder: 'libs/canvas',
    layer: 'pure',
    platform: 'any',
    mayImport: [],
    doors: ['clipboard', 'merge', 'reveal', 'search'],
  },
  platform: { folder: 'libs/platform', layer: 'platform', platform: 'node', mayImport: [] },
  'node-sdk': { folder: 'libs/node-sdk', layer: 'core', platform: 'node', mayImport: ['workflow'] },
  nodes: { folder: 'libs/nodes', layer: 'core', platform: 'node', mayImport: ['node-sdk', 'workflow'] },
  engine: { folder: 'libs/engine', layer: 'core', platform: 'node', mayImport: ['node-sdk', 'workflow'] },
  sandbox: service('sandbox', ['node-sdk', 'workflow', 'platform']),
  'http-client': service('http-client', ['node-sdk', 'workflow', 'platform']),
  llm: service('llm', ['node-sdk', 'workflow', 'platform', 'http-client']),
  database: service('database', ['node-sdk', 'workflow', 'platform', 'engine'], { onlyPortsOf: ['engine'] }),
  queue: service('queue', ['workflow', 'platform', 'engine'], { onlyPortsOf: ['engine'] }),
  embedded: service('embedded', ['platform', 'database']),
  testing: {
    folder: 'libs/testing',
    layer: 'testing',
    platform: 'node',
    mayImport: ['*'],
    mayNotImport: [],
    doors: ['stack'],
  },
  backend: { folder: 'backend', layer: 'app', platform: 'node', ...anyLibBut('canvas', 'testing') },
  worker: { folder: 'worker', layer: 'app', platform: 'node', ...anyLibBut('canvas', 'testing') },
  editor: { folder: 'editor', layer: 'app', platform: 'browser', mayImport: ['workflow', 'canvas'] },
};

/** What only tests consist of: they may use `testing`, and product code may not import them. */
export const TESTS = [
  '**/*.{spec,int-spec,fault-spec}.ts',
  '**/*.e2e.ts',
  '**/spec-support/**',
  '{backend,worker,libs/*}/src/testing/**',
  'editor/{e2e,bench}/**',
  'editor/src/test-setup.ts',
  '.config/**/*.spec.ts',
];

/** Scripts of this repository, which are no part of the product. */
export const TOOLS = ['.tools/**', '.ci/**', '.config/**', '.config/*/**', '*.{js,mjs,cjs}'];

/** The path of a file inside the repository, with slashes. */
export function relativePath(file) {
  return path.relative(root, file).split(path.sep).join('/');
}

/** Whether a path inside the repository matches one of the globs. */
export function matches(file, globs) {
  return globs.some((glob) => path.posix.matchesGlob(file, glob));
}

/** The name of the project that a path inside the repository belongs to, or undefined. */
export function projectOf(file) {
  return Object.keys(PROJECTS).find((name) => file.startsWith(`${PROJECTS[name].folder}/`));
}

/** Whether one project may import another, or itself. */
export function mayImport(from, to, { isTest = false } = {}) {
  if (from === to || (isTest && to === 'testing')) return true;
  const { mayImport: allowed, mayNotImport = [] } = PROJECTS[from];
  return allowed.includes(to) || (allowed.includes('*') && !mayNotImport.includes(to));
}

function service(name, allowed, more = {}) {
  return { folder: `libs/${name}`, layer: 'service', platform: 'node', mayImport: allowed, ...more };
}

function anyLibBut(...names) {
  return { mayImport: ['*'], mayNotImport: [...names, 'backend', 'worker', 'editor'] };
}
