import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where and how a stored key is sent. Rows of before have none of it, and their secrets open without it (ADR 0017): those of
 * provider `http` are bearer tokens.
 */
export class DescribeApiKeys1763856000045 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE api_keys
        ADD COLUMN base_url text,
        ADD COLUMN scheme text CONSTRAINT api_keys_scheme CHECK (scheme IN ('bearer', 'basic', 'header')),
        ADD COLUMN username text,
        ADD COLUMN header_name text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE api_keys DROP COLUMN base_url, DROP COLUMN scheme, DROP COLUMN username, DROP COLUMN header_name`);
  }
}
