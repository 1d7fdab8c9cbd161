import type { LockResult } from '../wire/messages';
import type { ProcessView } from './choose-process';
import { type ProcessEnd, SandboxProcess } from './sandbox-process';
import type { Lockdown, SandboxOptions, SandboxStats } from './sandbox-types';
import { findSpawnSettings, type SpawnSettings, userIdOf } from './spawn-settings';

/** What the keeper tells the pool. */
export interface KeeperEvents {
  /** Another process may be free now. */
  changed(): void;
  /** Processes fail to start again and again. */
  unavailable(): void;
}

const FAILURES_BEFORE_GIVING_UP = 3;
const MAX_RETRY_DELAY_MS = 5_000;

type KeeperOptions = Required<Omit<SandboxOptions, 'logger' | 'timeoutMs' | 'processes'>> &
  Pick<SandboxOptions, 'logger'>;

/** Starts and ends sandbox processes: one spare is always warm, idle ones go after a while, broken ones at once. */
export class ProcessKeeper {
  private readonly processes = new Map<number, SandboxProcess>();
  private settings: SpawnSettings | undefined;
  private lastId = 0;
  private restarts = 0;
  private endedCpuMs = 0;
  /** Starts that failed since the last one that worked. */
  private startFailures = 0;
  private retryTimer: NodeJS.Timeout | undefined;
  private reapTimer: NodeJS.Timeout | undefined;
  private onAllEnded: (() => void) | undefined;
  private lockdown: Lockdown | undefined;
  private isClosed = false;
  /** Processes the system still has. */
  private living = 0;

  constructor(
    private readonly options: KeeperOptions,
    private readonly events: KeeperEvents,
  ) {
    this.keepSpare();
  }

  views(): ProcessView[] {
    return [...this.processes.values()];
  }

  /** Binds a process to an owner for the rest of its life. */
  assign(id: number, ownerId: string): SandboxProcess {
    const process = this.processes.get(id);
    if (process === undefined || (process.ownerId !== undefined && process.ownerId !== ownerId)) {
      throw new Error('a sandbox process serves one owner in its life');
    }
    process.ownerId = ownerId;
    return process;
  }

  /** Takes a process back after a run; one that is not sound is replaced. */
  release(process: SandboxProcess, isSound: boolean): void {
    if (isSound) process.becomeIdle();
    else {
      this.restarts++;
      this.stop(process.id);
    }
    this.scheduleReaping();
  }

  /** Ends a process. It is out of the books at once; its end is awaited by `close` only. */
  stop(id: number): void {
    this.processes.get(id)?.kill();
    this.forget(id);
  }

  /** Starts the spare that the next owner will get without waiting. */
  keepSpare(): void {
    if (this.isClosed || this.retryTimer !== undefined) return;
    for (const process of this.processes.values()) if (process.ownerId === undefined) return;
    try {
      this.start();
    } catch (error) {
      this.countFailure({ err: error });
    }
  }

  stats(): Omit<SandboxStats, 'waiting'> {
    const all = [...this.processes.values()];
    return {
      processes: all.length,
      busy: all.filter((each) => each.state === 'busy').length,
      restarts: this.restarts,
      pids: all.flatMap((each) => each.pid ?? []),
      lockdown: this.lockdown,
      cpuMs: all.reduce((sum, each) => sum + each.cpuMs, this.endedCpuMs),
    };
  }

  /** Kills all processes and resolves when they are gone. */
  close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retryTimer);
    clearTimeout(this.reapTimer);
    return new Promise((resolve) => {
      this.onAllEnded = resolve;
      for (const process of this.processes.values()) process.kill();
      if (this.living === 0) resolve();
    });
  }

  private start(): void {
    const { childPath, lockdown, memoryMb, maxResultBytes, maxLogLines, maxLogBytes } = this.options;
    this.settings ??= findSpawnSettings(childPath);
    const id = ++this.lastId;
    const { firstUserId } = this.settings;
    const userId = firstUserId === undefined ? undefined : userIdOf(firstUserId, id);
    const setup = { lockdown, memoryMb, maxResultBytes, maxLogLines, maxLogBytes };
    const process = new SandboxProcess(id, this.settings, userId, setup, {
      ready: (lock) => {
        this.startFailures = 0;
        this.noteLock(lock);
        this.events.changed();
      },
      ended: (end) => this.handleEnd(process, end),
    });
    this.living++;
    this.processes.set(id, process);
  }

  /** Says once when processes run without the kernel's lock: a warning where there is none, an error where it should work. */
  private noteLock(lock: LockResult): void {
    if (lock.kind === 'locked') this.lockdown ??= 'seccomp';
    if (lock.kind === 'locked' || this.lockdown === 'permission-model') return;
    this.lockdown = 'permission-model';
    const fields = { reason: lock.reason, lockdown: this.lockdown };
    if (lock.kind === 'unsupported')
      this.options.logger?.warn(fields, 'sandbox processes are not locked here');
    else this.options.logger?.error(fields, 'sandbox processes could not be locked');
  }

  private handleEnd(process: SandboxProcess, end: ProcessEnd): void {
    this.living--;
    const wasExpected = !this.processes.has(process.id);
    this.forget(process.id);
    if (this.isClosed) {
      if (this.living === 0) this.onAllEnded?.();
      return;
    }
    const { exitCode, signal, stderr, spawnError } = end;
    if (!wasExpected && !end.wasReady) this.countFailure({ exitCode, signal, stderr, err: spawnError });
    else if (!wasExpected)
      this.options.logger?.warn({ exitCode, signal, stderr }, 'a sandbox process ended by itself');
    this.events.changed();
  }

  /** Tries again later, without the change of user id if that may be what fails. */
  private countFailure(fields: object): void {
    this.startFailures++;
    this.options.logger?.warn({ ...fields, failures: this.startFailures }, 'a sandbox process did not start');
    if (this.settings !== undefined && this.startFailures === 2) this.settings.firstUserId = undefined;
    if (this.startFailures >= FAILURES_BEFORE_GIVING_UP) this.events.unavailable();
    const delayMs = Math.min(50 * 2 ** this.startFailures, MAX_RETRY_DELAY_MS);
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => {
      this.retryTimer = undefined;
      this.events.changed();
    }, delayMs);
  }

  private forget(id: number): void {
    const process = this.processes.get(id);
    if (process !== undefined && this.processes.delete(id)) this.endedCpuMs += process.cpuMs;
  }

  /** Ends processes that nobody has used for `idleMs`. */
  private scheduleReaping(): void {
    this.reapTimer ??= setTimeout(() => {
      this.reapTimer = undefined;
      const cutoffMs = performance.now() - this.options.idleMs;
      const owned = [...this.processes.values()].filter((each) => each.ownerId !== undefined);
      for (const each of owned) if (each.state === 'idle' && each.idleSinceMs <= cutoffMs) this.stop(each.id);
      if (owned.some((each) => this.processes.has(each.id))) this.scheduleReaping();
    }, this.options.idleMs + 1).unref();
  }
}
