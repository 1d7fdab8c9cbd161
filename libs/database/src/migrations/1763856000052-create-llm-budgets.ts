import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What may be spent on models in a day: by a workflow, or by the whole account (`workflow_id` null). And what calls that are under
 * way have set aside of it (ADR 0020).
 */
export class CreateLlmBudgets1763856000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE llm_budgets (
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        workflow_id uuid REFERENCES workflows (id) ON DELETE CASCADE,
        tokens_per_day bigint,
        cost_per_day numeric,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT llm_budgets_key UNIQUE NULLS NOT DISTINCT (owner_id, workflow_id),
        CONSTRAINT llm_budgets_limits CHECK (
          num_nonnulls(tokens_per_day, cost_per_day) > 0 AND coalesce(tokens_per_day, 0) >= 0 AND coalesce(cost_per_day, 0) >= 0)
      )`);
    await queryRunner.query(
      'CREATE INDEX llm_budgets_by_workflow ON llm_budgets (workflow_id) WHERE workflow_id IS NOT NULL',
    );
    await queryRunner.query(`
      CREATE TABLE llm_reservations (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        workflow_id uuid NOT NULL,
        tokens bigint NOT NULL,
        cost numeric NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await queryRunner.query('CREATE INDEX llm_reservations_by_owner ON llm_reservations (owner_id)');
    await queryRunner.query('CREATE INDEX llm_reservations_expiring ON llm_reservations (expires_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE llm_reservations');
    await queryRunner.query('DROP TABLE llm_budgets');
  }
}
