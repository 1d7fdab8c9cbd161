import type { EncryptedSecret, SecretBinding } from '@rex/platform';
import type { DataSource } from 'typeorm';
import { guarded } from '../connection/guarded';
import { FIRST_ID } from './id-range';

/** A stored key to encrypt anew, with all that its secret is bound to. */
export type KeyToRotate = SecretBinding & EncryptedSecret;

/** What became of some keys, in the order of their ids. */
export interface RotatedBatch {
  renewed: number;
  /** Ids of those that could not be opened; they were left alone. */
  unreadable: string[];
  /** The last one's id; undefined when none was left. */
  lastId: string | undefined;
}

/**
 * The next $3 keys behind id $2 that were not encrypted with version $1. They are locked; those that somebody else has locked are
 * left to him.
 */
const LOCK_BATCH = `
  SELECT id, owner_id AS "ownerId", provider, base_url AS "baseUrl", scheme, username, header_name AS "headerName",
    key_version AS "keyVersion", nonce, ciphertext
  FROM api_keys WHERE key_version <> $1 AND id > $2
  ORDER BY id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`;

const RENEW_BATCH = `
  UPDATE api_keys AS k SET key_version = $1, nonce = n.nonce, ciphertext = n.ciphertext
  FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS n (id, nonce, ciphertext) WHERE k.id = n.id`;

/** Stored keys of all owners, for the change to another encryption key. Not for requests of users. */
export class KeyRotationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** How many keys were encrypted with another version than this. */
  async countOthers(currentVersion: number): Promise<number> {
    const text = 'SELECT count(*)::int AS others FROM api_keys WHERE key_version <> $1';
    const [row] = await guarded(() => this.dataSource.query<{ others: number }[]>(text, [currentVersion]));
    return row?.others ?? 0;
  }

  /**
   * Encrypts the next keys anew, in one transaction: each is as it was or renewed, whenever this process ends.
   * @param reencrypt gives a key's secret as version `currentVersion`; undefined when it can't be opened
   */
  async renewBatch(
    { currentVersion, afterId, limit }: { currentVersion: number; afterId?: string; limit: number },
    reencrypt: (key: KeyToRotate) => EncryptedSecret | undefined,
  ): Promise<RotatedBatch> {
    return guarded(() =>
      this.dataSource.transaction(async (manager) => {
        const range = [currentVersion, afterId ?? FIRST_ID, limit];
        const rows = await manager.query<KeyToRotate[]>(LOCK_BATCH, range);
        const results = rows.map((key) => ({ id: key.id, secret: reencrypt(key) }));
        const renewed = results.flatMap(({ id, secret }) => (secret ? [{ id, ...secret }] : []));
        await manager.query(RENEW_BATCH, [
          currentVersion,
          renewed.map(({ id }) => id),
          renewed.map(({ nonce }) => nonce),
          renewed.map(({ ciphertext }) => ciphertext),
        ]);
        return {
          renewed: renewed.length,
          unreadable: results.flatMap(({ id, secret }) => (secret ? [] : [id])),
          lastId: rows.at(-1)?.id,
        };
      }),
    );
  }
}
