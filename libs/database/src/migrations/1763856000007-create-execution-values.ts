import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Values over 256 kB, apart from the rows they belong to: `input` and `output` of the execution, `step:<node id>` for the output of
 * a step. Rows stay small for those who look at states only; large values are read by who asks for them.
 */
export class CreateExecutionValues1763856000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE execution_values (
        execution_id uuid NOT NULL REFERENCES executions (id) ON DELETE CASCADE,
        name text NOT NULL,
        value text NOT NULL,
        PRIMARY KEY (execution_id, name)
      )`);
    await queryRunner.query('ALTER TABLE executions ALTER COLUMN input DROP NOT NULL');
    await queryRunner.query('ALTER TABLE execution_steps ADD COLUMN output_bytes integer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE executions e SET input = v.value FROM execution_values v WHERE v.execution_id = e.id AND v.name = 'input'`);
    await queryRunner.query(`
      UPDATE executions e SET output = v.value FROM execution_values v WHERE v.execution_id = e.id AND v.name = 'output'`);
    await queryRunner.query(`
      UPDATE execution_steps s SET output = v.value
      FROM execution_values v WHERE v.execution_id = s.execution_id AND v.name = 'step:' || s.node_id`);
    await queryRunner.query('ALTER TABLE execution_steps DROP COLUMN output_bytes');
    await queryRunner.query('ALTER TABLE executions ALTER COLUMN input SET NOT NULL');
    await queryRunner.query('DROP TABLE execution_values');
  }
}
