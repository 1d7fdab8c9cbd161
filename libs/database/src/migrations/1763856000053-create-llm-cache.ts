import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of models that are kept for a time, by the hash of what was asked. They are their owner's alone. */
export class CreateLlmCache1763856000053 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE llm_cache (
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        key bytea NOT NULL CONSTRAINT llm_cache_key CHECK (octet_length(key) = 32),
        response text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (owner_id, key)
      )`);
    await queryRunner.query('CREATE INDEX llm_cache_by_age ON llm_cache (owner_id, created_at, key)');
    await queryRunner.query('CREATE INDEX llm_cache_expiring ON llm_cache (expires_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE llm_cache');
  }
}
