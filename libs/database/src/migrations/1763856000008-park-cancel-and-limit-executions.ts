import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an execution needs to wait, to be ended from outside, and to take its turn among others of its workflow. */
export class ParkCancelAndLimitExecutions1763856000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE execution_steps ADD COLUMN resume_at timestamptz');
    await queryRunner.query(`
      ALTER TABLE executions
        ADD COLUMN cancel_requested_at timestamptz,
        ADD COLUMN max_concurrency integer CHECK (max_concurrency >= 1)`);
    // Names no column that a claim changes: a claim touches no index (see CreateExecutions).
    await queryRunner.query(`
      CREATE INDEX executions_limited ON executions (workflow_id, id)
      WHERE finished_at IS NULL AND max_concurrency IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX executions_limited');
    await queryRunner.query(
      'ALTER TABLE executions DROP COLUMN max_concurrency, DROP COLUMN cancel_requested_at',
    );
    await queryRunner.query('ALTER TABLE execution_steps DROP COLUMN resume_at');
  }
}
