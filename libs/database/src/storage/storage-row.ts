import type { StorageEntry } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';

/** Columns of an entry, for statements that read them. A version is well within the exact numbers of JavaScript. */
export const ENTRY_COLUMNS = 'key, value, version::float8 AS version, updated_at, expires_at';

/** A row of ENTRY_COLUMNS. */
export interface StorageRow {
  key: string;
  value: string;
  version: number;
  updated_at: Date;
  expires_at: Date | null;
}

/** A row of DELETE_ENTRY: the version of what was there, or null. */
export type DeletedRow = Pick<StorageRow, 'key'> & { version: number | null };

/** A row as nodes know it. */
export function toStorageEntry(row: StorageRow): StorageEntry {
  return {
    key: row.key,
    value: JSON.parse(row.value) as JsonValue,
    version: row.version,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}
