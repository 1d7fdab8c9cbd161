import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Retention finds dead keys without looking at the living. */
export class IndexIdempotencyKeysByAge1763856000036 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX idempotency_keys_by_age');
  }
}
