import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What calls of models took, by day (UTC), workflow, provider and model. It outlives executions, and workflows too: what was spent
 * is spent, so `workflow_id` refers to nothing.
 */
export class CreateLlmUsageDays1763856000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE llm_usage_days (
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        workflow_id uuid NOT NULL,
        day date NOT NULL,
        provider text NOT NULL,
        model text NOT NULL,
        calls bigint NOT NULL,
        input_tokens bigint NOT NULL,
        output_tokens bigint NOT NULL,
        cached_tokens bigint NOT NULL,
        reasoning_tokens bigint NOT NULL,
        cost numeric NOT NULL,
        unpriced_calls bigint NOT NULL,
        PRIMARY KEY (owner_id, day, workflow_id, provider, model)
      ) WITH (fillfactor = 50)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE llm_usage_days');
  }
}
