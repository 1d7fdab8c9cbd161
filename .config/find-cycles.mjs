// Finds files that import each other in a ring, types included: they can only be read, and moved, as one piece. Cycles
// between libraries can't come about: the table in eslint/house.mjs has none. Run by `npm run check`, or by itself.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { PROJECTS, root } from './eslint/house.mjs';

/** The rings among the files of some folders (of the repository), each as `a.ts → b.ts → a.ts`. */
export async function findCycles(folders) {
  const { output } = await cruise(folders, {
    baseDir: root,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(root, 'tsconfig.base.json') },
    validate: true,
    ruleSet: { forbidden: [{ name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } }] },
  });
  if (output.modules.length === 0) throw new Error(`no files found in ${folders.join(', ')}`);
  return output.summary.violations.map(({ from, cycle }) =>
    [from, ...cycle.map(({ name }) => name)].join(' → '),
  );
}

/** Cruises the whole house and tells what it found. */
async function main() {
  const folders = Object.values(PROJECTS)
    .map(({ folder }) => `${folder}/src`)
    .filter((folder) => existsSync(path.join(root, folder)));
  const cycles = await findCycles(folders);
  for (const cycle of cycles) console.error(`cycle: ${cycle}`);
  process.exitCode = cycles.length === 0 ? 0 : 1;
}

// No await at the top: Jest could not load the file then.
if (process.argv[1] === import.meta.filename) void main();
