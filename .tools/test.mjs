// `npm test`: unit, integration and contract suites of every folder, ending with `N passed, N failed[, N skipped]`.
//   --unit            only unit tests           --faults   only the injected faults
//   --project NAME    only that folder          --         everything after goes to Jest
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import config from '../.config/jest.config.mjs';

const args = process.argv.slice(2);
const rest = args.includes('--') ? args.splice(args.indexOf('--')).slice(1) : [];
const project = args.includes('--project') ? args[args.indexOf('--project') + 1] : undefined;
const kinds = args.includes('--unit') ? ['unit'] : args.includes('--faults') ? ['fault'] : ['unit', 'int'];

const names = config.projects
  .map((each) => each.displayName)
  .filter((name) => {
    const [folder, kind] = name.split(':');
    return kinds.includes(kind) && (project === undefined || folder === project);
  });

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join('node_modules', 'jest', 'bin', 'jest.js'),
    '-c',
    '.config/jest.config.mjs',
    '--passWithNoTests',
    ...(args.includes('--faults') ? ['--runInBand'] : []),
    '--selectProjects',
    ...names,
    ...rest,
  ],
  { stdio: 'inherit', cwd: path.resolve(import.meta.dirname, '..') },
);
process.exit(status ?? 1);
