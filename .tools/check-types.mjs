// Types of every project: those that are checked alike as one program, which reads what they share once; the others each by
// its own command, as `npm run typecheck` does. Two at a time.
import { exec } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules/.cache/rex-check');
const isFresh = process.argv.includes('--fresh');

const folders = [
  ...['.config', 'backend', 'worker', 'editor'],
  ...readdirSync(path.join(root, 'libs')).map((name) => `libs/${name}`),
].filter((folder) => existsSync(path.join(root, folder, 'project.json')));

const commands = [];
const alike = [];
for (const folder of folders) {
  const command = read(`${folder}/project.json`).targets.typecheck?.command;
  if (command === `tsc -p ${folder}/tsconfig.json` && isPlain(read(`${folder}/tsconfig.json`)))
    alike.push(folder);
  else if (command) commands.push(command);
}
if (alike.length > 0) commands.unshift(`tsc -p ${writeConfig()}`);

await Promise.all([work(), work()]);

async function work() {
  for (let command = commands.shift(); command !== undefined; command = commands.shift()) {
    const output = await run(command);
    if (output === undefined) continue;
    console.log(`${command}\n${output}`);
    process.exitCode = 1;
  }
}

/** Whether a configuration sets nothing of its own. */
function isPlain({ compilerOptions = {}, include = [], ...rest }) {
  const options = Object.keys(compilerOptions).filter((name) => name !== 'rootDir');
  const others = Object.keys(rest).filter((name) => name !== 'extends');
  return options.length === 0 && others.length === 0 && include.join() === 'src/**/*.ts';
}

/** The configuration of those that are alike. Gives its path. */
function writeConfig() {
  const file = path.join(cache, 'tsconfig.json');
  mkdirSync(cache, { recursive: true });
  const config = {
    extends: path.join(root, 'tsconfig.base.json'),
    compilerOptions: {
      rootDir: root,
      typeRoots: [path.join(root, 'node_modules/@types')],
      ...(!isFresh && { incremental: true, tsBuildInfoFile: path.join(cache, 'types.tsbuildinfo') }),
    },
    include: alike.map((folder) => path.join(root, folder, 'src/**/*.ts')),
  };
  writeFileSync(file, JSON.stringify(config, undefined, 2));
  return path.relative(root, file);
}

function read(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** Gives what a command that fails has printed. */
function run(command) {
  const env = {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
  };
  return new Promise((resolve) => {
    exec(command, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve(error ? `${stdout}${stderr}`.trim() || error.message : undefined),
    );
  });
}
