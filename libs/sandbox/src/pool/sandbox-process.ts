import { type ChildProcess, spawn } from 'node:child_process';
import { encodeFrames, FrameDecoder } from '../wire/frames';
import { type LockResult, MAX_HEAD_BYTES, type RunHead, type SetupHead } from '../wire/messages';
import { residentBytes } from './memory-watch';
import { BadReplyError, parseRecord, readLock } from './read-reply';
import type { SpawnSettings } from './spawn-settings';

/** How a process ended a run: with an answer, or without one. */
export type ProcessReply =
  { kind: 'done'; parts: string[]; retire: boolean } | { kind: 'timeout' | 'memory' | 'crashed' | 'killed' };

/** What a process tells the pool. */
export interface ProcessEvents {
  /** It may take work; `lock` says whether the kernel holds it. */
  ready(lock: LockResult): void;
  /** It is gone, and will call nothing more. */
  ended(detail: ProcessEnd): void;
}

export interface ProcessEnd {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** The last it wrote to standard error. For the log only: it names files of the host. */
  stderr: string;
  /** False when it never became ready. */
  wasReady: boolean;
  /** The system refused to start it. */
  spawnError: NodeJS.ErrnoException | undefined;
}

/** What one run may take. */
export interface RunBounds {
  /** Time until the process is killed, in milliseconds. */
  killAfterMs: number;
  /** Most bytes of an answer. */
  maxReplyBytes: number;
  maxResidentBytes: number;
}

interface PendingRun {
  resolve: (reply: ProcessReply) => void;
  stopTimers: () => void;
  expectedParts: number;
  /** Bytes that the answer may still have. */
  bytesLeft: number;
}

/** Time to answer the first message, in milliseconds. */
const START_TIMEOUT_MS = 20_000;
const WATCH_INTERVAL_MS = 100;
const MAX_STDERR_LENGTH = 8_192;

/** One child process with isolates in it. It holds no secret and no right; whatever it sends is looked at as if hostile. */
export class SandboxProcess {
  /** The owner whose scripts it runs; set once. */
  ownerId: string | undefined;
  idleSinceMs = 0;
  cpuMs = 0;
  private readonly child: ChildProcess;
  private readonly decoder: FrameDecoder;
  private readonly frames: string[] = [];
  private readonly startTimer: NodeJS.Timeout;
  private pending: PendingRun | undefined;
  private isReady = false;
  /** From the start of a run until the pool has looked at the answer and said that the process is sound. */
  private isBusy = false;
  private isDead = false;
  private stderr = '';

  constructor(
    readonly id: number,
    settings: SpawnSettings,
    userId: number | undefined,
    setup: Omit<SetupHead, 'kind' | 'parts'>,
    private readonly events: ProcessEvents,
  ) {
    this.decoder = new FrameDecoder(Math.max(setup.maxResultBytes, MAX_HEAD_BYTES));
    this.child = spawn(process.execPath, settings.args, {
      cwd: '/',
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      ...(userId === undefined ? {} : { uid: userId, gid: userId }),
    });
    this.startTimer = setTimeout(() => this.kill(), START_TIMEOUT_MS);
    this.listen();
    this.write([JSON.stringify({ kind: 'setup', parts: 0, ...setup } satisfies SetupHead)]);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get state(): 'starting' | 'idle' | 'busy' {
    if (this.isBusy) return 'busy';
    return this.isReady ? 'idle' : 'starting';
  }

  /** Sends scripts and waits for the answer, at most `killAfterMs`. Never rejects. */
  run(head: RunHead, parts: readonly string[], bounds: RunBounds): Promise<ProcessReply> {
    return new Promise((resolve) => {
      this.isBusy = true;
      if (this.isDead) return resolve({ kind: 'crashed' });
      // A reply may lie in the pipe while this process was busy: look there before believing the clock.
      const onTimeout = () => setImmediate(() => setImmediate(() => this.giveUp(pending, 'timeout')));
      const timer = setTimeout(onTimeout, bounds.killAfterMs);
      const watch = setInterval(() => {
        const bytes = this.pid === undefined ? undefined : residentBytes(this.pid);
        if (bytes !== undefined && bytes > bounds.maxResidentBytes) this.giveUp(pending, 'memory');
      }, WATCH_INTERVAL_MS);
      const pending: PendingRun = {
        resolve,
        expectedParts: head.scripts.length * 2,
        bytesLeft: bounds.maxReplyBytes,
        stopTimers: () => {
          clearTimeout(timer);
          clearInterval(watch);
        },
      };
      this.pending = pending;
      this.write([JSON.stringify(head), ...parts]);
    });
  }

  /** The answer was good: the process may run something else. */
  becomeIdle(): void {
    this.isBusy = false;
    this.idleSinceMs = performance.now();
  }

  /** Ends the process at once. A run in progress ends as `killed`. */
  kill(): void {
    this.settle({ kind: 'killed' });
    this.child.kill('SIGKILL');
  }

  private giveUp(pending: PendingRun, kind: 'timeout' | 'memory' | 'crashed'): void {
    if (this.pending !== pending) return;
    this.settle({ kind });
    this.child.kill('SIGKILL');
  }

  private settle(reply: ProcessReply): void {
    const { pending } = this;
    this.pending = undefined;
    pending?.stopTimers();
    pending?.resolve(reply);
  }

  private write(texts: readonly string[]): void {
    if (this.child.stdin?.writable) this.child.stdin.write(encodeFrames(texts));
  }

  private listen(): void {
    const { stdin, stdout, stderr } = this.child;
    let spawnError: NodeJS.ErrnoException | undefined;
    // A pipe breaks when the process dies; `exit` says so.
    const ignore = () => undefined;
    stdin?.on('error', ignore);
    stdout?.on('error', ignore);
    stderr?.on('error', ignore);
    stdout?.on('data', (chunk: Buffer) => this.receive(chunk));
    stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString('latin1')).slice(-MAX_STDERR_LENGTH);
    });
    const end = (exitCode: number | null, signal: NodeJS.Signals | null) => {
      if (this.isDead) return;
      this.isDead = true;
      clearTimeout(this.startTimer);
      // V8 aborts the process when an isolate asks for more than it can get.
      this.settle({
        kind: /out of memory|heap limit|Array buffer allocation/i.test(this.stderr) ? 'memory' : 'crashed',
      });
      this.events.ended({ exitCode, signal, stderr: this.stderr, wasReady: this.isReady, spawnError });
    };
    this.child.on('error', (error: NodeJS.ErrnoException) => {
      spawnError = error;
      if (this.child.pid === undefined) end(null, null);
    });
    // Not `exit`: what it wrote to standard error just before must have arrived.
    this.child.on('close', end);
  }

  private receive(chunk: Buffer): void {
    try {
      if (this.pending !== undefined) this.pending.bytesLeft -= chunk.length;
      if ((this.pending?.bytesLeft ?? 0) < 0 || (this.isReady && this.pending === undefined)) {
        throw new BadReplyError('more than was asked for');
      }
      this.frames.push(...this.decoder.push(chunk));
      this.readMessages();
    } catch (error) {
      this.stderr += ` [bad reply: ${error instanceof Error ? error.message : String(error)}]`;
      if (this.pending === undefined) this.kill();
      else this.giveUp(this.pending, 'crashed');
    }
  }

  private readMessages(): void {
    const [headText] = this.frames;
    if (headText === undefined) return;
    const head = parseRecord(headText);
    const { kind, parts, retire, cpuMs } = head;
    if (parts !== (this.pending?.expectedParts ?? 0))
      throw new BadReplyError('not the parts that were asked for');
    if (this.frames.length < 1 + parts) return;
    const [, ...texts] = this.frames.splice(0, 1 + parts);
    if (!this.isReady) {
      if (kind !== 'ready') throw new BadReplyError('no greeting');
      this.isReady = true;
      clearTimeout(this.startTimer);
      this.events.ready(readLock(head.lock));
      return;
    }
    if (kind !== 'done' || this.pending === undefined) throw new BadReplyError('nobody asked');
    if (typeof cpuMs === 'number' && cpuMs > this.cpuMs) this.cpuMs = cpuMs;
    this.settle({ kind: 'done', parts: texts, retire: retire !== false });
  }
}
