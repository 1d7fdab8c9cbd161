import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Owners who wait for the next call of a webhook, to run their draft with it: one for each workflow at most. A row is looked at
 * together with its workflow, so that a call costs no statement more where nobody listens.
 */
export class CreateWebhookListeners1763856000140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE webhook_listeners (
        workflow_id uuid PRIMARY KEY REFERENCES workflows (id) ON DELETE CASCADE,
        id uuid NOT NULL,
        owner_id uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        caught_at timestamptz,
        execution_id uuid,
        refusal text,
        CONSTRAINT webhook_listeners_caught CHECK (execution_id IS NULL OR caught_at IS NOT NULL)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE webhook_listeners');
  }
}
