import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-ins and their refresh tokens, of which only hashes are kept. A session ends by going: its tokens go with it, and a token that
 * no row knows is worth nothing. Tokens that were rotated stay as long as their cookies may, so that a stolen one is recognised.
 * One token of each generation: two live successors of one token can't be.
 */
export class CreateSessions1763856000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        user_agent text NOT NULL,
        generation integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      ) WITH (fillfactor = 90)`);
    await queryRunner.query('CREATE INDEX sessions_by_owner ON sessions (owner_id, id)');
    await queryRunner.query('CREATE INDEX sessions_expiring ON sessions (expires_at)');
    await queryRunner.query(`
      CREATE TABLE session_tokens (
        token_hash bytea PRIMARY KEY CONSTRAINT session_tokens_hash CHECK (octet_length(token_hash) = 32),
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        generation integer NOT NULL,
        rotated_at timestamptz,
        CONSTRAINT session_tokens_generation_key UNIQUE (session_id, generation)
      )`);
    await queryRunner.query(
      'CREATE INDEX session_tokens_rotated ON session_tokens (rotated_at) WHERE rotated_at IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE session_tokens');
    await queryRunner.query('DROP TABLE sessions');
  }
}
