import path from 'node:path';
import { build } from 'esbuild';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What TypeScript of ours exports, without a build: the given source is bundled in memory and imported. */
export async function loadSource(contents) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    tsconfig: path.join(root, 'tsconfig.base.json'),
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
