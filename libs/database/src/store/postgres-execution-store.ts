import { hostname } from 'node:os';
import type {
  AcceptOutcome,
  CancelOutcome,
  ClaimedExecution,
  DueExecution,
  ExecutionStatus,
  ExecutionStore,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  StoredStep,
} from '@rex/engine';
import { readDocumentText, type WorkflowDocument } from '@rex/workflow';
import { isReferenceBroken } from '../connection/database-error';
import type { Sql, Statement } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import {
  ACCEPT,
  ACCEPT_KEYED,
  FIND_UNSEEN,
  acceptKeyedValues,
  acceptValues,
  toOutcomes,
  type AcceptedRow,
} from './accept-statement';
import { ACCEPT_RETRY, acceptRetryValues } from './accept-retry-statement';
import { REQUEST_CANCEL, toCancelOutcome, type CancelRow } from './cancel-statement';
import { CLAIM, CLAIM_TURNS, LOCK_TURNS, toClaimed, type ClaimedRow } from './claim-statement';
import { stepValue } from './large-values';
import { RELEASE_LEASES, RENEW_LEASES, leaseColumns } from './lease-statements';
import { mergeWrites } from './merge-writes';
import { LOAD_DOCUMENT, LOAD_STEPS, toStoredStep, type StoredStepRow } from './read-statements';
import { RECORD, recordValues, type RecordedRow } from './record-statement';
import { FAIL_POISONED, FIND_DUE, FIND_NEXT_OF_WORKFLOW, FIND_STARVING } from './sweep-statements';

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
    const plain = requests.filter((each) => each.retry === null);
    const retries = requests.filter((each) => each.retry !== null);
    const [accepted, repeated] = await Promise.all([
      this.acceptPlain(plain),
      Promise.all(retries.map((each) => this.acceptRetry(each))),
    ]);
    const outcomes = new Map(
      [...plain, ...retries].map((each, at) => [each, [...accepted, ...repeated][at]]),
    );
    return requests.map((each) => outcomes.get(each) ?? { kind: 'refused' });
  }

  private async acceptPlain(requests: NewExecution[]): Promise<AcceptOutcome[]> {
    if (requests.length === 0) return [];
    const isKeyed = requests.some((each) => each.dedupeKey !== null);
    const rows = isKeyed
      ? await this.insert(ACCEPT_KEYED, acceptKeyedValues(requests))
      : await this.insert(ACCEPT, acceptValues(requests));
    const unseen = rows.filter((row) => row.status === null).map((row) => row.id);
    return toOutcomes(requests, rows, unseen.length > 0 ? await this.findUnseen(unseen) : undefined);
  }

  private async findUnseen(ids: string[]): Promise<Map<string, ExecutionStatus>> {
    type StatusRow = { id: string; status: ExecutionStatus };
    const rows = await this.sql.runIdempotent<StatusRow>(FIND_UNSEEN, [ids]);
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** Rare, so each has a statement of its own. */
  private async acceptRetry(request: NewExecution): Promise<AcceptOutcome> {
    const names = request.retry?.reuse.map(stepValue) ?? [];
    const rows = await this.insert(ACCEPT_RETRY, acceptRetryValues(request, names));
    return toOutcomes([request], rows)[0] ?? { kind: 'refused' };
  }

  /**
   * Runs an accepting statement. A workflow that was purged after its snapshot was taken breaks it, with all requests that share
   * it; the next snapshot does not have that workflow.
   */
  private async insert(statement: Statement, values: unknown[]): Promise<AcceptedRow[]> {
    try {
      return await this.sql.runIdempotent<AcceptedRow>(statement, values);
    } catch (error) {
      if (!isReferenceBroken(error)) throw error;
      return this.sql.runIdempotent<AcceptedRow>(statement, values);
    }
  }

  async claim(executionIds: string[], workerId: string): Promise<ClaimedExecution[]> {
    const ids = executionIds.filter(isUuid);
    if (ids.length === 0) return [];
    // Not repeated: a claim whose answer was lost stands, and expires.
    const values = [ids, workerId, this.options.leaseSeconds];
    const rows = await this.sql.run<ClaimedRow>(CLAIM, values);
    const waitsForTurn = rows.filter((each) => each.lease_epoch === 0).map((each) => each.id);
    const taken = rows.filter((each) => each.lease_epoch > 0);
    if (waitsForTurn.length > 0) taken.push(...(await this.claimTurns(waitsForTurn, workerId)));
    return taken.map(toClaimed);
  }

  private claimTurns(ids: string[], workerId: string): Promise<ClaimedRow[]> {
    const claim = { statement: CLAIM_TURNS, values: [ids, workerId, this.options.leaseSeconds] };
    return this.sql.runAfter<ClaimedRow>({ statement: LOCK_TURNS, values: [ids] }, claim);
  }

  async loadDocument(workflowId: string, version: number): Promise<WorkflowDocument | undefined> {
    const [row] = await this.sql.runIdempotent<{ document: string }>(LOAD_DOCUMENT, [workflowId, version]);
    return row && readDocumentText(row.document);
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

  async renewLeases(
    workerId: string,
    leases: Lease[],
  ): Promise<{ lost: string[]; cancelRequested: string[] }> {
    const worker = [workerId, hostname(), process.pid];
    const values = [...worker, this.options.leaseSeconds, ...leaseColumns(leases)];
    type LeaseRow = { id: string; cancel_requested: boolean };
    const rows = await this.sql.runIdempotent<LeaseRow>(RENEW_LEASES, values);
    const kept = new Set(rows.map((each) => each.id));
    return {
      lost: leases.map((each) => each.executionId).filter((id) => !kept.has(id)),
      cancelRequested: rows.filter((each) => each.cancel_requested).map((each) => each.id),
    };
  }

  async releaseLeases(workerId: string, leases: Lease[]): Promise<void> {
    if (leases.length === 0) return;
    await this.sql.runIdempotent(RELEASE_LEASES, [workerId, ...leaseColumns(leases)]);
  }

  async findDue(limit: number): Promise<DueExecution[]> {
    const values = [limit, this.options.sweepSeconds];
    return (await this.sql.runIdempotent<DueRow>(FIND_DUE, values)).map(toDue);
  }

  async findNextOfWorkflow(workflowId: string): Promise<DueExecution[]> {
    return (await this.sql.runIdempotent<DueRow>(FIND_NEXT_OF_WORKFLOW, [workflowId])).map(toDue);
  }

  async findStarving(limit: number): Promise<DueExecution[]> {
    return (await this.sql.runIdempotent<DueRow>(FIND_STARVING, [limit])).map(toDue);
  }

  async requestCancel(ownerId: string, executionId: string): Promise<CancelOutcome> {
    if (!isUuid(executionId)) return { kind: 'missing' };
    const values = [ownerId, executionId, this.options.notifyChannel];
    const [row] = await this.sql.runIdempotent<CancelRow>(REQUEST_CANCEL, values);
    return toCancelOutcome(row);
  }

  async failPoisoned(maxLosses: number): Promise<string[]> {
    const error = JSON.stringify({ code: 'worker-lost', message: `worker lost ${maxLosses} times` });
    const values = [maxLosses, error, this.options.notifyChannel];
    const rows = await this.sql.runIdempotent<{ id: string }>(FAIL_POISONED, values);
    return rows.map((each) => each.id);
  }
}

interface DueRow {
  id: string;
  lease_epoch: number;
}

function toDue(row: DueRow): DueExecution {
  return { executionId: row.id, leaseEpoch: row.lease_epoch };
}

/** Executions of which a write was not let through; of two epochs of one execution only the current one is. */
function refusedLeases(writes: ExecutionWrite[], rows: RecordedRow[]): string[] {
  const epochs = new Map(rows.map((each) => [each.id, each.epoch]));
  return writes
    .filter((each) => epochs.get(each.executionId) !== each.leaseEpoch)
    .map((each) => each.executionId);
}
