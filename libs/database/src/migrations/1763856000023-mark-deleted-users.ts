import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An account that was deleted is marked at once and goes with its data later, in batches. From the mark on the row has neither
 * e-mail nor password: nobody signs in with it, and the address is free for somebody else.
 */
export class MarkDeletedUsers1763856000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE users ADD COLUMN deleted_at timestamptz');
    await queryRunner.query('ALTER TABLE users ALTER COLUMN email DROP NOT NULL');
    await queryRunner.query(
      'ALTER TABLE users ADD CONSTRAINT users_email_present CHECK ((email IS NULL) = (deleted_at IS NOT NULL))',
    );
    await queryRunner.query('CREATE INDEX users_deleted ON users (id) WHERE deleted_at IS NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX users_deleted');
    // They were to go anyway, and the older schema has no place for them.
    await queryRunner.query(
      'DELETE FROM executions e USING users u WHERE e.owner_id = u.id AND u.deleted_at IS NOT NULL',
    );
    await queryRunner.query('DELETE FROM users WHERE deleted_at IS NOT NULL');
    await queryRunner.query('ALTER TABLE users DROP CONSTRAINT users_email_present');
    await queryRunner.query('ALTER TABLE users ALTER COLUMN email SET NOT NULL');
    await queryRunner.query('ALTER TABLE users DROP COLUMN deleted_at');
  }
}
