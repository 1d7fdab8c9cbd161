import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { BoundedLog } from '../logs/bounded-log';
import { LogFollower } from '../logs/log-follower';
import { markProcess, type ProcessMark } from './launcher-file';
import { echoLine } from './echo-line';

/** How to run one of REX's programs. */
export interface ProgramOptions {
  name: string;
  /** The built JavaScript file. */
  file: string;
  cwd: string;
  environment: NodeJS.ProcessEnv;
  logDir: string;
  /** Goes on in the same log file; otherwise the old one is put aside. */
  isRestart: boolean;
  /** While true nothing of its log is shown on the terminal. */
  isQuiet: () => boolean;
  /** Prints a line on the terminal. */
  print: (line: string) => void;
}

/** How a program ended. */
export interface ProgramEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** At most so many lines of a program's log reach the terminal in a window of `ECHO_WINDOW_MS`. */
const ECHO_LINES = 20;
const ECHO_WINDOW_MS = 10_000;

/**
 * A program of REX in a process of its own. It writes its log straight to a file, so it goes on logging if this process is
 * killed; the IPC channel only tells it when that happened (see exitWithParent in @rex/platform).
 */
export class ChildProgram {
  readonly ended: Promise<ProgramEnd>;
  private readonly child: ChildProcess;
  private readonly log: BoundedLog;
  private readonly follower: LogFollower;
  private words = '';
  private echoed = { count: 0, since: 0 };

  constructor(private readonly options: ProgramOptions) {
    this.log = new BoundedLog(path.join(options.logDir, `${options.name}.log`), { keep: options.isRestart });
    this.follower = new LogFollower(this.log.file, (line) => this.echo(line));
    this.child = spawn(process.execPath, [...nodeFlags(options.environment), options.file], {
      cwd: options.cwd,
      env: options.environment,
      stdio: ['ignore', this.log.descriptor, this.log.descriptor, 'ipc'],
      // Its own process group: Ctrl-C reaches the launcher alone, which tells its programs in the right order.
      detached: true,
      windowsHide: true,
    });
    this.ended = new Promise((resolve) => {
      this.child.once('error', () => resolve(this.clear({ code: 1, signal: null })));
      this.child.once('exit', (code, signal) => resolve(this.clear({ code, signal })));
    });
  }

  get name(): string {
    return this.options.name;
  }

  get isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The process, as `launcher.json` records it. */
  get mark(): ProcessMark | undefined {
    return this.isRunning && this.child.pid !== undefined
      ? markProcess(this.name, this.child.pid)
      : undefined;
  }

  /** The last lines of its log, once it has ended. */
  get lastWords(): string {
    return this.words;
  }

  /** Asks it to finish its work and end; after `graceMs` it is killed. True when it ended by itself. */
  async stop(graceMs: number): Promise<boolean> {
    if (this.isRunning) this.child.kill('SIGTERM');
    let hasEnded = true;
    const timer = setTimeout(() => {
      hasEnded = false;
      this.kill();
    }, graceMs);
    await this.ended;
    clearTimeout(timer);
    return hasEnded;
  }

  kill(): void {
    if (this.isRunning) this.child.kill('SIGKILL');
  }

  private clear(end: ProgramEnd): ProgramEnd {
    // Helpers of its own, such as sandboxes, must not outlive it.
    if (this.child.pid !== undefined && process.platform !== 'win32') {
      try {
        process.kill(-this.child.pid, 'SIGKILL');
      } catch {
        // None is left: the usual case.
      }
    }
    this.follower.close();
    this.words = this.log.tail(8000).trimEnd().split('\n').slice(-30).join('\n');
    this.log.close();
    return end;
  }

  private echo(line: string): void {
    const text = this.options.isQuiet() ? undefined : echoLine(this.name, line);
    if (text === undefined) return;
    const now = performance.now();
    if (now - this.echoed.since > ECHO_WINDOW_MS) this.echoed = { count: 0, since: now };
    this.echoed.count += 1;
    if (this.echoed.count <= ECHO_LINES) this.options.print(text);
    if (this.echoed.count === ECHO_LINES) this.options.print(`${this.name}: more in ${this.log.file}`);
  }
}

/** Stack traces that name the sources cost a process about 40 MB, so they are for those who work on REX. */
function nodeFlags(environment: NodeJS.ProcessEnv): string[] {
  return environment['NODE_ENV'] === 'development' ? ['--enable-source-maps'] : [];
}
