// Names that ESLint's own rules have to know as globals. In TypeScript the compiler finds unknown names; in the scripts
// no-undef does, with these lists.
const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

/** Names that hold, or lead to, code that runs text. */
export const evalGlobals = readonly(
  ...['eval', 'Function', 'globalThis', 'global', 'window', 'self'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'execScript'],
);

/** What scripts under Node use. */
export const nodeGlobals = readonly(
  ...[
    'process',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'performance',
    'structuredClone',
    'fetch',
    'crypto',
  ],
  ...['AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'globalThis'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
);

/** What CommonJS adds. */
export const commonJsGlobals = readonly('module', 'require', 'exports', '__dirname', '__filename');

/** What the page's own script, which runs before the editor is loaded, uses. */
export const browserGlobals = readonly(
  'document',
  'window',
  'localStorage',
  'matchMedia',
  'navigator',
  'location',
);

/** What Jest gives to tests. */
export const jestGlobals = readonly(
  'describe',
  'it',
  'test',
  'expect',
  'beforeAll',
  'beforeEach',
  'afterAll',
  'afterEach',
);
