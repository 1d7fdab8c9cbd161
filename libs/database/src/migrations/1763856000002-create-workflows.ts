import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workflows and their immutable versions. Documents are JSON text (ADR 0007). Deleting a workflow only marks it. */
export class CreateWorkflows1763856000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE workflows (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        active boolean NOT NULL DEFAULT true,
        latest_version integer NOT NULL,
        published_version integer,
        node_count integer NOT NULL DEFAULT 0,
        trigger_types text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT workflows_published_exists CHECK (published_version BETWEEN 1 AND latest_version)
      )`);
    await queryRunner.query(
      'CREATE INDEX workflows_by_owner ON workflows (owner_id, updated_at DESC, id DESC)',
    );
    await queryRunner.query(`
      CREATE TABLE workflow_versions (
        workflow_id uuid NOT NULL REFERENCES workflows (id) ON DELETE CASCADE,
        version integer NOT NULL CHECK (version >= 1),
        document text NOT NULL,
        author_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workflow_id, version)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE workflow_versions');
    await queryRunner.query('DROP TABLE workflows');
  }
}
