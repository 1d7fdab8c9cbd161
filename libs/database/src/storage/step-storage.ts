import {
  checkStorageAmount,
  checkStorageKey,
  checkStorageText,
  notANumber,
  StorageError,
  storageFull,
  toStorageJson,
  type NodeStorage,
  type StepIdentity,
  type StorageChange,
  type StorageDeletion,
  type StorageEntry,
  type StorageOutcome,
  type StoragePage,
  type StorageScope,
} from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { OperationalError } from '@rex/platform';
import { isCheckViolation, isUniqueViolation } from '../connection/database-error';
import { patiently } from '../connection/patiently';
import type { Sql, Statement } from '../connection/sql';
import { FIRST_ID } from '../repositories/id-range';
import { DELETE_ENTRY, INCREMENT_ENTRY, PUT_ENTRY, REPLACE_ENTRY } from './change-statements';
import { GET_ENTRY, LIST_ENTRIES, PRUNE_ENTRIES } from './entry-statements';
import { endOfPrefix } from './key-range';
import { toStorageEntry, type DeletedRow, type StorageRow } from './storage-row';

/** Limits of storage. */
export interface StorageLimits {
  /** Largest value, in bytes of JSON. */
  maxValueBytes: number;
  /** Most entries of one user, in all scopes together. */
  maxEntries: number;
}

/** Which step changes something. */
export type StorageStep = Pick<StepIdentity, 'ownerId' | 'workflowId' | 'executionId' | 'nodeId'> & {
  /** Of the lease under which it runs. */
  leaseEpoch: number;
};

/** A page holds no entry beyond the one with which its values reach this. */
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;

const PRUNE_BATCH = 500;

/**
 * The storage of one attempt of a step. Its changes are numbered as they come, so that the same change of another attempt, on
 * whatever worker, has the same number and finds the receipt of the first.
 */
export class StepStorage implements NodeStorage {
  private changeCount = 0;

  constructor(
    private readonly sql: Sql,
    private readonly step: StorageStep,
    private readonly limits: StorageLimits,
  ) {}

  async get(scope: StorageScope, key: string): Promise<StorageEntry | undefined> {
    checkStorageKey(key);
    const [row] = await this.run<StorageRow>(GET_ENTRY, [this.step.ownerId, this.scopeId(scope), key]);
    return row && toStorageEntry(row);
  }

  async put(
    scope: StorageScope,
    key: string,
    value: JsonValue,
    { ttlSeconds, ifVersion }: StorageChange = {},
  ): Promise<StorageOutcome> {
    const identity = this.nextChange(scope, key);
    const json = toStorageJson(value, this.limits.maxValueBytes);
    const values = [...identity, json, ttlSeconds ?? null];
    const row = ifVersion
      ? await this.change(REPLACE_ENTRY, [...values, ifVersion])
      : await this.change(PUT_ENTRY, [...values, ifVersion === 0, this.limits.maxEntries]);
    if (row) return { kind: 'done', entry: toStorageEntry(row) };
    return { kind: 'conflict', current: await this.get(scope, key) };
  }

  async delete(
    scope: StorageScope,
    key: string,
    { ifVersion }: Pick<StorageChange, 'ifVersion'> = {},
  ): Promise<StorageDeletion> {
    const values = [...this.nextChange(scope, key), ifVersion ?? null];
    const row = await this.change<DeletedRow>(DELETE_ENTRY, values);
    if (row) return { kind: 'done', key: row.key, existed: row.version !== null };
    return { kind: 'conflict', current: await this.get(scope, key) };
  }

  async increment(
    scope: StorageScope,
    key: string,
    by: number,
    { ttlSeconds }: Pick<StorageChange, 'ttlSeconds'> = {},
  ): Promise<StorageEntry> {
    const identity = this.nextChange(scope, key);
    checkStorageAmount(by);
    const values = [...identity, by, ttlSeconds ?? null, this.limits.maxEntries];
    const row = await this.change(INCREMENT_ENTRY, values);
    if (row) return toStorageEntry(row);
    throw notANumber(key, (await this.get(scope, key))?.value);
  }

  async list(
    scope: StorageScope,
    { prefix, limit, after }: { prefix: string; limit: number; after?: string },
  ): Promise<StoragePage> {
    for (const text of [prefix, after ?? '']) checkStorageText(text);
    const range = [prefix, endOfPrefix(prefix), after ?? ''];
    const rows = await this.run<StorageRow & { found: number }>(LIST_ENTRIES, [
      this.step.ownerId,
      this.scopeId(scope),
      ...range,
      // One row more than asked tells whether there is a next page.
      limit + 1,
      MAX_PAGE_BYTES,
    ]);
    const entries = rows.slice(0, limit).map(toStorageEntry);
    const hasMore = (rows[0]?.found ?? 0) > entries.length;
    return { entries, next: hasMore ? (entries.at(-1)?.key ?? null) : null };
  }

  /** The first seven parameters of every change. */
  private nextChange(scope: StorageScope, key: string): unknown[] {
    this.changeCount += 1;
    checkStorageKey(key);
    const { executionId, nodeId, ownerId, workflowId, leaseEpoch } = this.step;
    const entry = [ownerId, scope === 'workflow' ? workflowId : null, key];
    return [executionId, nodeId, this.changeCount, ...entry, leaseEpoch];
  }

  private scopeId(scope: StorageScope): string {
    return scope === 'workflow' ? this.step.workflowId : FIRST_ID;
  }

  private async run<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    try {
      return await patiently(() => this.sql.runIdempotent<Row>(statement, values));
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      const message = 'The storage could not be reached for a while. Try again later.';
      throw new StorageError('storage-unavailable', message, { cause: error });
    }
  }

  /** Runs a change; undefined where it does not apply. */
  private async change<Row extends { key: string } = StorageRow>(
    statement: Statement,
    values: unknown[],
  ): Promise<Row | undefined> {
    try {
      const row = await this.changeOnce<Row | NoLease>(statement, values);
      if (row && !isRow(row)) throw leaseLost();
      return row;
    } catch (error) {
      if (!isCheckViolation(error, 'storage_usage_full')) throw error;
      // What has expired takes no room.
      const [pruned] = await this.run<{ count: number }>(PRUNE_ENTRIES, [PRUNE_BATCH, this.step.ownerId]);
      if (!pruned?.count) throw storageFull(this.limits.maxEntries, error);
      return this.change<Row>(statement, values);
    }
  }

  /** Another worker that made the same change a moment earlier has left its receipt: the second look finds it. */
  private async changeOnce<Row extends object>(
    statement: Statement,
    values: unknown[],
  ): Promise<Row | undefined> {
    try {
      return (await this.run<Row>(statement, values))[0];
    } catch (error) {
      if (!isUniqueViolation(error, 'storage_receipts_pkey')) throw error;
      return (await this.run<Row>(statement, values))[0];
    }
  }
}

/** The row that a change gives to who has lost the lease. */
type NoLease = { key: null };

function isRow<Row extends { key: string }>(row: Row | NoLease): row is Row {
  return row.key !== null;
}

function leaseLost(): StorageError {
  const message = 'This worker does not run the execution any more, so its steps change nothing.';
  return new StorageError('storage-lease-lost', message);
}
