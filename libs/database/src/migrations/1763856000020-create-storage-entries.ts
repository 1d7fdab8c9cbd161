import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Values that survive executions, of a workflow or (without one) of a user; the receipts of changes, by which each change of a
 * step takes place once (ADR 0011); and how many entries each user has, so that a limit costs no count.
 *
 * Keys sort by code points whatever the database's collation, so that a prefix is a range of the primary key. A new entry is
 * counted by the statement that makes it, which brings the limit; what goes is counted by a trigger, because entries also go
 * with their workflow.
 */
export class CreateStorageEntries1763856000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE storage_entries (
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        workflow_id uuid REFERENCES workflows (id) ON DELETE CASCADE,
        scope_id uuid NOT NULL
          GENERATED ALWAYS AS (coalesce(workflow_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
        key text COLLATE "C" NOT NULL,
        value text NOT NULL,
        version bigint NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        PRIMARY KEY (owner_id, scope_id, key)
      ) WITH (fillfactor = 90)`);
    await queryRunner.query(
      'CREATE INDEX storage_entries_by_workflow ON storage_entries (workflow_id) WHERE workflow_id IS NOT NULL',
    );
    await queryRunner.query(
      'CREATE INDEX storage_entries_expiring ON storage_entries (expires_at) WHERE expires_at IS NOT NULL',
    );
    await queryRunner.query(`
      CREATE TABLE storage_receipts (
        execution_id uuid NOT NULL REFERENCES executions (id) ON DELETE CASCADE,
        node_id text NOT NULL,
        ordinal integer NOT NULL,
        key text COLLATE "C" NOT NULL,
        value text,
        version bigint,
        updated_at timestamptz,
        expires_at timestamptz,
        PRIMARY KEY (execution_id, node_id, ordinal)
      )`);
    await queryRunner.query(`
      CREATE TABLE storage_usage (
        owner_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        entries integer NOT NULL,
        entry_limit integer NOT NULL,
        CONSTRAINT storage_usage_full CHECK (entries <= entry_limit)
      ) WITH (fillfactor = 50)`);
    // Owners in order, so that two that remove entries of the same owners don't wait for each other.
    await queryRunner.query(`
      CREATE FUNCTION count_removed_storage_entries() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        gone record;
      BEGIN
        FOR gone IN SELECT owner_id, count(*) AS entries FROM removed GROUP BY owner_id ORDER BY owner_id LOOP
          UPDATE storage_usage SET entries = entries - gone.entries WHERE owner_id = gone.owner_id;
        END LOOP;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER storage_entries_removed AFTER DELETE ON storage_entries REFERENCING OLD TABLE AS removed
      FOR EACH STATEMENT EXECUTE FUNCTION count_removed_storage_entries()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE storage_usage');
    await queryRunner.query('DROP TABLE storage_receipts');
    await queryRunner.query('DROP TABLE storage_entries');
    await queryRunner.query('DROP FUNCTION count_removed_storage_entries()');
  }
}
