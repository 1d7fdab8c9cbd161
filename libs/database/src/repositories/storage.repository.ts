import type { NodeStorage } from '@rex/node-sdk';
import type { Sql } from '../connection/sql';
import { PRUNE_ENTRIES } from '../storage/entry-statements';
import { StepStorage, type StorageLimits, type StorageStep } from '../storage/step-storage';

/** Values that survive executions. */
export class StorageRepository {
  constructor(
    private readonly sql: Sql,
    private readonly limits: StorageLimits,
  ) {}

  /** The storage of one attempt of a step: take a new one for each. */
  storageFor(step: StorageStep): NodeStorage {
    return new StepStorage(this.sql, step, this.limits);
  }

  /** Removes expired entries, at most so many; gives how many there were. Until then they only take room. */
  async pruneExpired(limit: number): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ count: number }>(PRUNE_ENTRIES, [limit, null]);
    return row?.count ?? 0;
  }
}
