import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls that steps made of models and tools. What a call of a model took stands in its row, and is written with its end only: the
 * sums over these rows are what `llm_usage_days` has.
 */
export class CreateExecutionSubsteps1763856000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE execution_substeps (
        execution_id uuid NOT NULL REFERENCES executions (id) ON DELETE CASCADE,
        node_id text NOT NULL,
        name text NOT NULL,
        ordinal bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL CONSTRAINT execution_substeps_kind CHECK (kind IN ('model', 'tool')),
        label text NOT NULL,
        status text NOT NULL CONSTRAINT execution_substeps_status CHECK (status IN ('running', 'completed', 'failed')),
        input text,
        output text,
        error text,
        provider text,
        model text,
        input_tokens bigint,
        output_tokens bigint,
        cached_tokens bigint,
        reasoning_tokens bigint,
        cost numeric,
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (execution_id, node_id, name),
        CONSTRAINT execution_substeps_spent CHECK (
          CASE WHEN provider IS NULL
            THEN num_nonnulls(model, input_tokens, output_tokens, cached_tokens, reasoning_tokens, cost) = 0
            ELSE status <> 'running' AND num_nulls(model, input_tokens, output_tokens, cached_tokens, reasoning_tokens) = 0
          END)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE execution_substeps');
  }
}
