import { setTimeout as sleep } from 'node:timers/promises';
import { gatherMs } from '../batch/coalesce';
import type { ExecutionHint } from '../ports/event-bus';
import type { ExecutionWrite, StepWrite } from '../ports/execution-records';
import type { ExecutionStore } from '../ports/execution-store';
import type { EngineLogger } from '../ports/engine-logger';
import { isOperational } from '../run/node-failure';
import { LeaseLostError } from '../ports/lease-lost-error';

/** `now`: somebody waits for the commit. `soon`: may join a later write, within `soonMs`. */
export type Urgency = 'now' | 'soon';

export interface StepWriterOptions {
  workerId: string;
  /** Longest time a `soon` write waits for company, in milliseconds. */
  soonMs: number;
  /** How many executions run here now: under pressure writes keep a distance (see gatherMs). */
  pressure: () => number;
  /** How long a write is tried again while the store is away, in milliseconds: not longer than the lease. */
  retryForMs: number;
  /** Called after commit with what changed, unless the store tells by itself. */
  announce?: (hints: ExecutionHint[]) => void;
}

/**
 * The one writer of a worker: whatever all its running executions did since the last write goes out as one group in one
 * transaction (DESIGN section 6.5). One write is under way at a time, so the writes of an execution keep their order.
 */
export class StepWriter {
  private pending = new Map<string, PendingWrite>();
  private isWriting = false;
  /** Somebody waits for what is pending, or it has waited long enough. */
  private isUrgent = false;
  private lastWriteAt = -Infinity;
  private soonTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: ExecutionStore,
    private readonly options: StepWriterOptions,
    private readonly logger: EngineLogger,
  ) {}

  /** Resolves when the write is committed. @throws LeaseLostError when the lease was lost. */
  write(write: ExecutionWrite, urgency: Urgency): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      // An execution that was lost and claimed again has writes of two epochs: they must not mix.
      const key = `${write.executionId}:${write.leaseEpoch}`;
      const earlier = this.pending.get(key);
      this.pending.set(key, {
        write: earlier ? mergeWrites(earlier.write, write) : write,
        listeners: [...(earlier?.listeners ?? []), { resolve, reject }],
      });
    });
    // Whoever does not wait for a `soon` write hears of a lost lease by the next one that is waited for.
    done.catch(() => undefined);
    if (urgency === 'now') this.flush();
    else this.flushSoon();
    return done;
  }

  private flushSoon(): void {
    if (this.isWriting || this.soonTimer) return;
    this.soonTimer = setTimeout(() => this.flush(), this.options.soonMs);
  }

  private flush(): void {
    clearTimeout(this.soonTimer);
    this.soonTimer = undefined;
    this.isUrgent = true;
    if (!this.isWriting) void this.drain();
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    await Promise.resolve();
    while (this.isUrgent) {
      await this.keepDistance();
      const group = this.takeGroup();
      // What did not fit goes in the next write, at once.
      this.isUrgent = this.pending.size > 0;
      this.lastWriteAt = performance.now();
      await this.writeGroup(group);
    }
    this.isWriting = false;
    // What came meanwhile and nobody waits for may wait for company again.
    if (this.pending.size > 0) this.flushSoon();
  }

  /** All that is pending, but each execution in one epoch only, and no more than one message should hold. */
  private takeGroup(): Map<string, PendingWrite> {
    const group = new Map<string, PendingWrite>();
    const executionIds = new Set<string>();
    let characters = 0;
    for (const [key, pending] of this.pending) {
      if (executionIds.has(pending.write.executionId)) continue;
      characters += sizeOf(pending.write);
      if (group.size > 0 && characters > MAX_GROUP_CHARACTERS) break;
      executionIds.add(pending.write.executionId);
      group.set(key, pending);
      this.pending.delete(key);
    }
    return group;
  }

  private async keepDistance(): Promise<void> {
    const waitMs = gatherMs(this.options.pressure()) - (performance.now() - this.lastWriteAt);
    if (waitMs >= 1) await sleep(waitMs);
  }

  private async writeGroup(group: Map<string, PendingWrite>): Promise<void> {
    const writes = [...group.values()].map((each) => each.write);
    try {
      const receipt = await this.recordPersistently(writes);
      const refused = new Set(receipt.refused);
      this.announce(writes, receipt.revisions);
      for (const { write, listeners } of group.values()) {
        const lost = refused.has(write.executionId) ? new LeaseLostError(write.executionId) : undefined;
        for (const each of listeners) lost ? each.reject(lost) : each.resolve();
      }
    } catch (error) {
      for (const { listeners } of group.values()) for (const each of listeners) each.reject(error);
    }
  }

  /** A store that is away for a moment loses nothing: the same write is safe to repeat, because it is guarded. */
  private async recordPersistently(writes: ExecutionWrite[]) {
    const givesUpAt = Date.now() + this.options.retryForMs;
    for (let delayMs = 100; ; delayMs = Math.min(delayMs * 2, 2000)) {
      try {
        return await this.store.record(this.options.workerId, writes);
      } catch (error) {
        if (!isOperational(error) || Date.now() + delayMs > givesUpAt) throw error;
        this.logger.warn(
          { err: error, executions: writes.length, delayMs },
          'steps not written yet, trying again',
        );
        await sleep(delayMs);
      }
    }
  }

  private announce(writes: ExecutionWrite[], revisions: ReadonlyMap<string, number>): void {
    if (!this.options.announce) return;
    const hints = writes.flatMap(({ executionId, finish }) => {
      const revision = revisions.get(executionId);
      return revision === undefined
        ? []
        : [{ executionId, revision, finished: finish !== undefined && finish.status !== 'waiting' }];
    });
    if (hints.length > 0) this.options.announce(hints);
  }
}

/** 32 outputs of 16 MB in one statement would be more than the driver and the server can hold. */
const MAX_GROUP_CHARACTERS = 8_000_000;

/** About how many characters of payload a write has. */
function sizeOf({ steps, finish }: ExecutionWrite): number {
  return steps.reduce((sum, step) => sum + (step.outputJson?.length ?? 0), outputLength(finish));
}

function outputLength(finish: ExecutionWrite['finish']): number {
  return finish && finish.status !== 'waiting' ? (finish.outputJson?.length ?? 0) : 0;
}

interface PendingWrite {
  write: ExecutionWrite;
  listeners: { resolve: () => void; reject: (error: unknown) => void }[];
}

/** One write instead of two of the same execution: of two states of a node the later one stays. */
function mergeWrites(earlier: ExecutionWrite, later: ExecutionWrite): ExecutionWrite {
  const steps = new Map<string, StepWrite>();
  for (const step of [...earlier.steps, ...later.steps]) steps.set(step.nodeId, step);
  return { ...earlier, ...later, steps: [...steps.values()], finish: later.finish ?? earlier.finish };
}
