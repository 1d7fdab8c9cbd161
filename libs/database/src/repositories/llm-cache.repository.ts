import { OperationalError } from '@rex/platform';
import { GET_CACHED, PRUNE_CACHED, PUT_CACHED } from '../cache/cache-statements';
import type { Sql } from '../connection/sql';
import { storableJson } from '../connection/storable-json';

/** Larger answers are not kept. */
export const MAX_CACHED_BYTES = 256 * 1024;

/** Answers of models that are kept for a time. While the database is away nothing is known, and nothing is kept. */
export class LlmCacheRepository {
  /** @param maxEntries most answers kept of one owner; the oldest go first */
  constructor(
    private readonly sql: Sql,
    private readonly maxEntries: number,
  ) {}

  /** @param key SHA-256 of what is asked */
  async get(ownerId: string, key: Uint8Array): Promise<string | undefined> {
    const [row] = await this.forgivingly(() =>
      this.sql.runIdempotent<{ response: string }>(GET_CACHED, [ownerId, key]),
    );
    return row?.response;
  }

  /** Keeps a response, which is JSON text, in place of what was kept under the key. */
  async put(ownerId: string, key: Uint8Array, response: string, ttlSeconds: number): Promise<void> {
    const text = storableJson(response);
    if (this.maxEntries === 0 || Buffer.byteLength(text) > MAX_CACHED_BYTES) return;
    const values = [ownerId, key, text, ttlSeconds, this.maxEntries];
    await this.forgivingly(() => this.sql.runIdempotent(PUT_CACHED, values));
  }

  /** Removes answers whose time is over. */
  async prune(limit: number): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ count: number }>(PRUNE_CACHED, [limit]);
    return row?.count ?? 0;
  }

  private async forgivingly<Row>(work: () => Promise<Row[]>): Promise<Row[]> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof OperationalError) return [];
      throw error;
    }
  }
}
