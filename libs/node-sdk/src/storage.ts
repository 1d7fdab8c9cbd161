import type { JsonValue } from '@rex/workflow';

/** Whose entries: those of the workflow, or those that all workflows of the user share. */
export type StorageScope = 'workflow' | 'user';

/** A stored value. */
export interface StorageEntry {
  key: string;
  value: JsonValue;
  /** Raised by every change; 1 for a new entry. */
  version: number;
  updatedAt: Date;
  /** When it goes by itself; null: never. */
  expiresAt: Date | null;
}

/** What a change may ask for besides. */
export interface StorageChange {
  /** How long the entry lives from now on; absent: for ever. */
  ttlSeconds?: number;
  /** Compare and set: the version the entry must have; 0 means that there must be none. */
  ifVersion?: number;
}

/** What became of a change: done, or refused because the version was another. */
export type StorageOutcome =
  { kind: 'done'; entry: StorageEntry } | { kind: 'conflict'; current: StorageEntry | undefined };

/** What became of a delete. `existed`: whether there was an entry. */
export type StorageDeletion =
  { kind: 'done'; key: string; existed: boolean } | { kind: 'conflict'; current: StorageEntry | undefined };

/** A page of entries in the order of their keys, by Unicode code points. It may hold fewer than asked for when values are long. */
export interface StoragePage {
  entries: StorageEntry[];
  /** Give it as `after` for the next page; null: there is none. */
  next: string | null;
}

/**
 * Values that survive executions, as a node sees them. An expired entry is as if it were not there. Each change of a step takes
 * place once, however often the step is tried: a repeated change gives what the first one gave.
 *
 * @throws StorageError for a key, value or amount that can't be stored, and when there is no reaching the entries
 */
export interface NodeStorage {
  get(scope: StorageScope, key: string): Promise<StorageEntry | undefined>;
  put(scope: StorageScope, key: string, value: JsonValue, change?: StorageChange): Promise<StorageOutcome>;
  delete(
    scope: StorageScope,
    key: string,
    change?: Pick<StorageChange, 'ifVersion'>,
  ): Promise<StorageDeletion>;
  /** Adds to a number; an entry that is not there counts as 0 and gets the time to live. */
  increment(
    scope: StorageScope,
    key: string,
    by: number,
    change?: Pick<StorageChange, 'ttlSeconds'>,
  ): Promise<StorageEntry>;
  list(scope: StorageScope, query: { prefix: string; limit: number; after?: string }): Promise<StoragePage>;
}

/** Why a value can't be stored, or not now. */
export type StorageErrorCode =
  | 'storage-key-invalid'
  | 'storage-value-too-large'
  | 'storage-not-a-number'
  | 'storage-full'
  | 'storage-lease-lost'
  | 'storage-unavailable';

/** Raised by NodeStorage. The message is for the user. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly code: StorageErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
