// `npm run keys:rotate`: encrypts the stored keys with another encryption key. Of a database and a key that settings name
// (DATABASE_URL, ENCRYPTION_KEY), or of the data folder of `npm start`, which gets a new key.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { buildStale } = await import('./build-stale.mjs');
if (!(await buildStale())) process.exit(1);
if (process.env.DATABASE_URL && process.env.ENCRYPTION_KEY) {
  const program = ['--enable-source-maps', 'dist/backend/rotate-keys.js'];
  const child = spawn(process.execPath, program, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} else {
  const { main } = await import('../dist/launcher/rotate-keys.js');
  process.exit(await main({ root, environment: process.env }));
}
