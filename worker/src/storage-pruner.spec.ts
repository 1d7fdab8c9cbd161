import { Logger } from '@nestjs/common';
import type { StorageRepository } from '@rex/database';
import { StoragePruner } from './storage-pruner';

/** A storage with so many expired entries, that notes the size of each batch. */
function aStorage(expired: number) {
  const batches: number[] = [];
  const pruneExpired = async (limit: number) => {
    const removed = Math.min(limit, expired);
    expired -= removed;
    batches.push(removed);
    return removed;
  };
  return { batches, storage: { pruneExpired } as unknown as StorageRepository };
}

describe('StoragePruner', () => {
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('removes every minute what has expired, in batches, until it is stopped', async () => {
    const { storage, batches } = aStorage(1200);
    const pruner = new StoragePruner(storage);
    pruner.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(59_000);
    expect(batches).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(batches).toEqual([500, 500, 200]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(batches).toEqual([500, 500, 200, 0]);
    await pruner.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(batches).toHaveLength(4);
  });

  it('is not stopped by a database that is away for a while', async () => {
    const { storage, batches } = aStorage(3);
    const prune = storage.pruneExpired.bind(storage);
    let isAway = true;
    storage.pruneExpired = async (limit) => (isAway ? Promise.reject(new Error('away')) : prune(limit));
    const pruner = new StoragePruner(storage);
    await pruner.prune();
    isAway = false;
    await pruner.prune();
    expect(batches).toEqual([3]);
  });

  it('ends with the batch under way at a shutdown', async () => {
    const { storage, batches } = aStorage(10_000);
    const pruner = new StoragePruner(storage);
    const pruning = pruner.prune();
    await pruner.beforeApplicationShutdown();
    await pruning;
    expect(batches).toEqual([500]);
  });
});
