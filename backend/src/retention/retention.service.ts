import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FIRST_BATCH, nextBatchSize, pauseMs } from './batch-size';
import type { Pruner } from './pruner';
import { PrunerList } from './pruner-list';

/** About how long one round comes after another; backends that started together drift apart. */
const EVERY_MS = 60_000;
const JITTER_MS = 10_000;

/** In one round a pruner works at most so long: the others are not to wait for ever. */
const TURN_MS = 60_000;

/** Removes what is not kept any longer, now and then, in small batches with pauses. Any number of backends may do so at once. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RetentionService.name);
  private readonly stopped = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly pruners: PrunerList) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped.abort();
    await this.working;
  }

  /** One round of all pruners. Never rejects: what fails is tried again in the next round. */
  async round(): Promise<void> {
    for (const pruner of this.pruners.all) {
      if (this.stopped.signal.aborted) return;
      const removed = await this.turn(pruner);
      if (removed > 0) this.logger.log({ pruner: pruner.name, removed }, 'pruned');
    }
  }

  private async work(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      await this.pause(EVERY_MS + (Math.random() - 0.5) * JITTER_MS);
      await this.round();
    }
  }

  private async turn(pruner: Pruner): Promise<number> {
    const endsAt = performance.now() + TURN_MS;
    let removed = 0;
    let size = FIRST_BATCH;
    while (!this.stopped.signal.aborted && performance.now() < endsAt) {
      const startedAt = performance.now();
      const count = await pruner.prune(size).catch((error: unknown) => {
        this.logger.warn({ err: error, pruner: pruner.name, batch: size }, 'batch not pruned');
      });
      const tookMs = performance.now() - startedAt;
      removed += count ?? 0;
      // A batch that failed may have been too large; one row that fails is left for the next round.
      if (count === undefined ? size === 1 : count < size) return removed;
      size = count === undefined ? Math.max(Math.floor(size / 4), 1) : nextBatchSize(size, tookMs);
      await this.pause(pauseMs(tookMs));
    }
    return removed;
  }

  /** Ends early at shutdown. */
  private pause(durationMs: number): Promise<void> {
    return sleep(durationMs, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
  }
}
