import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Unfinished executions of a schedule. Names no column that a claim changes: a claim touches no index (see CreateExecutions). */
export class IndexExecutionsOfSchedules1763856000063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX executions_of_schedules ON executions (workflow_id, trigger_node_id)
      WHERE finished_at IS NULL AND trigger_type = 'schedule'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX executions_of_schedules');
  }
}
