import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the removal of a deleted workflow for good began: from then on it is in no bin, and can't be restored. */
export class PurgeWorkflows1763856000033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE workflows ADD COLUMN purge_started_at timestamptz');
    await queryRunner.query(
      'CREATE INDEX workflows_deleted ON workflows (deleted_at, id) WHERE deleted_at IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX workflows_deleted');
    await queryRunner.query('ALTER TABLE workflows DROP COLUMN purge_started_at');
  }
}
