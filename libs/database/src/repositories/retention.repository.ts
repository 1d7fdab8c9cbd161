import type { Sql, Statement } from '../connection/sql';
import { FIRST_ID, firstIdAt, LAST_ID } from './id-range';
import { CLOCK_DIFFERENCE_MS } from './list-executions';
import {
  FIND_NTH_EXECUTION,
  FIND_OWNERS,
  LOCK_OLD_DRAFTS,
  PRUNE_DRAFTS,
  PRUNE_EXCESS_EXECUTIONS,
  PRUNE_KEYS,
  PRUNE_OLD_EXECUTIONS,
  PRUNE_WORKERS,
} from './retention-statements';

const DAY_MS = 86_400_000;

/** Most rows that one statement steps over. */
const STRIDE = 20_000;

/** Removing what is not kept any longer, in batches. All but what unfinished executions need. */
export class RetentionRepository {
  constructor(private readonly sql: Sql) {}

  /** Executions that ended so many days ago, with their steps and values. */
  pruneOldExecutions(days: number, limit: number): Promise<number> {
    const before = firstIdAt(Date.now() - days * DAY_MS + CLOCK_DIFFERENCE_MS);
    return this.prune(PRUNE_OLD_EXECUTIONS, [days, before, limit]);
  }

  /** Executions of an owner that have ended, from `newestId` on to the oldest. */
  pruneExcessExecutions(ownerId: string, newestId: string, limit: number): Promise<number> {
    return this.prune(PRUNE_EXCESS_EXECUTIONS, [ownerId, newestId, limit]);
  }

  /** The newest execution of an owner that is one too many when `kept` are kept; undefined when there are not so many. */
  async findFirstBeyond(ownerId: string, kept: number): Promise<string | undefined> {
    let id: string | undefined = LAST_ID;
    for (let left = kept + 1; left > 0 && id !== undefined; left -= STRIDE) {
      const values = [ownerId, id, Math.min(left, STRIDE)];
      const rows: { id: string }[] = await this.sql.runIdempotent(FIND_NTH_EXECUTION, values);
      id = rows[0]?.id;
    }
    return id;
  }

  /**
   * Drafts that lie behind the newest `kept` versions of their workflow, were never published, have no message and are run by no
   * execution. Numbers of versions are counted in the workflow, so none comes back.
   */
  async pruneDrafts(kept: number, limit: number): Promise<number> {
    type Draft = { workflowId: string; version: number };
    return this.sql.transaction(async (run) => {
      const drafts = await run<Draft>(LOCK_OLD_DRAFTS, [kept, limit]);
      const values = [drafts.map((each) => each.workflowId), drafts.map((each) => each.version)];
      const [row] = drafts.length > 0 ? await run<{ count: number }>(PRUNE_DRAFTS, values) : [];
      return row?.count ?? 0;
    });
  }

  /** Users behind one, in the order of their ids; from the first on when none is named. */
  async findOwners(behind = FIRST_ID, limit = 100): Promise<string[]> {
    return (await this.sql.runIdempotent<{ id: string }>(FIND_OWNERS, [behind, limit])).map(({ id }) => id);
  }

  /** Idempotency keys that don't count any more. */
  pruneKeys(limit: number): Promise<number> {
    return this.prune(PRUNE_KEYS, [limit]);
  }

  /** Workers that were silent for a day. */
  pruneWorkers(limit: number): Promise<number> {
    return this.prune(PRUNE_WORKERS, [limit]);
  }

  private async prune(statement: Statement, values: unknown[]): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ count: number }>(statement, values);
    return row?.count ?? 0;
  }
}
