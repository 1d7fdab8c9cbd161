import { storageFull, toStorageJson, type Clock, type StorageEntry } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';

/** Limits and time, as arguments. */
export interface MemoryStorageOptions {
  clock: Clock;
  maxValueBytes: number;
  maxEntries: number;
}

/** An entry with its value as JSON text: nobody shares objects with it. */
type StoredEntry = Omit<StorageEntry, 'value'> & { json: string };

/** The entries of one user, by scope and key. */
export class MemoryEntries {
  private readonly entries = new Map<string, StoredEntry>();

  constructor(private readonly options: MemoryStorageOptions) {}

  get(scopeId: string, key: string): StorageEntry | undefined {
    const stored = this.entries.get(placeOf(scopeId, key));
    return stored && this.isLiving(stored) ? toEntry(stored) : undefined;
  }

  /** Writes a value over the current entry, or a new one. */
  put(scopeId: string, key: string, value: JsonValue, expiresAt: Date | null): StorageEntry {
    const json = toStorageJson(value, this.options.maxValueBytes);
    for (const [place, stored] of this.entries) if (!this.isLiving(stored)) this.entries.delete(place);
    const place = placeOf(scopeId, key);
    const current = this.entries.get(place);
    if (!current && this.entries.size >= this.options.maxEntries) throw storageFull(this.options.maxEntries);
    const version = (current?.version ?? 0) + 1;
    const stored = { key, json, version, updatedAt: this.options.clock.now(), expiresAt };
    this.entries.set(place, stored);
    return toEntry(stored);
  }

  delete(scopeId: string, key: string): void {
    this.entries.delete(placeOf(scopeId, key));
  }

  /** All with the prefix, in the order of code points. */
  list(scopeId: string, prefix: string): StorageEntry[] {
    return [...this.entries]
      .filter(([place, stored]) => place.startsWith(placeOf(scopeId, prefix)) && this.isLiving(stored))
      .map(([, stored]) => toEntry(stored))
      .sort((one, other) => byCodePoints(one.key, other.key));
  }

  private isLiving({ expiresAt }: StoredEntry): boolean {
    return expiresAt === null || expiresAt > this.options.clock.now();
  }
}

/** Compares keys as the contract orders them. */
export function byCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Ids hold no slash. */
function placeOf(scopeId: string, key: string): string {
  return `${scopeId}/${key}`;
}

function toEntry({ json, ...rest }: StoredEntry): StorageEntry {
  return { ...rest, value: JSON.parse(json) as JsonValue };
}
