import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Executions, and the idempotency keys of the last 24 hours.
 *
 * The hot path updates a row twice: at the claim and at the end. No index names a column that a claim changes (that is
 * why "unfinished" is told by `finished_at` and not by `status`), and the fill factor leaves room beside the row, so a claim
 * touches no index at all.
 */
export class CreateExecutions1763856000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE executions (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL,
        workflow_id uuid NOT NULL,
        version integer NOT NULL,
        trigger_type text NOT NULL,
        trigger_node_id text NOT NULL,
        status text NOT NULL DEFAULT 'pending',
        lease_epoch integer NOT NULL DEFAULT 0,
        worker_losses integer NOT NULL DEFAULT 0,
        revision integer NOT NULL DEFAULT 0,
        lease_owner text,
        lease_expires_at timestamptz,
        resume_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        input text NOT NULL,
        output text,
        error text,
        CONSTRAINT executions_status CHECK (status IN ('pending', 'running', 'waiting', 'completed', 'failed', 'cancelled')),
        CONSTRAINT executions_finished CHECK ((finished_at IS NOT NULL) = (status IN ('completed', 'failed', 'cancelled'))),
        CONSTRAINT executions_version FOREIGN KEY (workflow_id, version)
          REFERENCES workflow_versions (workflow_id, version) ON DELETE CASCADE
      ) WITH (fillfactor = 70)`);
    await queryRunner.query('CREATE INDEX executions_by_workflow ON executions (workflow_id, id)');
    await queryRunner.query('CREATE INDEX executions_by_owner ON executions (owner_id, id)');
    await queryRunner.query(
      'CREATE INDEX executions_unfinished ON executions (id) WHERE finished_at IS NULL',
    );
    // A key is kept as its hash: any text is allowed, of any length. Rows older than 24 hours are dead and may be removed.
    await queryRunner.query(`
      CREATE TABLE idempotency_keys (
        workflow_id uuid NOT NULL REFERENCES workflows (id) ON DELETE CASCADE,
        key_hash bytea NOT NULL,
        execution_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workflow_id, key_hash)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE idempotency_keys');
    await queryRunner.query('DROP TABLE executions');
  }
}
