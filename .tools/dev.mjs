// `npm run dev`: like npm start, but backend, worker and libraries are built again and restarted when a file changes, and
// the editor comes from Angular's development server.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { buildStale, nxProgram } = await import('./build-stale.mjs');
const { buildNode, endBuilds } = await import('./build-node.mjs');
if (!(await buildStale())) process.exit(1);
const { main } = await import('../dist/launcher/main.js');

const cleanups = [];
const code = await main({
  root,
  environment: { NODE_ENV: 'development', ...process.env },
  onReady(launcher) {
    cleanups.push(watchSources(launcher), serveEditor());
  },
});
for (const cleanup of cleanups) cleanup?.();
await endBuilds();
process.exit(code);

function watchSources(launcher) {
  let timer;
  let isBusy = false;
  const onChange = (_event, name) => {
    if (!name?.endsWith('.ts') || name.endsWith('spec.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(rebuild, 150);
  };
  const rebuild = async () => {
    if (isBusy) return void (timer = setTimeout(rebuild, 150));
    isBusy = true;
    try {
      for (const target of ['sandbox', 'backend', 'worker']) await buildNode(target);
      await launcher.restartPrograms();
      console.log('Restarted backend and worker');
    } catch (error) {
      console.error(`The build failed; the last good one goes on running. ${error.message}`);
    } finally {
      isBusy = false;
    }
  };
  const watchers = ['backend/src', 'worker/src', 'libs'].map((folder) =>
    watch(path.join(root, folder), { recursive: true }, onChange),
  );
  console.log('Watching backend, worker and libs');
  return () => {
    clearTimeout(timer);
    watchers.forEach((each) => each.close());
  };
}

function serveEditor() {
  const project = path.join(root, 'editor/project.json');
  if (!existsSync(project) || !JSON.parse(readFileSync(project, 'utf8')).targets?.serve) return undefined;
  // Angular's server would take PORT, which is the backend's.
  const { PORT: _, ...environment } = process.env;
  const server = spawn(process.execPath, [nxProgram(), 'serve', 'editor'], {
    cwd: root,
    env: { ...environment, NX_DAEMON: 'false', NX_TUI: 'false' },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  server.on('error', (error) => console.error(`The editor's server does not start: ${error.message}`));
  return () => {
    try {
      process.kill(-server.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
}
