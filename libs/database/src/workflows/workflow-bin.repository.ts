import type { Sql } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import { keepSchedules } from '../schedules/keep-schedules';
import {
  FIND_PURGEABLE,
  LOCK_SCHEDULED_WORKFLOW,
  LOCK_VERSIONS,
  PUT_INTO_BIN,
  START_PURGE,
  TAKE_FROM_BIN,
} from './bin-statements';
import { PURGE_VERSIONS, PURGE_WORKFLOW, PURGED_FIRST } from './purge-statements';

/** What became of deleting a workflow. */
export type DeleteOutcome =
  { kind: 'deleted' } | { kind: 'conflict'; currentVersion: number } | { kind: 'missing' };

/** What became of deleting a workflow for good. */
export type PurgeOutcome = DeleteOutcome | { kind: 'running'; unfinished: number };

/** Versions that go at once: each may be a document of the largest size. */
const VERSION_BATCH = 20;

/** Rows that go at once with a user's own request, at most; what is more is left to `purgeDeleted`. */
const ROWS_OF_REQUEST = 500;

/** Deleted workflows: into the bin, out of it, and removed for good. Executions under way always finish first. */
export class WorkflowBinRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * Puts a workflow into the bin: its triggers start nothing any more, its executions stay, and those under way finish.
   * @param expectedVersions of which one must be the newest; otherwise it is a conflict
   */
  async put(ownerId: string, id: string, expectedVersions?: readonly number[]): Promise<DeleteOutcome> {
    if (!isUuid(id)) return { kind: 'missing' };
    const values = [ownerId, id, expectedVersions ?? null];
    const row = await this.sql.transaction(async (run) => {
      const [put] = await run<{ latestVersion: number; isChanged: boolean }>(PUT_INTO_BIN, values);
      if (put?.isChanged) await keepSchedules(run, id);
      return put;
    });
    if (!row) return { kind: 'missing' };
    return row.isChanged ? { kind: 'deleted' } : { kind: 'conflict', currentVersion: row.latestVersion };
  }

  /** Takes a workflow out of the bin, not active. False when it is not there. */
  async restore(ownerId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    return (await this.sql.run(TAKE_FROM_BIN, [ownerId, id])).length === 1;
  }

  /**
   * Deletes a workflow for good, in the bin or not, unless executions of it are unfinished. It is gone for its owner at once; rows
   * that are many are removed by later calls of `purgeDeleted`.
   */
  async purge(ownerId: string, id: string, expectedVersions?: readonly number[]): Promise<PurgeOutcome> {
    if (!isUuid(id)) return { kind: 'missing' };
    const started = await this.startPurge(id, ownerId, expectedVersions ?? null);
    if (started.kind === 'deleted') await this.remove(id, ROWS_OF_REQUEST);
    return started;
  }

  /**
   * Removes workflows that were put into the bin `binDays` days ago or earlier, and those that were deleted for good, with all that
   * belongs to them; in small transactions, and at most `limit` rows in all. Says how many: fewer than asked for means that nothing
   * is left for now. Passes over those with unfinished executions.
   */
  async purgeDeleted(limit: number, binDays: number): Promise<number> {
    const due = await this.sql.run<{ id: string; isStarted: boolean }>(FIND_PURGEABLE, [binDays, limit]);
    let rows = 0;
    for (const { id, isStarted } of due) {
      if (rows >= limit) break;
      // Once it has begun, nothing new can come.
      if (!isStarted && (await this.startPurge(id, null, null)).kind !== 'deleted') continue;
      rows += await this.remove(id, limit - rows);
    }
    return rows;
  }

  private async startPurge(
    id: string,
    ownerId: string | null,
    expectedVersions: readonly number[] | null,
  ): Promise<PurgeOutcome> {
    type PurgeRow = { latestVersion: number; unfinished: number; isMarked: boolean };
    const [row] = await this.sql.transaction(async (run) => {
      await run(LOCK_SCHEDULED_WORKFLOW, [id, ownerId]);
      await run(LOCK_VERSIONS, [id, ownerId, null]);
      return run<PurgeRow>(START_PURGE, [id, ownerId, expectedVersions]);
    });
    if (!row) return { kind: 'missing' };
    if (row.isMarked) return { kind: 'deleted' };
    const { latestVersion, unfinished } = row;
    if (expectedVersions?.includes(latestVersion) === false) {
      return { kind: 'conflict', currentVersion: latestVersion };
    }
    return { kind: 'running', unfinished };
  }

  /** Removes what belongs to a workflow, at most `limit` rows, and at last the workflow. */
  private async remove(id: string, limit: number): Promise<number> {
    let rows = 0;
    for (const { batch, removeBatch } of this.partsOf(id)) {
      let [size, removed] = [0, 0];
      while (removed === size) {
        size = Math.min(batch, limit - rows);
        if (size === 0) return rows;
        removed = removedOf(await removeBatch(size));
        rows += removed;
      }
    }
    return rows < limit ? rows + removedOf(await this.sql.run<Removed>(PURGE_WORKFLOW, [id])) : rows;
  }

  /** What a workflow has many of, in the order in which it goes. */
  private partsOf(id: string): { batch: number; removeBatch: (size: number) => Promise<Removed[]> }[] {
    const rows = PURGED_FIRST.map(({ statement, batch }) => ({
      batch,
      removeBatch: (size: number) => this.sql.run<Removed>(statement, [id, size]),
    }));
    const removeVersions = (size: number) =>
      this.sql.runAfter<Removed>(
        { statement: LOCK_VERSIONS, values: [id, null, size] },
        { statement: PURGE_VERSIONS, values: [id, size] },
      );
    return [...rows, { batch: VERSION_BATCH, removeBatch: removeVersions }];
  }
}

interface Removed {
  removed: number;
}

function removedOf([row]: Removed[]): number {
  return row?.removed ?? 0;
}
