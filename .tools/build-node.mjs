// Builds one Node program into dist/<target>: esbuild bundles our own code, swc compiles it with the decorator metadata
// that esbuild alone does not emit. Packages from npm stay outside. Usage: node .tools/build-node.mjs backend
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { transform } from '@swc/core';

/** What is built: the entry files of each program. */
const TARGETS = {
  backend: { main: 'backend/src/main.ts', migrate: 'backend/src/migrate.ts' },
  worker: { main: 'worker/src/main.ts' },
  sandbox: { main: 'libs/sandbox/src/child/main.ts' },
  launcher: { main: 'libs/embedded/src/launcher/main.ts' },
};

const swcDecorators = {
  name: 'swc-decorators',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const { code } = await transform(source, {
        filename: path,
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
export async function buildNode(target) {
  const entryPoints = TARGETS[target];
  if (!entryPoints) throw new Error(`unknown target "${target}"; known: ${Object.keys(TARGETS).join(', ')}`);
  const startedAt = performance.now();
  await build({
    entryPoints,
    outdir: `dist/${target}`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    alias: {},
    sourcemap: true,
    keepNames: true,
    tsconfig: 'tsconfig.base.json',
    plugins: [swcDecorators],
    logLevel: 'warning',
  });
  console.log(`built ${target} in ${(performance.now() - startedAt).toFixed(0)} ms`);
}

if (process.argv[1] === import.meta.filename) await buildNode(process.argv[2]);
