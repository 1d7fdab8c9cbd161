import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Programs } from '../launcher-options';

/** What the stand-ins have in common: they note what they saw in files beside them, for the test to read. */
const COMMON = `
import { createServer } from 'node:http';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
const folder = import.meta.dirname;
const note = (name, text) => appendFileSync(path.join(folder, name), text + '\\n');
const { PORT, WORKER_HEALTH_PORT, DATABASE_URL, JWT_SECRET, ENCRYPTION_KEY, STAND_IN } = process.env;
const serve = (port, url) => createServer((request, response) => {
  response.writeHead(request.url === url ? 200 : 404).end('{}');
}).listen(Number(port), '127.0.0.1');
`;

const MIGRATE = `${COMMON}
if (STAND_IN === 'migrate-fails') { console.error('table x is in the way'); process.exit(3); }
note('migrate.log', DATABASE_URL);
`;

const BACKEND = `${COMMON}
if (STAND_IN === 'backend-fails') { console.error('no such module: left-pad'); process.exit(7); }
const server = serve(PORT, '/api/health/ready');
writeFileSync(path.join(folder, 'backend.json'), JSON.stringify({ pid: process.pid, DATABASE_URL, JWT_SECRET, ENCRYPTION_KEY }));
console.log(JSON.stringify({ level: 30, time: Date.now(), msg: 'quiet line' }));
console.log(JSON.stringify({ level: 40, time: Date.now(), msg: 'loud line', err: { message: 'its reason' } }));
const end = (why) => { note('backend.end', why); server.close(); server.closeAllConnections(); process.exit(0); };
process.once('SIGTERM', () => end('SIGTERM'));
process.once('disconnect', () => end('orphaned'));
`;

/** A worker with a helper process, which takes a while to drain and needs the database for it. */
const WORKER = `${COMMON}
import net from 'node:net';
serve(WORKER_HEALTH_PORT, '/health');
const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
writeFileSync(path.join(folder, 'worker.json'), JSON.stringify({ pid: process.pid, helper: helper.pid }));
let isEnding = false;
const end = (why) => {
  if (isEnding) return;
  isEnding = true;
  if (STAND_IN === 'worker-hangs') return;
  setTimeout(() => {
    const socket = net.connect(Number(new URL(DATABASE_URL).port), '127.0.0.1');
    const leave = (database) => { note('worker.end', why + ', database ' + database); process.exit(0); };
    socket.once('connect', () => leave('up')).once('error', () => leave('down'));
  }, why === 'orphaned' ? 1500 : 300);
};
process.on('SIGTERM', () => end('SIGTERM'));
process.on('disconnect', () => end('orphaned'));
process.on('SIGINT', () => end('SIGINT'));
`;

/** Writes tiny programs that behave towards the launcher as backend and worker do. */
export function writeStandIns(folder: string): Programs {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => {
    const file = path.join(folder, `${name}.mjs`);
    writeFileSync(file, text);
    return file;
  };
  return {
    migrate: write('migrate', MIGRATE),
    backend: write('backend', BACKEND),
    worker: write('worker', WORKER),
    editorDir: path.join(folder, 'no-editor'),
  };
}
