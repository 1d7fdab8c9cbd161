import type { Client } from 'pg';

/** Seconds from slot to slot of every schedule, so that a hundredth of them is due in a minute. */
const INTERVAL_SECONDS = 6000;

/** How many schedules are due in a minute, evenly. */
export const duePerMinute = (schedules: number) => (schedules * 60) / INTERVAL_SECONDS;

/** Makes workflows with one published schedule each, due one after the other. Begin with an account: they are its. */
export async function seedSchedules(database: Client, schedules: number): Promise<void> {
  const config = JSON.stringify({ intervalSeconds: INTERVAL_SECONDS, catchUp: 'skip', overlap: 'allow' });
  const document = JSON.stringify({
    name: 'Scheduled',
    nodes: [{ id: 'clock', type: 'schedule-trigger', config: JSON.parse(config) as unknown }],
    edges: [],
    settings: { timezone: 'UTC' },
  });
  await database.query(
    `INSERT INTO workflows (id, owner_id, name, latest_version, published_version, scheduled_version, schedule_count)
     SELECT gen_random_uuid(), (SELECT id FROM users LIMIT 1), 'scheduled', 1, 1, 1, 1 FROM generate_series(1, $1)`,
    [schedules],
  );
  await database.query(
    `INSERT INTO workflow_versions (workflow_id, version, document, author_id) SELECT id, 1, $1, owner_id FROM workflows`,
    [document],
  );
  await database.query(
    `INSERT INTO schedules (id, owner_id, workflow_id, node_id, version, config, timezone, activated_at, next_slot_at, next_due_at)
     SELECT gen_random_uuid(), owner_id, id, 'clock', 1, $1, 'UTC', first - $2 * interval '1 second', first, first
     FROM (
       SELECT *, date_trunc('milliseconds', now() + place * $2 * interval '1 second' / $3::float8) AS first
       FROM (SELECT *, row_number() OVER () AS place FROM workflows) AS w
     ) AS w`,
    [config, INTERVAL_SECONDS, schedules],
  );
  await database.query('ANALYZE');
}
