import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A built program of REX, running as its own process. */
export interface Program {
  process: ChildProcess;
  pid: number;
  /** What it printed lately, for the message when a test fails. */
  output(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
  /** SIGTERM, then waits for its end. */
  stop(): Promise<number | NodeJS.Signals>;
}

const KEPT_OUTPUT = 20_000;

/** Starts `dist/<name>/<file>.js` with just the given environment. */
export function startProgram(name: string, environment: Record<string, string>, file = 'main'): Program {
  const child = spawn(process.execPath, [path.resolve('dist', name, `${file}.js`)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
