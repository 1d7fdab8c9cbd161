// The walls of the house as ESLint rules. They are our own because each is a table and a page of code, knows the house by
// name and reads nothing but the file at hand, which makes them fast and their cached results right.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './house.mjs';
import { declaredDependencies } from './rules/declared-dependencies.mjs';
import { guardedGlobals } from './rules/guarded-globals.mjs';
import { guardedModules } from './rules/guarded-modules.mjs';
import { layers } from './rules/layers.mjs';
import { noEnvironment } from './rules/no-environment.mjs';

/** The plugin `house`. */
export const house = {
  meta: { name: 'house', version: fingerprint() },
  rules: {
    layers,
    'guarded-modules': guardedModules,
    'guarded-globals': guardedGlobals,
    'no-environment': noEnvironment,
    'declared-dependencies': declaredDependencies,
  },
};

/** ESLint's cache forgets its results when a plugin's version changes: here, when a rule or what it reads does. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = globSync('**/*.mjs', { cwd: import.meta.dirname }).sort();
  for (const file of files) hash.update(readFileSync(path.join(import.meta.dirname, file)));
  for (const file of ['package.json', 'libs/engine/src/index.ts'])
    hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
