// Builds what is stale, with a line per program; nothing at all, and without starting Nx, when nothing is.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fingerprint, forgetBuilt, isBuilt, noteBuilt } from './sources.mjs';

const root = path.resolve(import.meta.dirname, '..');
/** Nx shows a project's output, under this title, when the project is done. */
const PROJECT_DONE = /^> nx run ([\w-]+):build(.*)$/;

/** What a project is called by those who run it. */
const PROGRAMS = { embedded: 'launcher' };

/** The Nx program as its package names it. */
export function nxProgram() {
  const manifest = path.join(root, 'node_modules', 'nx', 'package.json');
  return path.join(path.dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.nx);
}

/** Returns false after showing the build's whole output when it failed. */
export async function buildStale() {
  const current = fingerprint();
  if (isBuilt(current)) return true;
  forgetBuilt();
  const startedAt = performance.now();
  console.log('Building what changed (the first time takes longest)');
  const { code, output, wasInterrupted } = await runNx((line) => {
    const done = PROJECT_DONE.exec(stripVTControlCharacters(line).trimEnd());
    if (done)
      console.log(
        `  ${seconds(startedAt)}  ${PROGRAMS[done[1]] ?? done[1]}${/cache/.test(done[2]) ? ' (unchanged)' : ''}`,
      );
  });
  if (wasInterrupted) return false;
  if (code !== 0) {
    console.error(output.trimEnd());
    console.error('\nThe build failed; its output is above.');
    return false;
  }
  noteBuilt(current);
  return true;
}

function runNx(onLine) {
  // Projects only tests need are left out; no daemon stays behind.
  const args = [nxProgram(), 'run-many', '-t', 'build', '--exclude=testing', '--output-style=static'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let rest = '';
  const take = (chunk) => {
    output += chunk;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.forEach(onLine);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  let wasInterrupted = false;
  const passOn = (signal) => {
    wasInterrupted = true;
    child.kill(signal);
  };
  process.once('SIGINT', passOn).once('SIGTERM', passOn);
  return new Promise((resolve) => {
    const end = (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve({ code, output, wasInterrupted });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', end);
  });
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1).padStart(5)} s`;
}
