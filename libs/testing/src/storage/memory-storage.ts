import {
  checkStorageAmount,
  checkStorageKey,
  checkStorageText,
  MAX_STORAGE_NUMBER,
  notANumber,
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
import { byCodePoints, MemoryEntries, type MemoryStorageOptions } from './memory-entries';

type StorageStep = Pick<StepIdentity, 'ownerId' | 'workflowId' | 'executionId' | 'nodeId'>;

/** Storage in memory, for tests of nodes: the same contract as that on PostgreSQL. */
export class MemoryStorage {
  readonly options: MemoryStorageOptions;
  /** What changes gave, by execution, node and number. */
  readonly receipts = new Map<string, unknown>();
  private readonly owners = new Map<string, MemoryEntries>();

  constructor(options: Partial<MemoryStorageOptions> = {}) {
    const clock = { now: () => new Date() };
    this.options = { clock, maxValueBytes: 262_144, maxEntries: 100_000, ...options };
  }

  /** The storage of one attempt of a step. */
  storageFor(step: StorageStep): NodeStorage {
    const entries = this.owners.get(step.ownerId) ?? new MemoryEntries(this.options);
    this.owners.set(step.ownerId, entries);
    return new MemoryStepStorage(this, entries, step);
  }
}

class MemoryStepStorage implements NodeStorage {
  private changeCount = 0;

  constructor(
    private readonly storage: MemoryStorage,
    private readonly entries: MemoryEntries,
    private readonly step: StorageStep,
  ) {}

  async get(scope: StorageScope, key: string): Promise<StorageEntry | undefined> {
    checkStorageKey(key);
    return this.entries.get(this.scopeId(scope), key);
  }

  async put(
    scope: StorageScope,
    key: string,
    value: JsonValue,
    { ttlSeconds, ifVersion }: StorageChange = {},
  ): Promise<StorageOutcome> {
    return this.once((): StorageOutcome => {
      checkStorageKey(key);
      toStorageJson(value, this.storage.options.maxValueBytes);
      const current = this.entries.get(this.scopeId(scope), key);
      if (isConflict(ifVersion, current)) return { kind: 'conflict', current };
      const entry = this.entries.put(this.scopeId(scope), key, value, this.expiry(ttlSeconds));
      return { kind: 'done', entry };
    });
  }

  async delete(
    scope: StorageScope,
    key: string,
    { ifVersion }: Pick<StorageChange, 'ifVersion'> = {},
  ): Promise<StorageDeletion> {
    return this.once((): StorageDeletion => {
      checkStorageKey(key);
      const current = this.entries.get(this.scopeId(scope), key);
      if (isConflict(ifVersion, current)) return { kind: 'conflict', current };
      this.entries.delete(this.scopeId(scope), key);
      return { kind: 'done', key, existed: current !== undefined };
    });
  }

  async increment(
    scope: StorageScope,
    key: string,
    by: number,
    { ttlSeconds }: Pick<StorageChange, 'ttlSeconds'> = {},
  ): Promise<StorageEntry> {
    const { entry } = this.once(() => {
      checkStorageKey(key);
      checkStorageAmount(by);
      const current = this.entries.get(this.scopeId(scope), key);
      const value = current ? current.value : 0;
      if (typeof value !== 'number' || Math.abs(value + by) > MAX_STORAGE_NUMBER)
        throw notANumber(key, value);
      const expiresAt = current ? current.expiresAt : this.expiry(ttlSeconds);
      return { kind: 'done', entry: this.entries.put(this.scopeId(scope), key, value + by, expiresAt) };
    });
    return entry;
  }

  async list(
    scope: StorageScope,
    { prefix, limit, after }: { prefix: string; limit: number; after?: string },
  ): Promise<StoragePage> {
    for (const text of [prefix, after ?? '']) checkStorageText(text);
    const found = this.entries
      .list(this.scopeId(scope), prefix)
      .filter(({ key }) => after === undefined || byCodePoints(key, after) > 0);
    const entries = found.slice(0, limit);
    return { entries, next: found.length > limit ? (entries.at(-1)?.key ?? null) : null };
  }

  /** A change that was made before gives what it gave; a conflict changed nothing and may be tried again. */
  private once<Result extends { kind: string }>(change: () => Result): Result {
    this.changeCount += 1;
    const place = `${this.step.executionId}/${this.step.nodeId}/${this.changeCount}`;
    const receipt = this.storage.receipts.get(place) as Result | undefined;
    if (receipt) return structuredClone(receipt);
    const result = change();
    if (result.kind === 'done') this.storage.receipts.set(place, structuredClone(result));
    return result;
  }

  /** The empty id is that of what all workflows of the user share. */
  private scopeId(scope: StorageScope): string {
    return scope === 'workflow' ? this.step.workflowId : '';
  }

  private expiry(ttlSeconds: number | undefined): Date | null {
    const now = this.storage.options.clock.now().getTime();
    return ttlSeconds === undefined ? null : new Date(now + ttlSeconds * 1000);
  }
}

function isConflict(ifVersion: number | undefined, current: StorageEntry | undefined): boolean {
  return ifVersion !== undefined && ifVersion !== (current?.version ?? 0);
}
