// Builds one Node program into dist/<target>: esbuild bundles our own code, swc compiles it with the decorator metadata
// that esbuild alone does not emit. Packages from npm stay outside, but for those that `BUNDLED` names. Usage: node .tools/build-node.mjs backend
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, stop } from 'esbuild';
import { transform } from '@swc/core';

/** What is built: the entry files of each program. */
export const TARGETS = {
  backend: {
    main: 'backend/src/main.ts',
    migrate: 'backend/src/migrate.ts',
    'rotate-keys': 'backend/src/rotate-keys.ts',
  },
  // Describes the API without running it, for the types of the editor.
  openapi: { main: 'backend/src/openapi.ts' },
  worker: { main: 'worker/src/main.ts' },
  // `isolate` is the world that scripts see: text for the process, which runs it inside isolates.
  sandbox: { main: 'libs/sandbox/src/child/main.ts', isolate: 'libs/sandbox/src/isolate/main.ts' },
  // The same process with an attacker in it, for tests.
  'sandbox-shell': {
    main: 'libs/sandbox/src/spec-support/raw-shell/main.ts',
    isolate: 'libs/sandbox/src/isolate/main.ts',
  },
  launcher: {
    main: 'libs/embedded/src/launcher/main.ts',
    'rotate-keys': 'libs/embedded/src/launcher/rotate-keys-main.ts',
  },
  testing: {
    services: 'libs/testing/src/services/main.ts',
    bench: 'libs/testing/src/bench/main.ts',
    'llm-standin': 'libs/testing/src/llm-stand-in/main.ts',
    'bench-plan': 'libs/testing/src/bench/plan.ts',
    'bench-code': 'libs/testing/src/bench/code/main.ts',
    'bench-schedules': 'libs/testing/src/bench/schedules/main.ts',
  },
  'bench-editor': { main: 'editor/bench/main.ts' },
};

/** Packages of very many small files that hold no state: read one by one they would take a good part of a program's start. */
const BUNDLED = /^typebox(\/|$)/;

const packages = {
  name: 'packages',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@rex/') || BUNDLED.test(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

const swcDecorators = {
  name: 'swc-decorators',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const { code } = await transform(source, {
        filename: file,
        sourceMaps: 'inline',
        inlineSourcesContent: true,
        configFile: false,
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Bundles one target and says how long it took. */
export async function buildNode(target, { quiet = false } = {}) {
  const entryPoints = TARGETS[target];
  if (!entryPoints) throw new Error(`unknown target "${target}"; known: ${Object.keys(TARGETS).join(', ')}`);
  const startedAt = performance.now();
  await build({
    absWorkingDir: path.resolve(import.meta.dirname, '..'),
    entryPoints,
    outdir: `dist/${target}`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    sourcemap: true,
    // Its helper would call Object.defineProperty among user code, which may have changed it; and what is sent into a browser's
    // page has no helper there.
    keepNames: !/^(sandbox|bench-editor)/.test(target),
    tsconfig: 'tsconfig.base.json',
    plugins: [packages, swcDecorators],
    logLevel: 'warning',
  });
  if (!quiet) console.log(`built ${target} in ${(performance.now() - startedAt).toFixed(0)} ms`);
}

/** Ends the compiler's helper process, which would live as long as this one. */
export const endBuilds = stop;

if (process.argv[1] === import.meta.filename) await buildNode(process.argv[2]);
