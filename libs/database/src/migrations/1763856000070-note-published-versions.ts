import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which versions were published at any time: they stay, while old drafts are removed. Of versions of before this migration nobody knows
 * (null), so they stay too.
 *
 * What webhooks and schedules start runs a published version. So executions of drafts are started by hand or repeat another one, and
 * only they are in the index that finds them: the hot path does not touch it, and lists of executions can't be planned with it (hence the odd words for "is a repeat").
 */
export class NotePublishedVersions1763856000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE workflow_versions ADD COLUMN was_published boolean');
    await queryRunner.query('ALTER TABLE workflow_versions ALTER COLUMN was_published SET DEFAULT false');
    await queryRunner.query(`
      CREATE INDEX workflow_versions_drafts ON workflow_versions (workflow_id, version)
      WHERE was_published = false AND message IS NULL`);
    await queryRunner.query(`
      CREATE INDEX executions_of_drafts ON executions (workflow_id, version)
      WHERE trigger_type NOT IN ('webhook', 'schedule') OR num_nonnulls(retry_of) = 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX executions_of_drafts');
    await queryRunner.query('DROP INDEX workflow_versions_drafts');
    await queryRunner.query('ALTER TABLE workflow_versions DROP COLUMN was_published');
  }
}
