import { Logger } from '@nestjs/common';
import { openDatabase, runMigrations, type Database } from '@rex/database';
import { newId } from '@rex/platform';
import { createTestDatabase, type TestDatabase } from '@rex/testing/stack';
import { ScheduleRepairsService } from './schedule-repairs.service';

describe('repairs of schedules', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let ownerId: string;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    testDatabase = await createTestDatabase();
    await runMigrations(testDatabase.url);
    database = await openDatabase({ url: testDatabase.url, applicationName: 'rex-test' });
    ownerId = newId();
    const email = `${ownerId}@example.org`;
    await database.users.create({ id: ownerId, email, passwordHash: 'x', name: null });
  });

  afterAll(async () => {
    await database?.close();
    await testDatabase?.drop();
  });

  const DOCUMENT = JSON.stringify({
    nodes: [
      { id: 'clock', type: 'schedule-trigger', config: { cron: '0 9 * * *' } },
      { id: 'other', type: 'schedule-trigger', config: { intervalSeconds: 60 } },
    ],
    settings: { timezone: 'UTC' },
  });

  const seed = async (documentJson = DOCUMENT): Promise<string> => {
    const id = newId();
    const shown = {
      name: 'Seeded',
      description: '',
      nodeCount: 2,
      triggerTypes: [],
      tags: [],
      message: null,
    };
    await database.workflows.create(ownerId, { id, ...shown, documentJson, publish: true, active: true });
    return id;
  };
  const rowsOf = (workflowId: string) =>
    testDatabase.query(
      `SELECT node_id, version, config, stopped_at, has_ended, problem, next_slot_at, next_due_at FROM schedules
       WHERE workflow_id = $1 ORDER BY node_id`,
      [workflowId],
    );
  const round = () => new ScheduleRepairsService(database.scheduleRepairs).round();

  it('leave alone what is right', async () => {
    const id = await seed();
    const before = await testDatabase.query('SELECT xmin::text, * FROM schedules');
    await round();
    expect(await testDatabase.query('SELECT xmin::text, * FROM schedules')).toEqual(before);
    expect(await rowsOf(id)).toHaveLength(2);
  });

  it.each<[what: string, statement: string]>([
    ['a row that is missing', "DELETE FROM schedules WHERE workflow_id = $1 AND node_id = 'clock'"],
    ['all rows missing', 'DELETE FROM schedules WHERE workflow_id = $1'],
    ['never due', "UPDATE schedules SET next_due_at = NULL WHERE workflow_id = $1 AND node_id = 'clock'"],
    [
      'without a slot',
      "UPDATE schedules SET next_due_at = NULL, next_slot_at = NULL WHERE workflow_id = $1 AND node_id = 'clock'",
    ],
    ['no config at all', "UPDATE schedules SET config = 'null' WHERE workflow_id = $1 AND node_id = 'clock'"],
    [
      'never due, as an endless time',
      "UPDATE schedules SET next_slot_at = 'infinity', next_due_at = 'infinity' WHERE workflow_id = $1 AND node_id = 'clock'",
    ],
    [
      'due too late',
      "UPDATE schedules SET next_slot_at = '2099-01-01', next_due_at = '2099-01-01' WHERE workflow_id = $1 AND node_id = 'clock'",
    ],
    [
      'ended too early',
      "UPDATE schedules SET has_ended = true, next_slot_at = NULL, next_due_at = NULL WHERE workflow_id = $1 AND node_id = 'clock'",
    ],
    [
      'stopped although it is published',
      "UPDATE schedules SET stopped_at = now(), next_slot_at = NULL, next_due_at = NULL WHERE workflow_id = $1 AND node_id = 'clock'",
    ],
    ['of another version', 'UPDATE schedules SET version = 7 WHERE workflow_id = $1'],
    [
      'a problem that is none',
      "UPDATE schedules SET problem = 'odd', next_slot_at = NULL, next_due_at = NULL WHERE workflow_id = $1 AND node_id = 'clock'",
    ],
    [
      'published by an older REX, which knows nothing of schedules',
      'UPDATE workflows SET scheduled_version = NULL, schedule_count = 0 WHERE id = $1',
    ],
    [
      'a config changed by hand',
      `UPDATE schedules SET config = '{"cron":"0 10 * * *"}' WHERE workflow_id = $1 AND node_id = 'clock'`,
    ],
  ])('mend %s', async (_what, statement) => {
    const id = await seed();
    const before = await rowsOf(id);
    await testDatabase.query(statement, [id]);
    await round();
    expect((await rowsOf(id)).map(({ next_slot_at, next_due_at, ...row }) => row)).toEqual(
      before.map(({ next_slot_at, next_due_at, ...row }) => row),
    );
    const [clock] = await rowsOf(id);
    expect(clock).toMatchObject({ next_slot_at: before[0]?.['next_slot_at'], stopped_at: null });
  });

  it.each<[what: string, statement: string]>([
    ['unpublished by hand', 'UPDATE workflows SET published_version = NULL WHERE id = $1'],
    ['switched off by hand', 'UPDATE workflows SET active = false WHERE id = $1'],
    ['deleted by hand', 'UPDATE workflows SET deleted_at = now() WHERE id = $1'],
  ])('stop schedules of a workflow that was %s', async (_what, statement) => {
    const id = await seed();
    await testDatabase.query(statement, [id]);
    await round();
    expect(await rowsOf(id)).toEqual(
      ['clock', 'other'].map(() =>
        expect.objectContaining({ stopped_at: expect.any(Date), next_due_at: null }),
      ),
    );
  });

  it('wake slots that wait and that nobody looks at, and drop those of what was stopped', async () => {
    const [id, gone] = [await seed(), await seed()];
    await testDatabase.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status)
       SELECT id, now() - interval '1 minute', 'queued' FROM schedules WHERE workflow_id = ANY ($1)`,
      [[id, gone]],
    );
    await testDatabase.query('UPDATE workflows SET active = false WHERE id = $1', [gone]);
    await testDatabase.query(
      'UPDATE schedules SET stopped_at = now(), next_slot_at = NULL, next_due_at = NULL WHERE workflow_id = $1',
      [gone],
    );
    await round();
    const [waiting] = await testDatabase.query(
      'SELECT count(waiting_due_at)::int AS n FROM schedules WHERE workflow_id = $1',
      [id],
    );
    expect(waiting).toEqual({ n: 2 });
    expect(
      await testDatabase.query(
        `SELECT DISTINCT q.status, q.reason FROM schedule_slots q JOIN schedules s ON s.id = q.schedule_id WHERE s.workflow_id = $1`,
        [gone],
      ),
    ).toEqual([{ status: 'skipped', reason: 'stopped' }]);
  });

  it('pass over a workflow that is in somebody’s hands, and one that can not be read', async () => {
    const [broken, id] = [await seed(), await seed()];
    await testDatabase.query('UPDATE workflows SET scheduled_version = NULL WHERE id = ANY ($1)', [
      [broken, id],
    ]);
    await testDatabase.query(
      `UPDATE workflow_versions SET document = '{"schedule-trigger"' WHERE workflow_id = $1`,
      [broken],
    );
    await round();
    const noted = (each: string) =>
      testDatabase.query('SELECT scheduled_version FROM workflows WHERE id = $1', [each]);
    expect(await noted(id)).toEqual([{ scheduled_version: 1 }]);
    expect(await noted(broken)).toEqual([{ scheduled_version: null }]);
  });

  it('has one that has come due looked at again soon, however far it was put off', async () => {
    const id = await seed();
    const due = () =>
      testDatabase.query(
        `SELECT next_due_at < now() + interval '2 minutes' AS soon FROM schedules WHERE workflow_id = $1 AND node_id = 'clock'`,
        [id],
      );
    const putOff = (by: string) =>
      testDatabase.query(
        `UPDATE schedules SET next_slot_at = date_trunc('day', now()) - interval '15 hours', next_due_at = now() + $2::interval
         WHERE workflow_id = $1 AND node_id = 'clock'`,
        [id, by],
      );
    await putOff('30 seconds');
    const before = await rowsOf(id);
    await round();
    expect(await rowsOf(id)).toEqual(before);
    await putOff('3 years');
    await round();
    expect(await due()).toEqual([{ soon: true }]);
  });

  it('goes on behind one that can not be looked at', async () => {
    const [poisoned, behind] = [await seed(), await seed()];
    await testDatabase.query("UPDATE schedules SET activated_at = 'infinity' WHERE workflow_id = $1", [
      poisoned,
    ]);
    await testDatabase.query(
      "UPDATE schedules SET next_due_at = next_due_at + interval '1 day' WHERE workflow_id = $1",
      [behind],
    );
    const service = new ScheduleRepairsService(database.scheduleRepairs);
    await service.round();
    const wrong = `SELECT 1 FROM schedules WHERE workflow_id = $1 AND next_due_at > next_slot_at + interval '1 hour'`;
    expect(await testDatabase.query(wrong, [behind])).toEqual([]);
    await testDatabase.query('UPDATE schedules SET activated_at = now() WHERE workflow_id = $1', [poisoned]);
  });

  it('go through more than one part of a walk', async () => {
    await testDatabase.query('DELETE FROM workflows');
    for (let count = 0; count < 3; count += 1) await seed();
    await testDatabase.query(
      `WITH more AS (
         INSERT INTO workflows (id, owner_id, name, latest_version, published_version, active)
         SELECT gen_random_uuid(), $1, 'many', 1, 1, true FROM generate_series(1, 250) RETURNING id
       ), versions AS (
         INSERT INTO workflow_versions (workflow_id, version, document, author_id) SELECT id, 1, $2, $1 FROM more
       )
       SELECT 1`,
      [ownerId, DOCUMENT],
    );
    await round();
    const [counts] = await testDatabase.query(
      'SELECT count(*)::int AS schedules, count(next_due_at)::int AS due FROM schedules',
    );
    expect(counts).toEqual({ schedules: 506, due: 506 });
  });
});
