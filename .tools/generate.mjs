// Writes the files that follow from the source: `.env.example`, the table of settings in docs/operations.md, docs/errors.md, docs/nodes,
// the editor's texts of errors, its types of the API and the node types that its specs are tried on.
// `node .tools/generate.mjs --check` writes nothing and fails when one of them is not up to date, missing or left over.
import './check-node.mjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientFiles } from './generate/client-files.mjs';
import { descriptorsFile } from './generate/descriptors-file.mjs';
import { errorTextsFile } from './generate/error-texts-file.mjs';
import { errorsFile } from './generate/errors-file.mjs';
import { root } from './generate/load-source.mjs';
import { NODES_FOLDER, nodeFiles } from './generate/node-files.mjs';
import { settingsFiles } from './generate/settings-files.mjs';

const wanted = new Map([
  ...(await settingsFiles()),
  ...(await errorsFile()),
  ...(await errorTextsFile()),
  ...(await nodeFiles()),
  ...(await clientFiles()),
  ...(await descriptorsFile()),
]);
const stale = [...wanted].filter(([file, text]) => read(file) !== text).map(([file]) => file);
const leftOver = filesIn(NODES_FOLDER).filter((file) => !wanted.has(file));

if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`${file} is out of date; run: node .tools/generate.mjs`);
  for (const file of leftOver)
    console.error(`${file} belongs to no node type; run: node .tools/generate.mjs`);
  if (stale.length + leftOver.length > 0) process.exitCode = 1;
} else {
  for (const file of stale) {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, wanted.get(file));
    console.log(`wrote ${file}`);
  }
  for (const file of leftOver) {
    rmSync(path.join(root, file), { recursive: true });
    console.log(`removed ${file}`);
  }
  if (stale.length + leftOver.length === 0) console.log('everything is up to date');
}

function read(file) {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
}

function filesIn(folder) {
  const full = path.join(root, folder);
  return existsSync(full) ? readdirSync(full).map((name) => `${folder}/${name}`) : [];
}
