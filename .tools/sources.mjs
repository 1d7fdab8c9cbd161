// What the built programs depend on, as one fingerprint: equal to the one kept in dist/.built when nothing is stale.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const note = path.join(root, 'dist', '.built');

const SOURCES = [
  'backend',
  'worker',
  'editor',
  'libs',
  '.tools/build-node.mjs',
  '.tools/editor',
  '.tools/finish-editor.mjs',
  'tsconfig.base.json',
  'package-lock.json',
];
/** Tests and what tools leave behind change no program. */
const IGNORED = /(\.(spec|int-spec|fault-spec|e2e)\.ts$)|(^|\/)(e2e|bench|node_modules|dist|\.angular)(\/|$)/;
const OUTPUTS = {
  'libs/sandbox/src/child/main.ts': 'dist/sandbox/main.js',
  'libs/embedded/src/launcher/main.ts': 'dist/launcher/main.js',
  'backend/src/main.ts': 'dist/backend/main.js',
  'backend/src/migrate.ts': 'dist/backend/migrate.js',
  'backend/src/rotate-keys.ts': 'dist/backend/rotate-keys.js',
  'worker/src/main.ts': 'dist/worker/main.js',
  'editor/src/main.ts': 'dist/editor/browser/index.html',
};

/** A hash over names and contents of all sources. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesOf).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Tells whether every program was built from the sources with this fingerprint. */
export function isBuilt(current) {
  try {
    return readFileSync(note, 'utf8') === current && missingOutputs().length === 0;
  } catch {
    return false;
  }
}

/** Notes that every program is built. */
export function noteBuilt(current) {
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, current);
}

/** Forgets it, for the time of a build. */
export function forgetBuilt() {
  rmSync(note, { force: true });
}

/** Built files that should be there and aren't. */
export function missingOutputs() {
  return Object.entries(OUTPUTS)
    .filter(([source, output]) => existsSync(path.join(root, source)) && !existsSync(path.join(root, output)))
    .map(([, output]) => output);
}

function filesOf(source) {
  const file = path.join(root, source);
  if (IGNORED.test(source) || !existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [source];
  return readdirSync(file).flatMap((name) => filesOf(`${source}/${name}`));
}
