import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Schedules, and one row for each of their slots about which something was decided. The key of a slot is the promise that it fires
 * at most once (PROMISES P8). A schedule keeps its row, and so its slots, while its trigger comes and goes.
 */
export class CreateSchedules1763856000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE schedules (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL,
        workflow_id uuid NOT NULL REFERENCES workflows (id) ON DELETE CASCADE,
        node_id text NOT NULL,
        version integer NOT NULL,
        config text NOT NULL,
        timezone text NOT NULL,
        max_concurrency integer,
        activated_at timestamptz NOT NULL,
        stopped_at timestamptz,
        paused_at timestamptz,
        has_ended boolean NOT NULL DEFAULT false,
        problem text,
        next_slot_at timestamptz,
        next_due_at timestamptz,
        waiting_due_at timestamptz,
        backfill_concurrency integer NOT NULL DEFAULT 1 CHECK (backfill_concurrency >= 1),
        forgotten_until timestamptz,
        CONSTRAINT schedules_of_node UNIQUE (workflow_id, node_id),
        CONSTRAINT schedules_due_has_slot CHECK (next_due_at IS NULL OR next_slot_at IS NOT NULL),
        CONSTRAINT schedules_due_runs CHECK (
          (next_due_at IS NULL AND waiting_due_at IS NULL) OR (stopped_at IS NULL AND paused_at IS NULL))
      ) WITH (fillfactor = 80)`);
    await queryRunner.query(
      'CREATE INDEX schedules_due ON schedules (next_due_at) WHERE next_due_at IS NOT NULL',
    );
    await queryRunner.query(
      'CREATE INDEX schedules_waiting ON schedules (waiting_due_at) WHERE waiting_due_at IS NOT NULL',
    );
    await queryRunner.query('CREATE INDEX schedules_by_owner ON schedules (owner_id)');
    // Those that run but will never be looked at again: always empty, but for what the reconciler is there for.
    await queryRunner.query(`
      CREATE INDEX schedules_lost ON schedules (id)
      WHERE next_due_at IS NULL AND stopped_at IS NULL AND paused_at IS NULL AND problem IS NULL AND NOT has_ended`);
    await queryRunner.query(`
      CREATE TABLE schedule_slots (
        schedule_id uuid NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
        scheduled_for timestamptz NOT NULL,
        origin text NOT NULL DEFAULT 'due',
        status text NOT NULL,
        reason text,
        skipped_until timestamptz,
        execution_id uuid,
        fired_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (schedule_id, scheduled_for),
        CONSTRAINT schedule_slots_origin CHECK (origin IN ('due', 'backfill')),
        CONSTRAINT schedule_slots_status CHECK (status IN ('queued', 'fired', 'skipped')),
        CONSTRAINT schedule_slots_fired CHECK (
          (status = 'fired') = (execution_id IS NOT NULL) AND (status = 'fired') = (fired_at IS NOT NULL)),
        CONSTRAINT schedule_slots_skipped CHECK (
          (status = 'skipped') = (reason IS NOT NULL) AND (skipped_until IS NULL OR status = 'skipped'))
      )`);
    await queryRunner.query(
      `CREATE INDEX schedule_slots_queued ON schedule_slots (schedule_id, origin, scheduled_for) WHERE status = 'queued'`,
    );
    await queryRunner.query(
      `CREATE INDEX schedule_slots_backfilled ON schedule_slots (execution_id) WHERE origin = 'backfill' AND execution_id IS NOT NULL`,
    );
    await queryRunner.query('CREATE INDEX schedule_slots_by_age ON schedule_slots (created_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE schedule_slots');
    await queryRunner.query('DROP TABLE schedules');
  }
}
