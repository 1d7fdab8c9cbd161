import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the list of versions shows without reading documents: the author's message and the number of nodes (null: not known). */
export class DescribeVersions1763856000032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE workflow_versions ADD COLUMN message text, ADD COLUMN node_count integer',
    );
    await queryRunner.query(`
      UPDATE workflow_versions v SET node_count = w.node_count
      FROM workflows w WHERE w.id = v.workflow_id AND w.latest_version = v.version`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE workflow_versions DROP COLUMN node_count, DROP COLUMN message');
  }
}
