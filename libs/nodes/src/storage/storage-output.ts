import type { StorageEntry, StoragePage } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';

/** A value under its key: what the node is about. */
export function valueUnderKey(key: string, value: JsonValue): JsonObject {
  // An own property of whatever name: a key may be "__proto__".
  return Object.fromEntries([[key, value]]);
}

/** An entry as JSON, for people who look closer. */
export function wholeEntry(entry: StorageEntry): JsonObject {
  return { key: entry.key, value: entry.value, found: true, ...stampOf(entry) };
}

/** What stands in the place of an entry that is not there. The version is the one to ask for when it is put. */
export function noEntry(key: string, value: JsonValue): JsonObject {
  return { key, value, found: false, version: 0, updatedAt: null, expiresAt: null };
}

/** A page of entries as JSON. */
export function pageOf({ entries, next }: StoragePage): JsonObject {
  return {
    entries: entries.map((entry) => ({ key: entry.key, value: entry.value, ...stampOf(entry) })),
    next,
  };
}

function stampOf({ version, updatedAt, expiresAt }: StorageEntry): JsonObject {
  return { version, updatedAt: updatedAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null };
}
