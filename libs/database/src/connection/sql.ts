import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, QueryResultRow } from 'pg';
import { isConnectionBroken, isTransient, toDatabaseError } from './database-error';

/** A statement that each connection prepares once, under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** A statement with its parameters. */
export interface Bound {
  statement: Statement;
  values: unknown[];
}

/**
 * Statements of a transaction follow each other at once. A process that was frozen between two of them must not hold its rows for ever:
 * the server ends its session.
 */
const BEGIN = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10s'";

/** Runs a statement of a transaction. */
export type RunStatement = <Row extends QueryResultRow>(
  statement: Statement,
  values: unknown[],
) => Promise<Row[]>;

/** A short interruption is bridged. With the time of one more connection attempt it stays under 2 s (PROMISES P11). */
const RETRY_FOR_MS = 450;
const FIRST_DELAY_MS = 25;

/** Runs prepared statements on the pool. Each is its own transaction. */
export class Sql {
  constructor(private readonly pool: Pool) {}

  /**
   * Runs a statement once.
   * @throws OperationalError `database-unavailable`, `database-busy`
   */
  async run<Row extends QueryResultRow>(statement: Statement, values: unknown[]): Promise<Row[]> {
    try {
      return await this.attempt<Row>(statement, values);
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  /**
   * Runs a statement that does no harm when it runs twice: after a deadlock, a serialization failure or a broken connection
   * it is tried again for up to half a second.
   * @throws OperationalError `database-unavailable`, `database-busy`
   */
  async runIdempotent<Row extends QueryResultRow>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const startedAt = performance.now();
    for (let delayMs = FIRST_DELAY_MS; ; delayMs *= 2) {
      try {
        return await this.attempt<Row>(statement, values);
      } catch (error) {
        const isTooLate = performance.now() - startedAt + delayMs > RETRY_FOR_MS;
        if (isTooLate || !isTransient(error)) throw toDatabaseError(error);
        await sleep(delayMs * (0.5 + Math.random()));
      }
    }
  }

  /**
   * Runs two statements in one transaction: the second sees what was committed while the first waited for a lock.
   * @throws OperationalError `database-unavailable`, `database-busy`
   */
  async runAfter<Row extends QueryResultRow>(first: Bound, second: Bound): Promise<Row[]> {
    return this.transaction(async (run) => {
      await run(first.statement, first.values);
      return run<Row>(second.statement, second.values);
    });
  }

  /**
   * Runs statements in one transaction, which is committed when `work` resolves and rolled back when it rejects.
   * @throws OperationalError `database-unavailable`, `database-busy`
   */
  async transaction<Result>(work: (run: RunStatement) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw toDatabaseError(error);
    });
    let isBroken = false;
    try {
      await client.query(BEGIN);
      const result = await work(
        async ({ name, text }, values) => (await client.query({ name, text, values })).rows,
      );
      await client.query('COMMIT');
      return result;
    } catch (error) {
      isBroken = isConnectionBroken(error);
      if (!isBroken) await client.query('ROLLBACK').catch(() => (isBroken = true));
      throw toDatabaseError(error);
    } finally {
      client.release(isBroken);
    }
  }

  private async attempt<Row extends QueryResultRow>(
    { name, text }: Statement,
    values: unknown[],
  ): Promise<Row[]> {
    const client = await this.pool.connect();
    let isBroken = false;
    try {
      return (await client.query<Row>({ name, text, values })).rows;
    } catch (error) {
      isBroken = isConnectionBroken(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
}
