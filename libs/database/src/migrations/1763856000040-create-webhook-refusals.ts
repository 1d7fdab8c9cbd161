import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls of webhooks that started nothing: refused ones and duplicates. Accepted ones have no row here; they are the executions.
 * What a call sent (`query`, `headers`, `body`) is kept of callers alone who had proved who they are, or did not have to.
 */
export class CreateWebhookRefusals1763856000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE webhook_refusals (
        id uuid NOT NULL,
        owner_id uuid NOT NULL,
        workflow_id uuid NOT NULL REFERENCES workflows (id) ON DELETE CASCADE,
        outcome text NOT NULL CONSTRAINT webhook_refusals_outcome CHECK (outcome IN ('refused', 'duplicate')),
        code text NOT NULL,
        reason text NOT NULL,
        method text NOT NULL,
        path text NOT NULL,
        status integer NOT NULL,
        source_address text NOT NULL,
        user_agent text,
        body_bytes integer NOT NULL,
        execution_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        query text,
        headers text,
        body bytea,
        PRIMARY KEY (workflow_id, id)
      )`);
    await queryRunner.query('CREATE INDEX webhook_refusals_by_age ON webhook_refusals (created_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE webhook_refusals');
  }
}
