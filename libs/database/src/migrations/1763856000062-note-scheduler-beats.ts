import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When any backend last looked for due schedules, and since when that goes on without a break: one row. */
export class NoteSchedulerBeats1763856000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE scheduler_beats (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        beat_at timestamptz NOT NULL,
        up_since timestamptz NOT NULL
      ) WITH (fillfactor = 10)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE scheduler_beats');
  }
}
