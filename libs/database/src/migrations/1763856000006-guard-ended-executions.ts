import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Terminal states never change (PROMISES P3): every statement is guarded, and the table itself refuses what slips through. */
export class GuardEndedExecutions1763856000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION refuse_change_of_ended_execution() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'execution % is % and cannot become %', OLD.id, OLD.status, NEW.status
          USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER executions_ended_is_final BEFORE UPDATE ON executions FOR EACH ROW
      WHEN (OLD.finished_at IS NOT NULL AND NEW.status IS DISTINCT FROM OLD.status)
      EXECUTE FUNCTION refuse_change_of_ended_execution()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER executions_ended_is_final ON executions');
    await queryRunner.query('DROP FUNCTION refuse_change_of_ended_execution()');
  }
}
