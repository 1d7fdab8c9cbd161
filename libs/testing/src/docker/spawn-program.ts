import { spawn, type SpawnOptions } from 'node:child_process';
import type { Program } from '../stack/program';

const KEPT_OUTPUT = 20_000;

/** Starts any command and keeps the end of its output. Environment, folder and user are the caller's to give. */
export function spawnProgram(command: string[], options: SpawnOptions): Program {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0));
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

/** Runs a command to its end. @throws Error with the end of its output when it fails. */
export async function runToEnd(command: string[], options: SpawnOptions): Promise<void> {
  const program = spawnProgram(command, options);
  const code = await program.exited;
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${program.output()}`);
}
