import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists by state look at what has it, not at everything: what is unfinished, what failed (that alone has an error) and what repeats
 * an execution is little of all. No index names a column that a claim changes, so a claim still touches none (see CreateExecutions):
 * `error` and `finished_at` change at the end only, `retry_of` never.
 */
export class IndexExecutionsByState1763856000035 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // "Is null" in words that the index of all owners' unfinished ones doesn't have: the planner took that one, and sorted.
    await queryRunner.query(
      'CREATE INDEX executions_unfinished_by_owner ON executions (owner_id, id) WHERE num_nulls(finished_at) = 1',
    );
    await queryRunner.query(
      'CREATE INDEX executions_failed_by_owner ON executions (owner_id, id) WHERE error IS NOT NULL',
    );
    await queryRunner.query(
      'CREATE INDEX executions_by_retry ON executions (retry_of, id) WHERE retry_of IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX executions_by_retry');
    await queryRunner.query('DROP INDEX executions_failed_by_owner');
    await queryRunner.query('DROP INDEX executions_unfinished_by_owner');
  }
}
