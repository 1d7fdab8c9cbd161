import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { StorageRepository } from '@rex/database';

const PRUNE_EVERY_MS = 60_000;

/** Small, so that no statement holds locks for long. */
const BATCH_SIZE = 500;

/** Removes expired entries of storage once a minute. Several workers may do so at once: each takes what the others don't. */
@Injectable()
export class StoragePruner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(StoragePruner.name);
  private timer: NodeJS.Timeout | undefined;
  private pruning: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly storage: StorageRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.prune(), PRUNE_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.pruning;
  }

  /** Removes all that has expired, batch by batch. Never rejects: the next minute tries again. */
  prune(): Promise<void> {
    this.pruning ??= this.pruneBatches().finally(() => {
      this.pruning = undefined;
    });
    return this.pruning;
  }

  private async pruneBatches(): Promise<void> {
    try {
      let removed = BATCH_SIZE;
      while (removed === BATCH_SIZE && !this.isStopped) removed = await this.storage.pruneExpired(BATCH_SIZE);
    } catch (error) {
      this.logger.warn({ err: error }, 'expired storage entries not removed');
    }
  }
}
