import { Pool, type ClientBase } from 'pg';
import type { DatabaseOptions } from './database-options';

/**
 * A server that does not answer within this time is away, or within that of a statement where that is longer: those who wait
 * for the API have 1,500 ms for both, and hear of it in under 2 s (PROMISES P11).
 */
const CONNECT_TIMEOUT_MS = 1_500;

/** Nobody waits for what has all the time it needs, such as migrations; a machine where all starts at once is slow to answer. */
const PATIENT_CONNECT_TIMEOUT_MS = 30_000;

/** Idle connections keep their prepared statements; they are given back after a quiet minute. */
const IDLE_TIMEOUT_MS = 60_000;

/** The one pool of a process. Opens no connection before the first statement. */
export function createPool(options: DatabaseOptions): Pool {
  const { queryTimeoutMs = 10_000, onPoolError = () => undefined } = options;
  // The pool waits for the promise, although its types don't say so.
  const onConnect: (client: ClientBase) => unknown = (client) => prepareSession(client, queryTimeoutMs);
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis:
      queryTimeoutMs === 0 ? PATIENT_CONNECT_TIMEOUT_MS : Math.max(CONNECT_TIMEOUT_MS, queryTimeoutMs),
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    onConnect,
  });
  pool.on('error', onPoolError);
  // A connection that breaks while it is lent has no other listener, and an 'error' nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Statements are few, prepared and look rows up by key, so each is planned once, for any parameters. A plan made while tables
 * are nearly empty would read them whole, and stay until the statistics are renewed, a minute later or more: on a busy new
 * database a group of writes took four times as long. Without sequential scans the plan is right from the first row. Costs
 * would then call for the just-in-time compiler, which takes longer than the statements.
 */
async function prepareSession(client: ClientBase, queryTimeoutMs: number): Promise<void> {
  // The server gives up a little after the client did, for the sake of the locks.
  const statementTimeoutMs = queryTimeoutMs === 0 ? 0 : queryTimeoutMs + 1_000;
  await client.query(
    `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off; SET statement_timeout = ${statementTimeoutMs}`,
  );
}
