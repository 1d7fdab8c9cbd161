import type { Sql } from '../connection/sql';
import {
  DELETE_ACCOUNT,
  DELETE_EXECUTIONS,
  DELETE_OWNED,
  FIND_DELETED,
  FIND_UNCANCELLED,
  HAS_EXECUTIONS,
  LOCK_SCHEDULES_OF_ACCOUNT,
  LOCK_WORKFLOWS_OF_ACCOUNT,
  MARK_DELETED,
} from './deletion-statements';

/** An account that was deleted and of which rows are left. */
export interface DeletedAccount {
  id: string;
  /** Whether every statement that began before the account was marked has ended. */
  isSettled: boolean;
}

const ACCOUNTS_AT_A_TIME = 100;

/** Accounts on their way out: marked in one statement, then removed in batches that anybody may take up again. */
export class DeletedAccountsRepository {
  constructor(private readonly sql: Sql) {}

  /** False when the password was changed meanwhile, or the account is deleted already. */
  async mark(id: string, passwordHash: string): Promise<boolean> {
    const marked = await this.sql.transaction(async (run) => {
      await run(LOCK_WORKFLOWS_OF_ACCOUNT, [id]);
      await run(LOCK_SCHEDULES_OF_ACCOUNT, [id]);
      return run(MARK_DELETED, [id, passwordHash]);
    });
    return marked.length === 1;
  }

  /** Accounts of which rows are left; those marked less than `settleMs` ago are not settled. */
  async find(settleMs: number): Promise<DeletedAccount[]> {
    return this.sql.runIdempotent<DeletedAccount>(FIND_DELETED, [ACCOUNTS_AT_A_TIME, settleMs]);
  }

  /** Ids of executions that still have to be cancelled. */
  async findUncancelled(ownerId: string, limit: number): Promise<string[]> {
    const rows = await this.sql.runIdempotent<{ id: string }>(FIND_UNCANCELLED, [ownerId, limit]);
    return rows.map((row) => row.id);
  }

  /** Removes executions that nobody runs, or that nobody ended within `patienceSeconds` of being asked. Says how many. */
  async deleteExecutions(ownerId: string, limit: number, patienceSeconds: number): Promise<number> {
    const values = [ownerId, limit, patienceSeconds];
    return (await this.sql.runIdempotent(DELETE_EXECUTIONS, values)).length;
  }

  async hasExecutions(ownerId: string): Promise<boolean> {
    const [row] = await this.sql.runIdempotent<{ found: boolean }>(HAS_EXECUTIONS, [ownerId]);
    return row?.found === true;
  }

  /** Removes rows of one table after the other, at most `limit` of each. Says how many; 0 when none is left. */
  async deleteOwned(ownerId: string, limit: number): Promise<number> {
    for (const statement of DELETE_OWNED) {
      const { length } = await this.sql.runIdempotent(statement, [ownerId, limit]);
      if (length > 0) return length;
    }
    return 0;
  }

  /** Removes the account itself. False while rows of it are left. */
  async remove(id: string): Promise<boolean> {
    return (await this.sql.runIdempotent(DELETE_ACCOUNT, [id])).length === 1;
  }
}
