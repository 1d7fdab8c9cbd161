import { UserError } from '@rex/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { isUniqueViolation } from '../connection/database-error';
import { guarded } from '../connection/guarded';
import type { Sql } from '../connection/sql';
import { ApiKeyEntity } from '../entities/api-key.entity';
import { UserEntity } from '../entities/user.entity';
import type { ApiKeyChange, ApiKeyRow, EncryptedApiKey, KeyUse, NewApiKey } from './api-key-row';
import { FIND_ENCRYPTED_KEY, FIND_KEY_USES, NOTE_KEY_USE } from './api-key-statements';
import { isUuid } from './is-uuid';

const METADATA = {
  ...{ id: true, provider: true, name: true, lastFour: true, createdAt: true, lastUsedAt: true },
  ...{ baseUrl: true, scheme: true, username: true, headerName: true },
};

/** Stored keys. Another owner's key is as unknown as one that never was. */
export class ApiKeysRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: Sql,
  ) {}

  /**
   * Stores a key, unless its owner has `maxKeys` already.
   * @throws UserError `key-name-taken` (409), `too-many-keys` (422)
   */
  async create(ownerId: string, key: NewApiKey, { maxKeys }: { maxKeys: number }): Promise<ApiKeyRow> {
    return withUniqueName(key, () =>
      this.dataSource.transaction(async (manager) => {
        await lockOwner(manager, ownerId);
        if ((await manager.countBy(ApiKeyEntity, { ownerId })) >= maxKeys) throw tooManyKeys(maxKeys);
        await manager.insert(ApiKeyEntity, { ...key, ownerId });
        return readRow(manager, ownerId, key.id);
      }),
    );
  }

  /** All keys of an owner, newest first. There are as many as `create` allows. */
  async list(ownerId: string): Promise<ApiKeyRow[]> {
    return guarded(() =>
      this.keys.find({ select: METADATA, where: { ownerId }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
  }

  async find(ownerId: string, id: string): Promise<ApiKeyRow | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await guarded(() => this.keys.findOne({ select: METADATA, where: { id, ownerId } }));
    return row ?? undefined;
  }

  /** Which workflows of the owner name the keys, latest change first. */
  async findUses(ownerId: string, ids: string[]): Promise<KeyUse[]> {
    const known = ids.filter(isUuid);
    return known.length === 0 ? [] : this.sql.runIdempotent<KeyUse>(FIND_KEY_USES, [ownerId, known]);
  }

  async findEncrypted(ownerId: string, id: string): Promise<EncryptedApiKey | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.sql.runIdempotent<EncryptedApiKey>(FIND_ENCRYPTED_KEY, [ownerId, id]);
    return row;
  }

  /**
   * Changes a key by what `decide` makes of it as it is now; nobody else changes it meanwhile. Undefined when there is none.
   * @throws UserError `key-name-taken` (409), and what `decide` throws
   */
  async change(
    ownerId: string,
    id: string,
    decide: (current: EncryptedApiKey) => ApiKeyChange,
  ): Promise<ApiKeyRow | undefined> {
    if (!isUuid(id)) return undefined;
    const taken = { name: '', provider: '' };
    return withUniqueName(taken, () =>
      this.dataSource.transaction(async (manager) => {
        const lock = { mode: 'for_no_key_update' } as const;
        const current = await manager.findOne(ApiKeyEntity, { where: { id, ownerId }, lock });
        if (!current) return undefined;
        const { encrypted, ...columns } = decide({ ...current, isUseNoted: true });
        Object.assign(taken, { provider: current.provider, ...columns });
        const change = { ...columns, ...encrypted };
        if (Object.keys(change).length > 0) await manager.update(ApiKeyEntity, { id, ownerId }, change);
        return readRow(manager, ownerId, current.id);
      }),
    );
  }

  /** Notes that a key is used now; does nothing when a use within the last minute is noted. */
  async noteUsed(ownerId: string, id: string): Promise<void> {
    await this.sql.runIdempotent(NOTE_KEY_USE, [ownerId, id]);
  }

  /** False when there is none. */
  async delete(ownerId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const { affected } = await guarded(() => this.keys.delete({ id, ownerId }));
    return affected === 1;
  }

  private get keys() {
    return this.dataSource.getRepository(ApiKeyEntity);
  }
}

/** Runs a change and tells a name that is taken from other failures. */
async function withUniqueName<Result>(
  key: { name: string; provider: string },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await guarded(work);
  } catch (error) {
    if (!isUniqueViolation(error, 'api_keys_name_key')) throw error;
    throw new UserError(
      'key-name-taken',
      `There is a key with the name "${key.name}" for ${key.provider} already. Choose another name, or delete that key first.`,
      { status: 409, cause: error },
    );
  }
}

function readRow(manager: EntityManager, ownerId: string, id: string): Promise<ApiKeyRow> {
  return manager.findOneOrFail(ApiKeyEntity, { select: METADATA, where: { id, ownerId } });
}

/** Keys of one owner are counted and created one after the other, so that the limit holds. */
async function lockOwner(manager: EntityManager, ownerId: string): Promise<void> {
  await manager.findOne(UserEntity, {
    select: { id: true },
    where: { id: ownerId },
    lock: { mode: 'for_no_key_update' },
  });
}

function tooManyKeys(maxKeys: number): UserError {
  return new UserError(
    'too-many-keys',
    `You have ${maxKeys} stored keys, the most that LIMIT_KEYS allows. Delete those you don't use.`,
    { status: 422 },
  );
}
