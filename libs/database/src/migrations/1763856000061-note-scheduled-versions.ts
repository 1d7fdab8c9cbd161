import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For which version of a workflow its schedules are kept, and how many they are. Where it is not the version that should run, they
 * are still to be put right: an index that is empty but for these finds them, workflows of before this migration among them.
 */
export class NoteScheduledVersions1763856000061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE workflows ADD COLUMN scheduled_version integer, ADD COLUMN schedule_count integer NOT NULL DEFAULT 0`);
    await queryRunner.query(`
      CREATE INDEX workflows_unscheduled ON workflows (id)
      WHERE scheduled_version IS DISTINCT FROM CASE WHEN active AND deleted_at IS NULL THEN published_version END`);
    await queryRunner.query('CREATE INDEX workflows_scheduled ON workflows (id) WHERE schedule_count > 0');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX workflows_scheduled');
    await queryRunner.query('DROP INDEX workflows_unscheduled');
    await queryRunner.query(
      'ALTER TABLE workflows DROP COLUMN schedule_count, DROP COLUMN scheduled_version',
    );
  }
}
