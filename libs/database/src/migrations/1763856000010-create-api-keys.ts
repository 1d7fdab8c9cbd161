import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stored keys. The secret is AES-256-GCM ciphertext with its tag; `key_version` tells by which encryption key it opens (ADR 0012).
 * Only `last_used_at` changes in a row's ordinary life, and no index names it.
 */
export class CreateApiKeys1763856000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        provider text NOT NULL,
        name text NOT NULL,
        last_four text,
        key_version integer NOT NULL,
        nonce bytea NOT NULL CONSTRAINT api_keys_nonce CHECK (octet_length(nonce) = 12),
        ciphertext bytea NOT NULL CONSTRAINT api_keys_ciphertext CHECK (octet_length(ciphertext) > 16),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        CONSTRAINT api_keys_name_key UNIQUE (owner_id, provider, name)
      ) WITH (fillfactor = 90)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE api_keys');
  }
}
