import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which execution another one repeats, from which node, and with which input for it. */
export class LinkRetries1763856000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // No foreign key: the earlier one may be pruned, the link stays as what people were told.
    await queryRunner.query(`
      ALTER TABLE executions ADD COLUMN retry_of uuid, ADD COLUMN retry_from text, ADD COLUMN retry_input text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE executions DROP COLUMN retry_input, DROP COLUMN retry_from, DROP COLUMN retry_of`);
  }
}
