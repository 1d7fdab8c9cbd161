// `npm run check`: format, lint, cycles, types, unit tests and generated files, two at a time. A line per step, the output
// of those that failed, and last `N passed, N failed`.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';

const HELP = `Usage: npm run check -- [--fresh] [STEP …]

  STEP      only these: types, unit, lint, format, cycles, generated
  --fresh   trust no cache of an earlier run
  --help    this text
`;

const root = path.resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const isFresh = args.includes('--fresh');
const cacheOf = (tool) => ['--cache', '--cache-location', `node_modules/.cache/rex-check/${tool}`];

/** Longest first, so that none is left alone at the end. */
const STEPS = {
  unit: ['.tools/test.mjs', '--unit'],
  types: ['.tools/check-types.mjs', ...(isFresh ? ['--fresh'] : [])],
  lint: [
    ...['node_modules/eslint/bin/eslint.js', '-c', '.config/eslint.config.mjs', '--max-warnings', '0'],
    ...(isFresh ? [] : [...cacheOf('eslint.json'), '--cache-strategy', 'content']),
    '.',
  ],
  format: [
    ...['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn'],
    ...(isFresh ? [] : [...cacheOf('prettier.json'), '--cache-strategy', 'content']),
    '.',
  ],
  cycles: ['.config/find-cycles.mjs'],
  generated: ['.tools/generate.mjs', '--check'],
};

if (args.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}
const wanted = args.filter((each) => !each.startsWith('--'));
const unknown = args.filter((each) => each !== '--fresh' && !Object.hasOwn(STEPS, each));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}\n\n${HELP}`);
  process.exit(1);
}

const queue = Object.keys(STEPS).filter((step) => wanted.length === 0 || wanted.includes(step));
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    queue.length = 0;
    for (const child of running) child.kill('SIGTERM');
    process.exitCode = 1;
  });
}

const startedAt = performance.now();
const results = [];
await Promise.all([work(), work()]);

const failed = results.filter(({ isOk }) => !isOk);
for (const { step, output } of failed)
  console.log(`\n--- ${step} ---\n${output.trim() || '(it said nothing)'}`);
console.log(
  `\nchecked in ${seconds(startedAt)}\n${results.length - failed.length} passed, ${failed.length} failed`,
);
if (failed.length > 0) process.exitCode = 1;

async function work() {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const begin = performance.now();
    const result = { step, ...(await run(STEPS[step])) };
    results.push(result);
    console.log(`${result.isOk ? 'passed' : 'FAILED'}  ${step.padEnd(10)} ${seconds(begin).padStart(7)}`);
  }
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ isOk: false, output: `${output}\n${error.message}` }));
    child.once('close', (code) => {
      running.delete(child);
      resolve({ isOk: code === 0, output });
    });
  });
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
