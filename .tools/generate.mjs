// Writes the files that follow from the source: `.env.example` and the table of settings in docs/operations.md.
// `node .tools/generate.mjs --check` writes nothing and fails when one of them is not up to date.
import './check-node.mjs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import prettier from 'prettier';

const root = path.resolve(import.meta.dirname, '..');
const START = '<!-- settings:start -->';
const END = '<!-- settings:end -->';

const settings = await readSettings();
const operations = read('docs/operations.md');
const stale = [
  ['.env.example', exampleOf(settings)],
  ['docs/operations.md', await formatted(replaceTable(operations, tableOf(settings)))],
].filter(([file, text]) => read(file) !== text);

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is out of date; run: node .tools/generate.mjs`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [file, text] of stale) {
    writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
  if (stale.length === 0) console.log('everything is up to date');
}

/** SETTINGS as [name, { defaultText, meaning }], from the source itself. */
async function readSettings() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['libs/platform/src/config/settings.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  const { SETTINGS } = await import(`data:text/javascript;base64,${source}`);
  return Object.entries(SETTINGS);
}

/** A file that changes nothing when it is copied: every line is a comment until someone opens it. */
function exampleOf(entries) {
  const head = [
    '# Settings of REX with their defaults. Generated from libs/platform/src/config/settings.ts; do not edit.',
    '# REX reads the environment. To use a file: cp .env.example .env, open lines in it, then',
    '#   set -a; . ./.env; set +a; npm start',
  ];
  const body = entries.map(([name, { defaultText, meaning }]) => `# ${meaning}\n#${name}=${defaultText}`);
  return [head.join('\n'), ...body].join('\n\n') + '\n';
}

function tableOf(entries) {
  const rows = entries.map(([name, { defaultText, meaning }]) => {
    const value = defaultText === '' ? 'none' : `\`${defaultText}\``;
    return `| \`${name}\` | ${value} | ${meaning.replaceAll('|', '\\|')} |`;
  });
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function replaceTable(text, table) {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`docs/operations.md needs the lines ${START} and ${END}`);
  return `${text.slice(0, start + START.length)}\n\n${table}\n\n${text.slice(end)}`;
}

async function formatted(markdown) {
  const options = await prettier.resolveConfig(path.join(root, 'docs/operations.md'));
  return prettier.format(markdown, { ...options, parser: 'markdown' });
}

function read(file) {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}
