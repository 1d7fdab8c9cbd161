import { brokenRules } from './lint-text';

const MODULE_RULE = 'house/guarded-modules';
const GLOBAL_RULE = 'house/guarded-globals';

/** Imports that have a home: [module, a file that may, files that may not]. */
const HOMES: [module: string, home: string, others: string[]][] = [
  [
    'typeorm',
    'libs/database/src/x.ts',
    ['backend/src/x.ts', 'libs/engine/src/x.ts', 'libs/testing/src/x.ts', 'libs/queue/src/x.spec.ts'],
  ],
  [
    'bullmq',
    'libs/queue/src/x.ts',
    ['backend/src/x.ts', 'worker/src/worker.module.ts', 'libs/engine/src/x.ts'],
  ],
  ['bullmq', 'worker/src/processors/x.ts', ['worker/src/main.ts']],
  ['@nestjs/bullmq', 'worker/src/processors/x.ts', ['backend/src/app.module.ts']],
  ['ioredis', 'libs/queue/src/x.ts', ['backend/src/x.ts', 'libs/database/src/x.ts']],
  [
    'pg',
    'libs/database/src/x.ts',
    ['backend/src/x.ts', 'worker/src/x.ts', 'libs/engine/src/x.ts', 'libs/llm/src/x.ts'],
  ],
  ['pg', 'libs/queue/src/x.ts', ['libs/sandbox/src/x.ts']],
  ['pg', 'libs/embedded/src/x.ts', ['libs/platform/src/x.ts']],
  [
    'isolated-vm',
    'libs/sandbox/src/x.ts',
    ['worker/src/x.ts', 'libs/nodes/src/code/code.ts', 'libs/engine/src/x.spec.ts'],
  ],
  ['koffi', 'libs/sandbox/src/child/lock/x.ts', ['libs/sandbox/src/pool/x.ts', 'worker/src/x.ts']],
  [
    'node:crypto',
    'libs/platform/src/crypto/x.ts',
    ['libs/platform/src/x.ts', 'backend/src/auth/x.ts', 'libs/database/src/x.spec.ts'],
  ],
  ['crypto', 'libs/platform/src/crypto/x.ts', ['backend/src/auth/x.ts']],
  ['bcrypt', 'libs/platform/src/crypto/x.ts', ['backend/src/auth/x.ts']],
  [
    'node:child_process',
    'libs/sandbox/src/x.ts',
    ['backend/src/x.ts', 'worker/src/x.ts', 'libs/nodes/src/x.ts'],
  ],
  ['child_process', 'libs/embedded/src/x.ts', ['libs/engine/src/x.ts']],
  ['node:worker_threads', 'libs/sandbox/src/x.ts', ['worker/src/x.ts']],
  ['node:child_process', 'worker/src/x.fault-spec.ts', ['worker/src/processors/x.ts']],
  ['node:child_process', '.tools/x.mjs', []],
  ...[
    'node:net',
    'node:tls',
    'node:dgram',
    'node:http',
    'https',
    'node:http2',
    'node:dns',
    'dns/promises',
  ].map((module): [string, string, string[]] => [
    module,
    'libs/http-client/src/x.ts',
    [
      'libs/llm/src/x.ts',
      'libs/nodes/src/x.ts',
      'libs/embedded/src/x.ts',
      'backend/src/x.ts',
      'libs/queue/src/redis/x.ts',
    ],
  ]),
  ['node:http', 'libs/testing/src/x.ts', []],
  ['node:http', 'backend/src/x.int-spec.ts', []],
  [
    'node:fs',
    'libs/embedded/src/x.ts',
    ['libs/nodes/src/x.ts', 'libs/engine/src/x.ts', 'libs/node-sdk/src/x.ts'],
  ],
  ['node:module', 'libs/embedded/src/x.ts', ['libs/nodes/src/x.ts', 'backend/src/x.ts']],
  [
    '@nestjs/common',
    'libs/engine/src/engine.module.ts',
    [
      'libs/nodes/src/x.ts',
      'libs/node-sdk/src/x.ts',
      'libs/workflow/src/x.ts',
      'libs/canvas/src/x.ts',
      'editor/src/app/x.ts',
    ],
  ],
  [
    '@angular/core',
    'editor/src/app/x.ts',
    ['libs/workflow/src/x.ts', 'libs/canvas/src/x.ts', 'backend/src/x.ts'],
  ],
  [
    '@angular/common/http',
    'editor/src/app/api/x.ts',
    ['editor/src/app/workflows/x.ts', 'editor/src/app/app.config.ts'],
  ],
];

describe('modules that have one home', () => {
  const load = (module: string) => `import * as it from '${module}';\nexport const all = it;\n`;

  it.each(HOMES)('%s may be imported in %s', async (module, home) => {
    expect(await brokenRules(home, load(module))).toEqual([]);
  });

  const elsewhere = HOMES.flatMap(([module, , others]) => others.map((file) => [module, file] as const));
  it.each(elsewhere)('%s may not be imported in %s', async (module, file) => {
    const rules = await brokenRules(file, load(module));
    expect(rules).toContain(MODULE_RULE);
    expect(new Set(rules)).toEqual(new Set([MODULE_RULE]));
  });

  it.each([
    'undici',
    'axios',
    'node-fetch',
    'ws',
    '@google/genai',
    'groq-sdk',
    'vm2',
    'node:vm',
    'vm',
    'node:repl',
    'node:inspector',
  ])('%s may not be imported in a node type', async (module) => {
    expect(await brokenRules('libs/nodes/src/x.ts', load(module))).toContain(MODULE_RULE);
  });

  it.each(['libs/sandbox/src/x.ts', 'libs/testing/src/x.ts', 'libs/engine/src/x.spec.ts', '.tools/x.mjs'])(
    'node:vm may not even be imported in %s',
    async (file) => {
      expect(await brokenRules(file, load('node:vm'))).toEqual([MODULE_RULE]);
    },
  );

  it.each([
    ["export const load = () => import('node:vm');"],
    ['export const load = () => import(`node:vm`);'],
    ["export { Script } from 'node:vm';"],
    ["export * as vm from 'node:vm';"],
    ["export const vm = process.getBuiltinModule('node:vm');"],
    ["import vm = require('node:vm');\nexport const all = vm;"],
    ["import type { Script } from 'node:vm';\nexport type Own = Script;"],
    ['export const load = (name: string) => import(name);'],
    ['export const load = (name: string) => import(`node:${name}`);'],
  ])('sees %s', async (text) => {
    expect(await brokenRules('libs/engine/src/x.ts', `${text}\n`)).toContain(MODULE_RULE);
  });

  it('sees require', async () => {
    expect(await brokenRules('.tools/x.cjs', "module.exports = require('node:vm');\n")).toEqual([
      MODULE_RULE,
    ]);
    expect(await brokenRules('.tools/x.cjs', "module.exports = require('node:path');\n")).toEqual([]);
  });
});

describe('narrow doors', () => {
  it.each([
    ['backend/src/common/problem.filter.ts', 'STATUS_CODES', 'node:http'],
    ['worker/src/worker-lifecycle.ts', 'createServer, type Server', 'node:http'],
    ['libs/queue/src/postgres/postgres-listener.ts', 'Socket', 'node:net'],
    ['libs/embedded/src/launcher/wait-until-ready.ts', 'get', 'node:http'],
    ['libs/embedded/src/process/free-port.ts', 'createServer', 'node:net'],
    ['editor/src/app/app.config.ts', 'provideHttpClient, withInterceptors', '@angular/common/http'],
  ])('%s may import %s from %s, and nothing more', async (file, names, module) => {
    const load = (list: string) => `import { ${list} } from '${module}';\n`;
    expect(await brokenRules(file, load(names))).not.toContain(MODULE_RULE);
    expect(await brokenRules(file, load(`${names}, request`))).toContain(MODULE_RULE);
    expect(await brokenRules(file, `import '${module}';\n`)).toEqual([MODULE_RULE]);
  });

  it('types of sockets are free, since they call nobody', async () => {
    const text =
      "import type { IncomingMessage } from 'node:http';\nexport type Request = IncomingMessage;\n";
    expect(await brokenRules('backend/src/x.ts', text)).toEqual([]);
  });
});

describe('what also runs in a browser', () => {
  it.each(['libs/workflow/src/x.ts', 'libs/canvas/src/x.ts', 'editor/src/app/x.ts'])(
    '%s has no Node',
    async (file) => {
      expect(await brokenRules(file, "import { join } from 'node:path';\nexport const j = join;\n")).toEqual([
        MODULE_RULE,
      ]);
      expect(await brokenRules(file, "import { join } from 'path';\nexport const j = join;\n")).toEqual([
        MODULE_RULE,
      ]);
      expect(await brokenRules(file, "export const bytes = Buffer.from('x');\n")).toEqual([GLOBAL_RULE]);
      expect(await brokenRules(file, 'export const version = process.version;\n')).toEqual([GLOBAL_RULE]);
      expect(await brokenRules(file, 'export const version = globalThis.process;\n')).toEqual([GLOBAL_RULE]);
      expect(await brokenRules(file, 'export const bytes = (Buffer: number) => Buffer + 1;\n')).toEqual([]);
    },
  );

  it('has it in its tests, which Node runs', async () => {
    const text = "import { join } from 'node:path';\nexport const j = join(process.cwd(), 'x');\n";
    expect(await brokenRules('libs/workflow/src/x.spec.ts', text)).toEqual([]);
  });

  it('is no rule for what runs under Node', async () => {
    const text = "import { join } from 'node:path';\nexport const j = [join, Buffer];\n";
    expect(await brokenRules('libs/engine/src/x.ts', text)).toEqual([]);
  });
});

describe('globals that have one home', () => {
  it.each([
    ["export const get = () => fetch('http://x');"],
    ["export const get = () => globalThis.fetch('http://x');"],
    ["export const get = () => globalThis['fetch']('http://x');"],
    ['const { fetch: call } = globalThis;\nexport const get = call;'],
    ['export const call = (by = fetch) => by;'],
    ["export const socket = new WebSocket('ws://x');"],
    ["export const events = new EventSource('http://x');"],
    ['export const request = new XMLHttpRequest();'],
    ['export const id = crypto.randomUUID();'],
  ])('%s is refused in a node type, allowed in its home', async (text) => {
    expect(await brokenRules('libs/nodes/src/x.ts', `${text}\n`)).toEqual([GLOBAL_RULE]);
    const home = text.includes('crypto') ? 'libs/platform/src/crypto/x.ts' : 'libs/http-client/src/x.ts';
    expect(await brokenRules(home, `${text}\n`)).toEqual([]);
  });

  it.each([
    'backend/src/x.ts',
    'worker/src/x.ts',
    'libs/embedded/src/x.ts',
    'libs/sandbox/src/x.ts',
    'editor/src/app/x.ts',
  ])('fetch is refused in %s', async (file) => {
    expect(await brokenRules(file, "export const get = () => fetch('/x');\n")).toEqual([GLOBAL_RULE]);
  });

  it.each(['editor/src/app/api/x.ts', 'libs/testing/src/x.ts', 'backend/src/x.int-spec.ts'])(
    'fetch is allowed in %s',
    async (file) => {
      expect(await brokenRules(file, "export const get = () => fetch('/x');\n")).toEqual([]);
    },
  );

  it.each([
    ['a parameter of that name', 'export const call = (fetch: () => void) => fetch();'],
    ['a method of that name', 'export const call = (client: { fetch(): void }) => client.fetch();'],
    ['its type', 'export type Fetch = typeof fetch;'],
  ])('%s is another thing', async (_what, text) => {
    expect(await brokenRules('libs/nodes/src/x.ts', `${text}\n`)).toEqual([]);
  });
});

describe('packages', () => {
  const DEPENDENCY_RULE = 'house/declared-dependencies';
  const load = (module: string) => `import '${module}';\n`;

  it.each(['fast-check', 'esbuild', '@swc/core'])(
    '%s, for development, is not imported by the product',
    async (name) => {
      expect(await brokenRules('libs/engine/src/x.ts', load(name))).toEqual([DEPENDENCY_RULE]);
      expect(await brokenRules('libs/engine/src/x.spec.ts', load(name))).toEqual([]);
      expect(await brokenRules('libs/testing/src/x.ts', load(name))).toEqual([]);
    },
  );

  it('are not imported when package.json does not name them, not even by tests', async () => {
    for (const file of ['libs/engine/src/x.ts', 'libs/engine/src/x.spec.ts', 'libs/testing/src/x.ts']) {
      expect(await brokenRules(file, load('left-pad'))).toEqual([DEPENDENCY_RULE]);
    }
  });

  it('are imported when it names them', async () => {
    expect(await brokenRules('libs/engine/src/x.ts', load('lru-cache') + load('typebox/schema'))).toEqual([]);
  });
});
