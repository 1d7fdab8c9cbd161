import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatMarkdown } from './format-markdown.mjs';
import { loadSource, root } from './load-source.mjs';

const START = '<!-- settings:start -->';
const END = '<!-- settings:end -->';

/** `.env.example` and the table of settings in docs/operations.md, as a map of file to text. */
export async function settingsFiles() {
  const { SETTINGS } = await loadSource(`export { SETTINGS } from './libs/platform/src/config/settings'`);
  const entries = Object.entries(SETTINGS);
  const operations = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
  return new Map([
    ['.env.example', exampleOf(entries)],
    ['docs/operations.md', await formatMarkdown(replaceTable(operations, tableOf(entries)))],
  ]);
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
