// Writes package.json and package-lock.json of an image: just the packages that the given bundles import, in the versions
// of the repository's lockfile. Usage: node .tools/prune-dependencies.mjs dist/image worker sandbox
import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const [outDir, ...targets] = process.argv.slice(2);
if (!outDir || targets.length === 0) {
  console.error('Usage: node .tools/prune-dependencies.mjs OUT_DIR TARGET...');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;

const names = withPeers(await importedPackages(targets));
const undeclared = names.filter((name) => !manifest.dependencies[name]);
if (undeclared.length > 0) {
  throw new Error(`${targets.join(', ')} imports what is no production dependency: ${undeclared.join(', ')}`);
}
const pruned = {
  name: `rex-${targets[0]}`,
  version: manifest.version,
  private: true,
  type: 'module',
  dependencies: Object.fromEntries(names.map((name) => [name, manifest.dependencies[name]])),
  overrides: manifest.overrides,
};
mkdirSync(outDir, { recursive: true });
writeFileSync(path.join(outDir, 'package.json'), `${JSON.stringify(pruned, null, 2)}\n`);
copyFileSync(path.join(root, 'package-lock.json'), path.join(outDir, 'package-lock.json'));
// npm itself drops from the lockfile what nothing asks for any more. Offline: it must not look for other versions.
execFileSync(
  'npm',
  ['install', '--package-lock-only', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'],
  {
    cwd: outDir,
    stdio: 'inherit',
  },
);
console.log(`${outDir}: ${names.length} dependencies of ${targets.join(', ')}`);

/** Names of the npm packages that the built programs import. */
async function importedPackages(programs) {
  const { metafile } = await build({
    entryPoints: programs.flatMap((program) => globSync(`dist/${program}/*.js`, { cwd: root })),
    absWorkingDir: root,
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return Object.values(metafile.inputs)
    .flatMap((input) => input.imports)
    .filter(({ path: specifier, external }) => external && !isBuiltin(specifier))
    .map(({ path: specifier }) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

/** Adds those of our dependencies that others load by name at run time: they are peers, often optional ones. */
function withPeers(imported) {
  const found = new Set(imported);
  for (const name of found) {
    for (const peer of Object.keys(locked[`node_modules/${name}`]?.peerDependencies ?? {})) {
      if (manifest.dependencies[peer]) found.add(peer);
    }
  }
  return [...found].sort();
}
