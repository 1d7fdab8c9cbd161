import type { Script, ScriptError, StepLog, StepWarning } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';

/** Runs user JavaScript in isolates inside child processes. */
export interface SandboxPool {
  /**
   * Runs several scripts of one owner over one scope in one call to a process; one outcome for each, in order. The scripts
   * of a call may share a context (they come from one node); nothing of it is left for the next. Rejects only on misuse
   * by the caller.
   */
  run(request: SandboxRequest): Promise<SandboxOutcome[]>;
  /** Kills every process; what still runs or waits ends with `script-cancelled`. */
  close(): Promise<void>;
  stats(): SandboxStats;
}

/** Scripts and the names they may use. */
export interface SandboxRequest {
  ownerId: string;
  scripts: Script[];
  /** Each name becomes a parameter of the script's function. Names must be identifiers. */
  scope: Record<string, JsonValue>;
  signal?: AbortSignal;
  /** Time for all scripts of the request together, not counting the wait for a process. Default: the pool's. */
  timeoutMs?: number;
}

/** What became of one script. */
export type SandboxOutcome = ScriptSuccess | ScriptFailure;

/** The script gave a value. */
export interface ScriptSuccess {
  ok: true;
  value: JsonValue;
  /** The value as JSON text. */
  valueJson: string;
  logs: StepLog[];
  warnings: StepWarning[];
}

/** The script gave no value. */
export interface ScriptFailure {
  ok: false;
  error: ScriptError;
  logs: StepLog[];
  warnings: StepWarning[];
}

/** What holds a sandbox process: a filter in the kernel, or Node's permission model without one. */
export type Lockdown = 'seccomp' | 'permission-model';

/** Figures of a pool. */
export interface SandboxStats {
  processes: number;
  busy: number;
  waiting: number;
  /** Processes that were replaced because a script ended them: crash, timeout, memory, cancel. */
  restarts: number;
  pids: number[];
  /**
   * What keeps the processes from files, sockets and other processes: the kernel (`seccomp`), or Node alone. The weaker, if one
   * of them is not locked; undefined until the first has started.
   */
  lockdown: Lockdown | undefined;
  /** Processor time of all processes so far, in milliseconds, as of their last answers. */
  cpuMs: number;
}

/** What the pool says to an operator: a constant message plus fields. Satisfied by pino. */
export interface SandboxLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How a pool works. */
export interface SandboxOptions {
  /** The built program of the child: `dist/sandbox/main.js`. */
  childPath: string;
  /** Scripts that run at a time. Owners that have none running may go over it, up to twice as many. Default 2. */
  processes?: number;
  /** Default time for one request. Default 10,000. */
  timeoutMs?: number;
  /** Memory of an isolate. Default 128. */
  memoryMb?: number;
  /** Most bytes that the results of one request may have together, as UTF-8 JSON. Default 16 MiB. */
  maxResultBytes?: number;
  /** Most lines of log per script. Default 1,000. */
  maxLogLines?: number;
  /** Most characters of log per script. Default 256 KiB. */
  maxLogBytes?: number;
  /** A process that has been idle so long is stopped. Default 30,000. */
  idleMs?: number;
  /** `required`: a process that the kernel does not lock runs nothing. Default `preferred`: it does, and the log says so. */
  lockdown?: 'required' | 'preferred';
  logger?: SandboxLogger;
}
