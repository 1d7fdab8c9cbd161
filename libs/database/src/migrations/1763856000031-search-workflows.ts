import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a search looks at: name, description and tags of a workflow, folded (see foldCase), so that it finds the same whatever the
 * database's locale. What is there already is folded by PostgreSQL until the workflow is next changed.
 */
export class SearchWorkflows1763856000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE workflows ADD COLUMN search_text text COLLATE "C" NOT NULL DEFAULT ''`,
    );
    await queryRunner.query(`UPDATE workflows SET search_text = upper(name || E'\\n' || description)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE workflows DROP COLUMN search_text');
  }
}
