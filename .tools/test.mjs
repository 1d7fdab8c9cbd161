// `npm test`: unit, integration and contract suites of every folder, ending with `N passed, N failed[, N skipped]`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import config from '../.config/jest.config.mjs';
import { buildNode, endBuilds, TARGETS } from './build-node.mjs';
import { buildStale } from './build-stale.mjs';

const HELP = `Usage: npm test -- [options] [-- options and patterns for Jest]

  --unit           unit tests only (*.spec.ts): no build, no services
  --faults         injected faults only (*.fault-spec.ts)
  --e2e            journeys in a browser only (*.e2e.ts)
  --screenshots    pictures of the screens (*.shot.ts), into docs/screenshots
  --project NAME   only one folder, for instance database, engine, backend
  --help           this text

Without --unit, --faults and --e2e, all but the faults run. Integration tests (*.int-spec.ts), faults and journeys get a real,
throw-away PostgreSQL, and a Redis when redis-server is found in PATH; the programs they start are built first.

Run narrow while you work:
  npm test -- --project database
  npm test -- --unit --project engine
  npm test -- --project database -- execution-store -t 'claims'
`;

/** Jest by itself would take one less than there are cores. */
const WORKERS = Math.max(2, availableParallelism() - 1);

const root = path.resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const rest = args.includes('--') ? args.splice(args.indexOf('--')).slice(1) : [];
if (args.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}
const project = args.includes('--project') ? args[args.indexOf('--project') + 1] : undefined;
const kinds = args.includes('--unit')
  ? ['unit']
  : args.includes('--faults')
    ? ['fault']
    : args.includes('--e2e')
      ? ['e2e']
      : args.includes('--screenshots')
        ? ['shot']
        : ['unit', 'int', 'e2e'];

const names = config.projects
  .map((each) => each.displayName)
  .filter((name) => {
    const [folder, kind] = name.split(':');
    return kinds.includes(kind) && (project === undefined || folder === project);
  });
if (names.length === 0) {
  const known = [...new Set(config.projects.map((each) => each.displayName.split(':')[0]))];
  console.error(`There is no folder "${project}" with tests; there are: ${known.join(', ')}`);
  process.exit(1);
}

if (!args.includes('--unit')) await buildPrograms();
// Journeys see the editor as the backend serves it.
if (names.some((name) => ['editor:e2e', 'editor:shot'].includes(name)) && !(await buildStale()))
  process.exit(1);
process.exit(await runJest());

/** Integration tests start the built programs as their users do. */
async function buildPrograms() {
  for (const [target, entryPoints] of Object.entries(TARGETS)) {
    if (!Object.values(entryPoints).every((entry) => existsSync(path.join(root, entry)))) continue;
    try {
      await buildNode(target, { quiet: true });
    } catch (error) {
      // With one folder asked for, another that is being worked on shouldn't be in the way.
      if (project === undefined || project === target) throw error;
      console.error(`warning: ${target} does not build; tests that start it see its last build`);
    }
  }
  await endBuilds();
}

function runJest() {
  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      path.join('node_modules', 'jest', 'bin', 'jest.js'),
      '-c',
      '.config/jest.config.mjs',
      '--passWithNoTests',
      // Tests wait for programs half of the time: two at a time fill even two cores. Faults are timed, and run alone.
      ...(args.includes('--faults') ? ['--runInBand'] : [`--maxWorkers=${WORKERS}`]),
      ...rest,
      '--selectProjects',
      ...names,
    ],
    { stdio: 'inherit', cwd: root },
  );
  // A terminal's Ctrl-C reaches Jest by itself; other signals are for this process alone.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => jest.kill('SIGTERM'));
  process.on('SIGHUP', () => jest.kill('SIGTERM'));
  return new Promise((resolve) => {
    jest.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    jest.once('exit', (code, signal) => {
      if (signal) console.error(`Jest was ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}
