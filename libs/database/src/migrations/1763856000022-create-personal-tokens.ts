import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal access tokens, of which only hashes are kept: 256 random bits need no slow hash. Every token expires. */
export class CreatePersonalTokens1763856000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE personal_tokens (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        name text NOT NULL,
        scopes text[] NOT NULL CONSTRAINT personal_tokens_scopes
          CHECK (scopes <@ ARRAY['read', 'run', 'write'] AND cardinality(scopes) >= 1),
        token_hash bytea NOT NULL CONSTRAINT personal_tokens_hash_key UNIQUE
          CONSTRAINT personal_tokens_hash CHECK (octet_length(token_hash) = 32),
        last_four text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        expires_at timestamptz NOT NULL
      ) WITH (fillfactor = 90)`);
    await queryRunner.query('CREATE INDEX personal_tokens_by_owner ON personal_tokens (owner_id, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE personal_tokens');
  }
}
