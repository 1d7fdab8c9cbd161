// Modules and globals that have one home. Each row says where they may be used; `except` opens a narrow door for the
// named imports in the named files. A name also covers what lies under it (`pg` covers `pg/lib/…`); `x/*` covers a scope.
import { TESTS, TOOLS } from './house.mjs';

const HARNESS = ['libs/testing/**', ...TESTS, ...TOOLS];

/** Rows of { modules, only, except?, typesAreFree?, why }. */
export const GUARDED_MODULES = [
  {
    modules: ['typeorm', '@nestjs/typeorm'],
    only: ['libs/database/**'],
    why: 'nothing outside libs/database sees TypeORM',
  },
  {
    modules: ['bullmq', '@nestjs/bullmq'],
    only: ['libs/queue/**', 'worker/src/processors/**'],
    why: 'queues are the business of libs/queue and of the processors',
  },
  {
    modules: ['ioredis', 'redis'],
    only: ['libs/queue/**', 'libs/testing/**'],
    why: 'Redis is the business of libs/queue',
  },
  {
    modules: ['pg', 'pg-cursor', 'pg-copy-streams'],
    only: ['libs/database/**', 'libs/queue/**', 'libs/embedded/**', 'libs/testing/**'],
    why: 'SQL is the business of libs/database',
  },
  {
    modules: ['node:crypto', 'bcrypt', 'bcryptjs', '@node-rs/*', 'argon2'],
    only: ['libs/platform/src/crypto/**', ...TOOLS],
    why: 'cryptography has one home, so that it can be reviewed: libs/platform/src/crypto',
  },
  {
    modules: [
      ...['node:net', 'node:tls', 'node:dgram', 'node:http', 'node:https', 'node:http2', 'node:dns'],
      ...['undici', 'axios', 'got', 'ky', 'node-fetch', 'superagent', 'ws', '@nestjs/axios'],
    ],
    only: ['libs/http-client/**', ...HARNESS],
    except: [
      { files: 'backend/src/**', names: ['STATUS_CODES'], of: 'node:http' },
      // Its health page listens; it calls nobody.
      { files: 'worker/src/**', names: ['createServer'], of: 'node:http' },
      // It hands pg the socket, to cut a connection that no longer answers.
      { files: 'libs/queue/src/postgres/**', names: ['Socket'], of: 'node:net' },
      // Loopback only: the health probe of the launcher and its search for a free port.
      { files: 'libs/embedded/src/launcher/wait-until-ready.ts', names: ['get'], of: 'node:http' },
      { files: 'libs/embedded/src/process/free-port.ts', names: ['createServer'], of: 'node:net' },
    ],
    typesAreFree: true,
    why: 'calls to the outside go through libs/http-client, which guards addresses, sizes and time',
  },
  {
    modules: ['@google/*', 'groq-sdk', 'openai', '@anthropic-ai/*'],
    only: ['libs/llm/**'],
    why: "vendors' SDKs stay behind libs/llm",
  },
  {
    modules: ['@angular/common/http'],
    only: ['editor/src/app/api/**'],
    except: [
      {
        files: 'editor/src/app/app.config.ts',
        names: ['provideHttpClient', 'withInterceptors', 'withFetch'],
        of: '@angular/common/http',
      },
      {
        files: 'editor/src/**/*.spec.ts',
        names: ['provideHttpClient', 'withInterceptors', 'provideHttpClientTesting', 'HttpTestingController'],
      },
    ],
    why: 'the editor speaks HTTP in app/api only',
  },
  {
    modules: ['node:child_process', 'node:cluster', 'node:worker_threads'],
    only: ['libs/sandbox/**', 'libs/embedded/**', ...HARNESS],
    why: 'processes are started by libs/sandbox and libs/embedded only',
  },
  {
    modules: ['isolated-vm'],
    only: ['libs/sandbox/**'],
    why: 'user JavaScript runs in libs/sandbox only',
  },
  {
    modules: ['koffi'],
    only: ['libs/sandbox/src/child/lock/**', 'libs/sandbox/src/spec-support/raw-shell/**'],
    why: 'it calls machine code by name: a sandbox process locks itself by it, and nobody else needs it',
  },
  {
    modules: ['node:vm', 'vm2', 'node:repl', 'node:inspector', 'safe-eval', 'static-eval'],
    only: [],
    why: 'they run text as code without a boundary; user JavaScript runs in libs/sandbox',
  },
  {
    modules: ['node:fs'],
    only: [
      ...[
        'backend/**',
        'worker/**',
        'libs/platform/**',
        'libs/sandbox/**',
        'libs/database/**',
        'libs/embedded/**',
      ],
      ...HARNESS,
    ],
    why: 'the engine and its nodes touch no file: they get storage through the context',
  },
  {
    modules: ['node:module'],
    only: ['libs/embedded/**', 'libs/sandbox/**', ...HARNESS],
    why: 'createRequire would be a door around the walls',
  },
  {
    modules: ['@nestjs/*', 'nestjs-pino'],
    only: [
      ...[
        'backend/**',
        'worker/**',
        'libs/{platform,engine,database,queue,sandbox,http-client,llm,testing}/**',
      ],
    ],
    why: 'it has to run without Nest',
  },
  { modules: ['@angular/*'], only: ['editor/**'], why: 'Angular is for the editor' },
];

/** Globals with one home: rows of { names, only, why }. */
export const GUARDED_GLOBALS = [
  {
    names: ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
    only: ['libs/http-client/**', 'editor/src/app/api/**', ...HARNESS],
    why: 'calls to the outside go through libs/http-client, those of the editor through app/api',
  },
  {
    names: ['crypto'],
    // The editor makes ids with it; a sandbox process gives its isolates randomness and can import nothing.
    only: ['libs/platform/src/crypto/**', 'libs/sandbox/**', 'editor/**', ...HARNESS],
    why: 'cryptography and random ids have one home: libs/platform',
  },
];

/** Globals that only Node has: code that also runs in a browser can't use them. */
export const NODE_GLOBALS = [
  'process',
  'Buffer',
  'global',
  'require',
  'module',
  '__dirname',
  '__filename',
  'setImmediate',
];

/** Where the environment is read; those in the sandbox only write: a time zone into an empty one, and bait for tests. */
export const ENVIRONMENT_READERS = [
  'libs/platform/src/config/**',
  'libs/sandbox/src/child/pin-time-zone.ts',
  'libs/sandbox/src/spec-support/plant-secrets.ts',
  'libs/testing/**',
  ...TOOLS,
];

/** Where a module may be loaded by a name that is computed. */
export const COMPUTED_IMPORTS = [...HARNESS];
