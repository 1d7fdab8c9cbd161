import { UserError, type EncryptedSecret } from '@rex/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { isUniqueViolation } from '../connection/database-error';
import { guarded } from '../connection/guarded';
import type { Sql } from '../connection/sql';
import { ApiKeyEntity } from '../entities/api-key.entity';
import { UserEntity } from '../entities/user.entity';
import { FIND_ENCRYPTED_KEY, NOTE_KEY_USE } from './api-key-statements';
import { isUuid } from './is-uuid';

/** A stored key as its owner sees it: everything but the secret. */
export interface ApiKeyRow {
  id: string;
  /** Whom it is for, such as `http` or `gemini`. */
  provider: string;
  name: string;
  /** Null where they would tell too much of a short secret. */
  lastFour: string | null;
  createdAt: Date;
  /** To the minute. */
  lastUsedAt: Date | null;
}

/** A stored key to create, encrypted for this very id, owner and provider. */
export type NewApiKey = Pick<ApiKeyRow, 'id' | 'provider' | 'name' | 'lastFour'> & EncryptedSecret;

/** A stored key with its secret, encrypted. */
export interface EncryptedApiKey extends EncryptedSecret {
  id: string;
  ownerId: string;
  provider: string;
  name: string;
  /** Whether `noteUsed` would change nothing. */
  isUseNoted: boolean;
}

const METADATA = { id: true, provider: true, name: true, lastFour: true, createdAt: true, lastUsedAt: true };

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
    try {
      return await guarded(() =>
        this.dataSource.transaction(async (manager) => {
          await lockOwner(manager, ownerId);
          if ((await manager.countBy(ApiKeyEntity, { ownerId })) >= maxKeys) throw tooManyKeys(maxKeys);
          await manager.insert(ApiKeyEntity, { ...key, ownerId });
          return manager.findOneOrFail(ApiKeyEntity, { select: METADATA, where: { id: key.id, ownerId } });
        }),
      );
    } catch (error) {
      if (!isUniqueViolation(error, 'api_keys_name_key')) throw error;
      throw new UserError(
        'key-name-taken',
        `There is a key with the name "${key.name}" for ${key.provider} already. Choose another name, or delete that key first.`,
        { status: 409, cause: error },
      );
    }
  }

  /** All keys of an owner, newest first. There are as many as `create` allows. */
  async list(ownerId: string): Promise<ApiKeyRow[]> {
    return guarded(() =>
      this.keys.find({ select: METADATA, where: { ownerId }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
  }

  async findEncrypted(ownerId: string, id: string): Promise<EncryptedApiKey | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.sql.runIdempotent<EncryptedApiKey>(FIND_ENCRYPTED_KEY, [ownerId, id]);
    return row;
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
