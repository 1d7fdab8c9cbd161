// `npm run migrate`: brings the tables of the database that DATABASE_URL names up to date.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
if (!process.env.DATABASE_URL) {
  console.log(
    'DATABASE_URL is not set, so REX uses its own PostgreSQL, and "npm start" brings its tables up to date by itself.\n' +
      'For another server: DATABASE_URL=postgres://user:password@host:5432/rex npm run migrate',
  );
  process.exit(0);
}
const { buildStale } = await import('./build-stale.mjs');
if (!(await buildStale())) process.exit(1);
const child = spawn(process.execPath, ['--enable-source-maps', 'dist/backend/migrate.js'], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
