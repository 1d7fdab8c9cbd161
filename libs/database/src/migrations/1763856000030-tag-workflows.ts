import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tags of workflows: as people wrote them, and folded (see foldCase), by which they are found. */
export class TagWorkflows1763856000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE workflows
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
        ADD COLUMN tag_keys text[] NOT NULL DEFAULT '{}'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE workflows DROP COLUMN tag_keys, DROP COLUMN tags');
  }
}
