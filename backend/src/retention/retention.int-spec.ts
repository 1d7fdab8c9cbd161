import { Logger } from '@nestjs/common';
import { openDatabase, runMigrations, type Database } from '@rex/database';
import { newId, type ServerConfig } from '@rex/platform';
import { createTestDatabase, type TestDatabase } from '@rex/testing/stack';
import { PrunerList } from './pruner-list';
import { RetentionService } from './retention.service';

describe('retention', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    testDatabase = await createTestDatabase();
    await runMigrations(testDatabase.url);
    database = await openDatabase({
      url: testDatabase.url,
      applicationName: 'rex-test',
      queryTimeoutMs: 1500,
    });
  });

  afterAll(async () => {
    await database?.close();
    await testDatabase?.drop();
  });

  beforeEach(() => testDatabase.query('TRUNCATE users CASCADE'));

  const serviceWith = (settings: {
    RETENTION_DAYS: number;
    RETENTION_MAX_EXECUTIONS: number;
    RETENTION_DRAFT_VERSIONS?: number;
  }) => {
    const { retention, storage, workflowBin, deliveries, sessions, llmBudgets, llmCache, scheduleRetention } =
      database;
    const config = {
      RETENTION_DRAFT_VERSIONS: 0,
      ...settings,
      BIN_DAYS: 30,
      SESSION_DAYS: 30,
    } as ServerConfig;
    return new RetentionService(
      new PrunerList(
        config,
        retention,
        storage,
        workflowBin,
        deliveries,
        sessions,
        llmBudgets,
        llmCache,
        scheduleRetention,
      ),
    );
  };
  const KEEP_ALL = { RETENTION_DAYS: 0, RETENTION_MAX_EXECUTIONS: 0 };

  const seedWorkflow = async () => {
    const [ownerId, workflowId] = [newId(), newId()];
    await database.users.create({
      id: ownerId,
      email: `${ownerId}@example.org`,
      passwordHash: 'x',
      name: null,
    });
    const shown = {
      name: 'Seeded',
      description: '',
      nodeCount: 0,
      triggerTypes: [],
      tags: [],
      message: null,
    };
    await database.workflows.create(ownerId, {
      id: workflowId,
      ...shown,
      documentJson: '{}',
      publish: true,
      active: true,
    });
    return { ownerId, workflowId };
  };

  /** Executions made so many days ago (half an hour apart), ended some days ago or not at all, with two steps and a large value each. */
  const seedExecutions = async (
    { ownerId, workflowId }: { ownerId: string; workflowId: string },
    {
      count,
      createdDaysAgo,
      endedDaysAgo,
    }: { count: number; createdDaysAgo: number; endedDaysAgo: number | null },
  ): Promise<string[]> => {
    const rows = await testDatabase.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, created_at, finished_at)
       SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000' || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid,
         $1, $2, 1, 'manual', 'start', repeat('x', 300), CASE WHEN $5::float8 IS NULL THEN 'running' ELSE 'completed' END, at,
         now() - $5 * interval '1 day'
       FROM (SELECT now() - $4::float8 * interval '1 day' + n * interval '1 ms' AS at FROM generate_series(1, $3) AS n) AS times
       RETURNING id`,
      [ownerId, workflowId, count, createdDaysAgo, endedDaysAgo],
    );
    const ids = rows.map((row) => String(row['id']));
    await testDatabase.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision, output)
       SELECT id, 'node_' || k, 'code', 'completed', 1, 1, repeat('y', 500) FROM unnest($1::uuid[]) AS id, generate_series(1, 2) AS k`,
      [ids],
    );
    await testDatabase.query(
      `INSERT INTO execution_values (execution_id, name, value) SELECT id, 'input', 'large' FROM unnest($1::uuid[]) AS id`,
      [ids],
    );
    return ids;
  };
  const left = async (): Promise<string[]> =>
    (await testDatabase.query('SELECT id FROM executions ORDER BY id')).map((row) => String(row['id']));
  const countOf = async (table: string, where = 'true') =>
    (await testDatabase.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0]?.['n'];

  it('removes what ended long ago with all that belongs to it, and nothing of what runs or ended lately', async () => {
    const workflow = await seedWorkflow();
    const kept = [
      ...(await seedExecutions(workflow, { count: 3, createdDaysAgo: 90, endedDaysAgo: null })),
      ...(await seedExecutions(workflow, { count: 2, createdDaysAgo: 60, endedDaysAgo: 29.9 })),
      ...(await seedExecutions(workflow, { count: 2, createdDaysAgo: 1, endedDaysAgo: 1 })),
    ];
    await seedExecutions(workflow, { count: 350, createdDaysAgo: 31, endedDaysAgo: 30.1 });
    await serviceWith({ ...KEEP_ALL, RETENTION_DAYS: 30 }).round();
    expect(await left()).toEqual(kept.toSorted());
    expect(await countOf('execution_steps')).toBe(2 * kept.length);
    expect(await countOf('execution_values')).toBe(kept.length);
    await serviceWith(KEEP_ALL).round();
    expect(await left()).toHaveLength(kept.length);
  });

  it('keeps the newest of each owner, and those that have not ended', async () => {
    const [many, few] = [await seedWorkflow(), await seedWorkflow()];
    const running = await seedExecutions(many, { count: 3, createdDaysAgo: 9, endedDaysAgo: null });
    await seedExecutions(many, { count: 400, createdDaysAgo: 8, endedDaysAgo: 8 });
    const newest = await seedExecutions(many, { count: 50, createdDaysAgo: 7, endedDaysAgo: 7 });
    const others = await seedExecutions(few, { count: 50, createdDaysAgo: 9, endedDaysAgo: 9 });
    await serviceWith({ ...KEEP_ALL, RETENTION_MAX_EXECUTIONS: 50 }).round();
    expect(await left()).toEqual([...running, ...newest, ...others].toSorted());
    await serviceWith({ ...KEEP_ALL, RETENTION_MAX_EXECUTIONS: 1_000_000 }).round();
    expect(await left()).toHaveLength(103);
  });

  it('removes drafts behind the newest versions of a workflow, or none', async () => {
    const { ownerId, workflowId } = await seedWorkflow();
    for (let version = 2; version <= 9; version += 1) {
      const document = { name: 'w', description: '', nodeCount: 0, triggerTypes: [] };
      const change = { document: { ...document, documentJson: `{"v":${version}}` } };
      await database.workflows.update(ownerId, workflowId, change);
    }
    await serviceWith(KEEP_ALL).round();
    expect(await countOf('workflow_versions')).toBe(9);
    await serviceWith({ ...KEEP_ALL, RETENTION_DRAFT_VERSIONS: 3 }).round();
    const kept = await testDatabase.query('SELECT version FROM workflow_versions ORDER BY version');
    expect(kept.map((row) => row['version'])).toEqual([1, 7, 8, 9]);
  });

  it('finds the edge beyond what one statement steps over', async () => {
    const workflow = await seedWorkflow();
    const ids = (await seedExecutions(workflow, { count: 21_000, createdDaysAgo: 3, endedDaysAgo: 2 }))
      .toSorted()
      .reverse();
    const edge = (kept: number) => database.retention.findFirstBeyond(workflow.ownerId, kept);
    expect(await edge(0)).toBe(ids[0]);
    expect(await edge(19_999)).toBe(ids[19_999]);
    expect(await edge(20_500)).toBe(ids[20_500]);
    expect(await edge(20_999)).toBe(ids[20_999]);
    expect(await edge(21_000)).toBeUndefined();
  });

  it('removes dead idempotency keys, expired storage and workers that were silent for a day', async () => {
    const { ownerId, workflowId } = await seedWorkflow();
    await testDatabase.query(
      `INSERT INTO idempotency_keys (workflow_id, key_hash, execution_id, created_at)
       SELECT $1, decode(lpad(to_hex(n), 8, '0'), 'hex'), $1, now() - n * interval '1 hour' FROM generate_series(1, 48) AS n`,
      [workflowId],
    );
    await testDatabase.query(
      `INSERT INTO storage_usage (owner_id, entries, entry_limit) VALUES ($1, 2, 10)`,
      [ownerId],
    );
    await testDatabase.query(
      `INSERT INTO storage_entries (owner_id, key, value, expires_at)
       VALUES ($1, 'gone', '1', now() - interval '1 s'), ($1, 'there', '1', now() + interval '1 h')`,
      [ownerId],
    );
    await testDatabase.query(
      `INSERT INTO llm_reservations (id, owner_id, workflow_id, tokens, cost, expires_at)
       SELECT gen_random_uuid(), $1, $1, n, 0, now() + (n - 1.5) * interval '1 h' FROM generate_series(1, 2) AS n`,
      [ownerId],
    );
    await testDatabase.query(
      `INSERT INTO llm_cache (owner_id, key, response, expires_at)
       SELECT $1, sha256(n::text::bytea), n, now() + (n - 1.5) * interval '1 h' FROM generate_series(1, 2) AS n`,
      [ownerId],
    );
    await testDatabase.query(
      `INSERT INTO workers (id, host, pid, heartbeat_at)
       VALUES ('gone', 'h', 1, now() - interval '25 h'), ('there', 'h', 1, now() - interval '23 h')`,
    );
    await serviceWith(KEEP_ALL).round();
    expect(await countOf('idempotency_keys')).toBe(23);
    expect(await testDatabase.query('SELECT key FROM storage_entries')).toEqual([{ key: 'there' }]);
    expect(await testDatabase.query('SELECT tokens::int FROM llm_reservations')).toEqual([{ tokens: 2 }]);
    expect(await testDatabase.query('SELECT response FROM llm_cache')).toEqual([{ response: '2' }]);
    expect(await testDatabase.query('SELECT id FROM workers')).toEqual([{ id: 'there' }]);
  });

  it('removes old slots, and keeps in mind up to when slots may have started', async () => {
    const { ownerId, workflowId } = await seedWorkflow();
    const rows = await testDatabase.query(
      `INSERT INTO schedules (id, owner_id, workflow_id, node_id, version, config, timezone, activated_at, stopped_at)
       SELECT gen_random_uuid(), $1, $2, node, v, '{}', 'UTC', now(), now() - interval '31 days'
       FROM (VALUES ('gone', 7), ('switched off', 1), ('busy', 1)) AS t (node, v) RETURNING id`,
      [ownerId, workflowId],
    );
    const [gone, , busy] = rows.map((row) => String(row['id']));
    const slots = (id: string | undefined, status: string, daysAgo: number, count: number) =>
      testDatabase.query(
        `INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason, execution_id, fired_at, created_at)
         SELECT $1, date_trunc('day', now()) - $3 * interval '1 day' - n * interval '1 second', $2,
           CASE WHEN $2 = 'skipped' THEN 'missed' END, CASE WHEN $2 = 'fired' THEN gen_random_uuid() END,
           CASE WHEN $2 = 'fired' THEN now() END, now() - $3 * interval '1 day'
         FROM generate_series(1, $4) AS n`,
        [id, status, daysAgo, count],
      );
    await slots(gone, 'skipped', 31, 150);
    await slots(busy, 'fired', 31, 10);
    await slots(busy, 'queued', 32, 2);
    await slots(busy, 'fired', 0, 50_020);
    await serviceWith({ ...KEEP_ALL, RETENTION_DAYS: 30 }).round();
    expect(
      await testDatabase.query(
        `SELECT s.node_id, count(q.status) FILTER (WHERE q.status = 'queued')::int AS queued, count(q.status)::int AS slots,
           date_trunc('day', now()) - s.forgotten_until AS forgotten
         FROM schedules s LEFT JOIN schedule_slots q ON q.schedule_id = s.id GROUP BY s.id ORDER BY s.node_id`,
      ),
    ).toEqual([
      // The newest of those that are gone: the 50,001st of today. What waits counts, and stays.
      expect.objectContaining({ node_id: 'busy', queued: 2, slots: 50_002 }),
      expect.objectContaining({ node_id: 'switched off', slots: 0, forgotten: null }),
    ]);
    const [busyRow] = await testDatabase.query(
      `SELECT extract(epoch FROM date_trunc('day', now()) - forgotten_until)::int AS seconds FROM schedules WHERE id = $1`,
      [busy],
    );
    expect(busyRow).toEqual({ seconds: 50_001 });
  });

  it('prunes 20,000 executions by two processes at once while others go on', async () => {
    const workflow = await seedWorkflow();
    const running = await seedExecutions(workflow, { count: 10, createdDaysAgo: 40, endedDaysAgo: null });
    await seedExecutions(workflow, { count: 20_000, createdDaysAgo: 40, endedDaysAgo: 39 });
    const settings = { RETENTION_DAYS: 30, RETENTION_MAX_EXECUTIONS: 100 };
    let isPruning = true;
    const pruning = Promise.all([serviceWith(settings).round(), serviceWith(settings).round()]).finally(
      () => {
        isPruning = false;
      },
    );
    const waits: number[] = [];
    while (isPruning) {
      const startedAt = performance.now();
      await database.executions.findDetail(workflow.ownerId, running[0] ?? '');
      waits.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await pruning;
    expect(await left()).toEqual(running.toSorted());
    expect(await countOf('execution_steps')).toBe(20);
    // Others get their turn all the time: nobody has to wait for the end of it.
    expect(waits.length).toBeGreaterThan(20);
    const sorted = waits.toSorted((a, b) => a - b);
    const [median, longest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    process.stdout.write(
      `reading while 20,000 are pruned: median ${median?.toFixed(0)} ms, longest ${longest?.toFixed(0)} ms\n`,
    );
  });
});
