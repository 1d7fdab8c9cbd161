// The last step of `nx build editor`: joins the scripts that a page needs at once, and lays what servers send to browsers that take
// compressed files beside each. Reads dist/editor-bundle, writes dist/editor.
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compressFile } from './editor/compress-file.mjs';
import { joinChunks } from './editor/join-chunks.mjs';

const SHELL = 'editor/src/main.ts';
const PAGES = {
  frame: 'editor/src/app/shell/shell.component.ts',
  login: 'editor/src/app/auth/login.page.ts',
  register: 'editor/src/app/auth/register.page.ts',
  workflows: 'editor/src/app/library/library.page.ts',
  workflow: 'editor/src/app/workflows/workflow.page.ts',
};
/** What the page of a workflow fetches by itself before it has settled. */
const PARTS = { executionBar: 'editor/src/app/executions/execution-bar.component.ts' };
/** Workers are whole by themselves, and theme.js is no module. */
const JOINED = /^(main|chunk)-[\w-]+\.js$/;

const root = path.resolve(import.meta.dirname, '..');
const bundle = path.join(root, 'dist/editor-bundle');
const target = path.join(root, 'dist/editor/browser');

const metafile = JSON.parse(readFileSync(path.join(bundle, 'browser-stats.json'), 'utf8'));
const names = readdirSync(path.join(bundle, 'browser'));
const read = (name) => readFileSync(path.join(bundle, 'browser', name), 'utf8');
const scripts = Object.fromEntries(
  names.filter((name) => JOINED.test(name)).map((name) => [name, read(name)]),
);
const main = Object.keys(scripts).find((name) => name.startsWith('main-'));
const joined = await joinChunks({ scripts, metafile, main, shell: SHELL, pages: PAGES, parts: PARTS });

rmSync(path.dirname(target), { recursive: true, force: true });
cpSync(path.join(bundle, 'browser'), target, {
  recursive: true,
  filter: (source) => !JOINED.test(path.basename(source)),
});
for (const [name, code] of Object.entries(joined.scripts)) writeFileSync(path.join(target, name), code);
writeFileSync(path.join(target, 'index.html'), pointTo(read('index.html')));
cpSync(path.join(bundle, '3rdpartylicenses.txt'), path.join(target, '../3rdpartylicenses.txt'));
for (const name of readdirSync(target, { recursive: true })) compress(path.join(target, name));

/** The page that starts the joined main script. */
function pointTo(html) {
  const preloads = joined.needed.map((name) => `<link rel="modulepreload" href="${name}">`).join('');
  const without = html.replace(/<link rel="modulepreload" href="[^"]*">/g, '');
  const page = without.replace(`<script src="${main}"`, `${preloads}<script src="${joined.main}"`);
  if (page === without) throw new Error(`index.html of the editor does not start ${main}.`);
  return page;
}

function compress(file) {
  if (!statSync(file).isFile()) return;
  for (const [ending, bytes] of Object.entries(compressFile(file, readFileSync(file)))) {
    writeFileSync(file + ending, bytes);
  }
}
