import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every step of an execution did. Outputs are JSON text, byte for byte (ADR 0007). */
export class CreateExecutionSteps1763856000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE execution_steps (
        execution_id uuid NOT NULL REFERENCES executions (id) ON DELETE CASCADE,
        node_id text NOT NULL,
        node_type text NOT NULL,
        status text NOT NULL CONSTRAINT execution_steps_status
          CHECK (status IN ('pending', 'running', 'waiting', 'completed', 'failed', 'skipped', 'cancelled')),
        port text,
        attempt integer NOT NULL,
        revision integer NOT NULL,
        duration_ms integer,
        started_at timestamptz,
        finished_at timestamptz,
        output text,
        error text,
        logs text,
        warnings text,
        PRIMARY KEY (execution_id, node_id)
      ) WITH (fillfactor = 90)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE execution_steps');
  }
}
