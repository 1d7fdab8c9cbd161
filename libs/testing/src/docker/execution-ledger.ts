import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

/** What the database says about all executions, for tests that have it to themselves. */
export class ExecutionLedger {
  constructor(private readonly database: Client) {}

  /** Executions for which a condition on their row is true. */
  async ids(condition: string): Promise<string[]> {
    const { rows } = await this.database.query<{ id: string }>(
      `SELECT id FROM executions WHERE ${condition}`,
    );
    return rows.map((row) => row.id);
  }

  async count(condition: string): Promise<number> {
    return (await this.ids(condition)).length;
  }

  /** In which attempt and when each completed step finished, by execution and node. */
  async completedSteps(): Promise<Map<string, string>> {
    const { rows } = await this.database.query<{ step: string; finished: string }>(
      `SELECT execution_id || ' ' || node_id AS step, attempt || ' ' || finished_at AS finished
       FROM execution_steps WHERE status = 'completed'`,
    );
    return new Map(rows.map((row) => [row.step, row.finished]));
  }

  /** Waits until something is true. @throws Error with the number of executions in each status, when it takes too long. */
  async until(isTrue: () => Promise<boolean>, withinMs: number): Promise<void> {
    const givesUpAt = Date.now() + withinMs;
    while (!(await isTrue())) {
      if (Date.now() > givesUpAt) {
        const { rows } = await this.database.query('SELECT status, count(*) FROM executions GROUP BY status');
        throw new Error(`waited ${withinMs} ms in vain; executions: ${JSON.stringify(rows)}`);
      }
      await sleep(20);
    }
  }
}
