import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../process/free-port';
import { isAlive } from '../../process/process-info';
import type { Programs } from '../launcher-options';
import { writeStandIns } from './write-stand-ins';

/** The built launcher, as npm start runs it. */
const BUILT = path.resolve(__dirname, '../../../../../dist/launcher/main.js');

/** Says how a run differs from the usual. */
export interface RunOptions {
  environment?: Record<string, string>;
  user?: { uid: number; gid: number };
  serverUsers?: string[];
  fallbackRoot?: string;
}

/** A folder with stand-in programs and a data folder, in which launchers are run as real processes. */
export class LauncherHome {
  readonly folder: string;
  readonly dataDir: string;
  readonly programs: Programs;
  readonly runs: LauncherRun[] = [];
  private ports: { PORT: string; WORKER_HEALTH_PORT: string } | undefined;

  constructor(options: { dataDir?: string } = {}) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'rex-launcher-'));
    chmodSync(this.folder, 0o777);
    this.dataDir = options.dataDir ?? path.join(this.folder, 'data');
    this.programs = writeStandIns(path.join(this.folder, 'programs'));
    chmodSync(path.join(this.folder, 'programs'), 0o777);
  }

  /** Starts a launcher; await `ready` or `ended` on it. */
  async run(options: RunOptions = {}): Promise<LauncherRun> {
    this.ports ??= { PORT: String(await freePort()), WORKER_HEALTH_PORT: String(await freePort()) };
    const { serverUsers, fallbackRoot } = options;
    const settings = JSON.stringify({
      root: this.folder,
      programs: this.programs,
      serverUsers,
      fallbackRoot,
    });
    const code = `const { main } = await import(${JSON.stringify(pathToFileURL(BUILT).href)});
      const onReady = (launcher) => process.on('SIGUSR2', () => void launcher.restartPrograms());
      process.exit(await main({ ...${settings}, environment: process.env, onReady }));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      ...options.user,
      env: { ...this.ports, REX_DATA_DIR: this.dataDir, SHUTDOWN_SECONDS: '5', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: this.folder,
    });
    const run = new LauncherRun(child);
    this.runs.push(run);
    return run;
  }

  /** What a stand-in noted: JSON files are parsed, others are lines. */
  noteOf<Note>(name: string): Note {
    return JSON.parse(readFileSync(path.join(this.folder, 'programs', name), 'utf8')) as Note;
  }

  linesOf(name: string): string[] {
    return readFileSync(path.join(this.folder, 'programs', name), 'utf8')
      .trim()
      .split('\n');
  }

  /** Process ids of everything that a ready launcher started. */
  processIds(
    clusterDir = path.join(this.dataDir, 'cluster'),
  ): Record<'backend' | 'worker' | 'helper' | 'postgres', number> {
    const worker = this.noteOf<{ pid: number; helper: number }>('worker.json');
    return {
      backend: this.noteOf<{ pid: number }>('backend.json').pid,
      worker: worker.pid,
      helper: worker.helper,
      postgres: Number(readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    };
  }

  /** Ends what tests left running and removes all files. */
  async clear(): Promise<void> {
    for (const run of this.runs) {
      if (!run.hasEnded) run.child.kill('SIGTERM');
      await run.ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One launcher process. */
export class LauncherRun {
  output = '';
  readonly ended: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until it prints something that matches. @throws Error with its output when it ends or takes too long. */
  async prints(pattern: RegExp, timeoutMs = 60_000): Promise<void> {
    await until(() => pattern.test(this.output) || this.hasEnded, timeoutMs);
    if (!pattern.test(this.output))
      throw new Error(`the launcher did not print ${String(pattern)} but:\n${this.output}`);
  }

  ready(): Promise<void> {
    return this.prints(/REX runs at http/);
  }
}

/** Waits until a condition holds, or the time is over. */
export async function until(condition: () => boolean, timeoutMs = 60_000): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(30);
  }
  return true;
}

/** Names of those processes that still run. */
export function stillAlive(ids: Record<string, number>): string[] {
  return Object.entries(ids)
    .filter(([, pid]) => isAlive(pid))
    .map(([name]) => name);
}
