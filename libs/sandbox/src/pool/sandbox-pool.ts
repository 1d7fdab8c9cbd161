import { ScriptError, type ScriptErrorCode } from '@rex/node-sdk';
import { MAX_VALUE_BYTES } from '../wire/messages';
import { type BuiltRun, buildRun } from './build-run';
import { chooseProcess } from './choose-process';
import { OwnerQueue } from './owner-queue';
import { ProcessKeeper } from './process-keeper';
import { readOutcome } from './read-reply';
import type { ProcessReply, SandboxProcess } from './sandbox-process';
import type {
  SandboxOptions,
  SandboxOutcome,
  SandboxPool,
  SandboxRequest,
  SandboxStats,
} from './sandbox-types';

/**
 * Makes a pool. What keeps user code in, from the inside out:
 *
 * 1. An isolate (isolated-vm): an own heap without a single object of Node. No reference, callback or live object of the
 *    host is ever put into a context; strings and numbers go in, one string comes out. Each run gets a fresh context; only
 *    scripts that provably leave nothing behind (child/is-contained.ts) use one again, after others of that kind.
 * 2. Limits on memory and time inside the isolate; caps on results and logs.
 * 3. A child process per owner: empty environment, three pipes and no other descriptor, Node's permission model (no files but
 *    its own program, no processes, no workers), its own unprivileged user id when the parent is root and the program can be
 *    read by anyone. It never serves a second owner.
 * 4. The kernel (child/lock): before it takes any work, the child gives up for good to open files and sockets, to start
 *    processes and to signal others. Where the kernel has no seccomp, `stats().lockdown` and the log say so.
 * 5. This side: replies are bounded, parsed as JSON and checked field by field; the clock and a look at the process's memory
 *    end it by SIGKILL; a process in which a script was cut off is not used again.
 */
export function createSandboxPool(options: SandboxOptions): SandboxPool {
  return new Pool(options);
}

/** Time by which the isolate's own timeout may be late before the process is killed. */
const KILL_GRACE_MS = 250;
const MEGABYTE = 1_048_576;

interface Job {
  request: SandboxRequest;
  run: BuiltRun;
  timeoutMs: number;
  process: SandboxProcess | undefined;
  resolve: (outcomes: SandboxOutcome[]) => void;
}

class Pool implements SandboxPool {
  private readonly options: Required<Omit<SandboxOptions, 'logger'>> & Pick<SandboxOptions, 'logger'>;
  private readonly queue = new OwnerQueue<Job>();
  private readonly keeper: ProcessKeeper;
  private isClosed = false;

  constructor(options: SandboxOptions) {
    this.options = {
      processes: 2,
      timeoutMs: 10_000,
      memoryMb: 128,
      maxResultBytes: 16 * MEGABYTE,
      maxLogLines: 1_000,
      maxLogBytes: MEGABYTE / 4,
      idleMs: 30_000,
      lockdown: 'preferred',
      ...options,
    };
    this.keeper = new ProcessKeeper(this.options, {
      changed: () => this.dispatch(),
      unavailable: () => this.failWaiting('sandbox-unavailable', 'No sandbox process could be started.'),
    });
  }

  run(request: SandboxRequest): Promise<SandboxOutcome[]> {
    if (request.scripts.length === 0) return Promise.resolve([]);
    if (this.isClosed)
      return Promise.resolve(failAll(request, 'sandbox-unavailable', 'The sandbox has been closed.'));
    if (request.signal?.aborted) return Promise.resolve(cancelled(request));
    return new Promise((resolve) => {
      const timeoutMs = Math.max(1, Math.ceil(request.timeoutMs ?? this.options.timeoutMs));
      const run = buildRun(request, timeoutMs);
      if (run.parts.some((part) => part.length > MAX_VALUE_BYTES / 3)) {
        return resolve(
          failAll(request, 'script-memory', 'The values this script uses are too large for it.'),
        );
      }
      const job: Job = { request, run, timeoutMs, process: undefined, resolve };
      const onAbort = () => this.cancel(job);
      request.signal?.addEventListener('abort', onAbort, { once: true });
      job.resolve = (outcomes) => {
        request.signal?.removeEventListener('abort', onAbort);
        resolve(outcomes);
      };
      this.queue.push(request.ownerId, job);
      this.dispatch();
    });
  }

  close(): Promise<void> {
    this.isClosed = true;
    this.failWaiting('script-cancelled', 'The sandbox was closed.');
    return this.keeper.close();
  }

  stats(): SandboxStats {
    return { ...this.keeper.stats(), waiting: this.queue.size };
  }

  /** Gives processes to whoever is next, until nobody waits or nobody can be served now. */
  private dispatch(): void {
    while (this.queue.size > 0 && !this.isClosed) {
      const { processes } = this.options;
      const limits = { processes, residents: processes * 2 };
      const assignment = chooseProcess(this.queue.owners(), this.keeper.views(), limits);
      if (assignment === undefined) break;
      const job = this.queue.take(assignment.ownerId);
      if (job === undefined) break;
      if (assignment.evictId !== undefined) this.keeper.stop(assignment.evictId);
      void this.execute(job, this.keeper.assign(assignment.processId, assignment.ownerId));
    }
    this.keeper.keepSpare();
  }

  private async execute(job: Job, process: SandboxProcess): Promise<void> {
    job.process = process;
    const { memoryMb, maxResultBytes, maxLogBytes } = this.options;
    const reply = await process.run(job.run.head, job.run.parts, {
      killAfterMs: job.timeoutMs + KILL_GRACE_MS,
      maxReplyBytes: maxResultBytes + (job.request.scripts.length + 1) * (maxLogBytes * 3 + MEGABYTE / 8),
      maxResidentBytes: (memoryMb * 2 + 256) * MEGABYTE,
    });
    const outcomes = this.readReply(job, reply);
    const isSound = reply.kind === 'done' && !reply.retire && outcomes !== undefined;
    this.keeper.release(process, isSound);
    job.resolve(outcomes ?? failAll(job.request, 'script-crashed', CRASHED));
    this.dispatch();
  }

  /** Undefined when the reply is not one that our program sends. */
  private readReply(job: Job, reply: ProcessReply): SandboxOutcome[] | undefined {
    const { request, timeoutMs } = job;
    switch (reply.kind) {
      case 'done':
        try {
          return request.scripts.map((_, index) => {
            const [header = '', valueJson = ''] = reply.parts.slice(index * 2, index * 2 + 2);
            return readOutcome(header, valueJson, this.options);
          });
        } catch {
          return undefined;
        }
      case 'timeout':
        return failAll(request, 'script-timeout', `The script took longer than ${timeoutMs} ms.`);
      case 'memory':
        return failAll(
          request,
          'script-memory',
          `The script took more than ${this.options.memoryMb} MB of memory.`,
        );
      case 'crashed':
        return failAll(request, 'script-crashed', CRASHED);
      case 'killed':
        return cancelled(request);
    }
  }

  private cancel(job: Job): void {
    if (this.queue.remove(job.request.ownerId, job)) job.resolve(cancelled(job.request));
    else job.process?.kill();
  }

  private failWaiting(code: ScriptErrorCode, message: string): void {
    for (const job of this.queue.drain()) job.resolve(failAll(job.request, code, message));
  }
}

const CRASHED = 'The process that ran the script broke down. Other scripts were not disturbed.';

function cancelled(request: SandboxRequest): SandboxOutcome[] {
  return failAll(request, 'script-cancelled', 'The script was cancelled.');
}

function failAll({ scripts }: SandboxRequest, code: ScriptErrorCode, message: string): SandboxOutcome[] {
  return scripts.map(() => ({ ok: false, error: new ScriptError(code, message), logs: [], warnings: [] }));
}
