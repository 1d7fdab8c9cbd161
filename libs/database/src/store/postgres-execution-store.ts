import { hostname } from 'node:os';
import type {
  AcceptOutcome,
  ClaimedExecution,
  DueExecution,
  ExecutionStore,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  StoredStep,
} from '@rex/engine';
import type { WorkflowDocument } from '@rex/workflow';
import type { Sql } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import {
  ACCEPT,
  ACCEPT_KEYED,
  acceptKeyedValues,
  acceptValues,
  toOutcomes,
  type AcceptedRow,
} from './accept-statement';
import { CLAIM, toClaimed, type ClaimedRow } from './claim-statement';
import { RELEASE_LEASES, RENEW_LEASES, leaseColumns } from './lease-statements';
import { mergeWrites } from './merge-writes';
import { LOAD_DOCUMENT, LOAD_STEPS, toStoredStep, type StoredStepRow } from './read-statements';
import { RECORD, recordValues, type RecordedRow } from './record-statement';
import { FAIL_POISONED, FIND_DUE } from './sweep-statements';

/** Settings of the store. */
export interface PostgresExecutionStoreOptions {
  leaseSeconds: number;
  /** How long an execution is `pending` before a sweep wakes it. */
  sweepSeconds: number;
  /** Where each write tells its hints (read them with decodeHints); null: the store does not tell. */
  notifyChannel: string | null;
}

/**
 * Executions on PostgreSQL. Every method is one statement and one commit, whatever the number of executions; leases go by the
 * database's clock. When the database is away, all methods reject with OperationalError `database-unavailable`.
 */
export class PostgresExecutionStore implements ExecutionStore {
  constructor(
    private readonly sql: Sql,
    private readonly options: PostgresExecutionStoreOptions,
  ) {}

  async accept(requests: NewExecution[]): Promise<AcceptOutcome[]> {
    if (requests.length === 0) return [];
    const isKeyed = requests.some((each) => each.dedupeKey !== null);
    const rows = isKeyed
      ? await this.sql.runIdempotent<AcceptedRow>(ACCEPT_KEYED, acceptKeyedValues(requests))
      : await this.sql.runIdempotent<AcceptedRow>(ACCEPT, acceptValues(requests));
    return toOutcomes(requests, rows);
  }

  async claim(executionIds: string[], workerId: string): Promise<ClaimedExecution[]> {
    const ids = executionIds.filter(isUuid);
    if (ids.length === 0) return [];
    // Not repeated: a claim whose answer was lost stands, and expires.
    const rows = await this.sql.run<ClaimedRow>(CLAIM, [ids, workerId, this.options.leaseSeconds]);
    return rows.map(toClaimed);
  }

  async loadDocument(workflowId: string, version: number): Promise<WorkflowDocument | undefined> {
    const [row] = await this.sql.runIdempotent<{ document: string }>(LOAD_DOCUMENT, [workflowId, version]);
    return row && (JSON.parse(row.document) as WorkflowDocument);
  }

  async loadSteps(executionId: string): Promise<StoredStep[]> {
    const rows = await this.sql.runIdempotent<StoredStepRow>(LOAD_STEPS, [executionId]);
    return rows.map(toStoredStep);
  }

  async record(workerId: string, writes: ExecutionWrite[]): Promise<RecordReceipt> {
    if (writes.length === 0) return { revisions: new Map(), refused: [] };
    const merged = mergeWrites(writes);
    const values = recordValues(workerId, merged.writes, this.options.notifyChannel);
    const rows = await this.sql.runIdempotent<RecordedRow>(RECORD, values);
    const revisions = new Map(rows.map((each) => [each.id, each.revision]));
    return { revisions, refused: [...refusedLeases(merged.writes, rows), ...merged.refused] };
  }

  async renewLeases(workerId: string, leases: Lease[]): Promise<{ lost: string[] }> {
    const worker = [workerId, hostname(), process.pid];
    const values = [...worker, this.options.leaseSeconds, ...leaseColumns(leases)];
    const rows = await this.sql.runIdempotent<{ id: string }>(RENEW_LEASES, values);
    const kept = new Set(rows.map((each) => each.id));
    return { lost: leases.map((each) => each.executionId).filter((id) => !kept.has(id)) };
  }

  async releaseLeases(workerId: string, leases: Lease[]): Promise<void> {
    if (leases.length === 0) return;
    await this.sql.runIdempotent(RELEASE_LEASES, [workerId, ...leaseColumns(leases)]);
  }

  async findDue(limit: number): Promise<DueExecution[]> {
    const values = [limit, this.options.sweepSeconds];
    const rows = await this.sql.runIdempotent<{ id: string; lease_epoch: number }>(FIND_DUE, values);
    return rows.map((each) => ({ executionId: each.id, leaseEpoch: each.lease_epoch }));
  }

  async failPoisoned(maxLosses: number): Promise<string[]> {
    const error = JSON.stringify({ code: 'worker-lost', message: `worker lost ${maxLosses} times` });
    const values = [maxLosses, error, this.options.notifyChannel];
    const rows = await this.sql.runIdempotent<{ id: string }>(FAIL_POISONED, values);
    return rows.map((each) => each.id);
  }
}

/** Executions of which a write was not let through; of two epochs of one execution only the current one is. */
function refusedLeases(writes: ExecutionWrite[], rows: RecordedRow[]): string[] {
  const epochs = new Map(rows.map((each) => [each.id, each.epoch]));
  return writes
    .filter((each) => epochs.get(each.executionId) !== each.leaseEpoch)
    .map((each) => each.executionId);
}
