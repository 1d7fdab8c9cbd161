import { newId, OperationalError } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../open-database';
import { TcpRelay } from '../testing/tcp-relay';
import { createTestBench, type TestBench } from '../testing/test-bench';

/** The promise is 2 s, of a machine that does little else. Without a timeout nothing would ever answer. */
const SOON_MS = 15_000;

/** The line to PostgreSQL is cut or frozen by a relay; sessions are ended by the server itself. */
describe('when PostgreSQL is away', () => {
  let bench: TestBench;
  let relay: TcpRelay;
  let url: string;
  let database: Database;
  let poolErrors: Error[];

  beforeEach(async () => {
    bench = await createTestBench(await createTestDatabase());
    const direct = new URL(bench.url);
    relay = new TcpRelay({ host: direct.hostname, port: Number(direct.port) });
    direct.host = `127.0.0.1:${await relay.start()}`;
    url = direct.href;
    poolErrors = [];
    database = await open();
  });

  afterEach(async () => {
    relay.thaw();
    await database.close();
    await relay.cut();
    await bench.close();
  });

  const open = () =>
    openDatabase({
      ...{ url, applicationName: 'rex-relayed', poolSize: 3, queryTimeoutMs: 500 },
      onPoolError: (error) => poolErrors.push(error),
    });

  const failure = async (work: () => Promise<unknown>) => {
    const startedAt = performance.now();
    const error: unknown = await work().then(
      () => undefined,
      (raised: unknown) => raised,
    );
    return { error, tookMs: performance.now() - startedAt };
  };

  /** Every kind of access: by statements, by TypeORM, by a transaction. */
  const accesses: [string, () => Promise<unknown>][] = [
    ['ping', () => database.health.ping()],
    ['renewing leases', () => database.executionStore.renewLeases('worker-1', [])],
    ['finding a user', () => database.users.findById(newId())],
    ['changing a workflow', () => database.workflows.update(newId(), newId(), { active: false })],
  ];

  it('answers every access soon with an operational error when it refuses', async () => {
    await relay.cut();
    for (const [what, access] of accesses) {
      const { error, tookMs } = await failure(access);
      expect([what, error]).toEqual([what, expect.any(OperationalError)]);
      expect(error).toMatchObject({ code: 'database-unavailable', retryAfterSeconds: 2 });
      expect(tookMs).toBeLessThan(SOON_MS);
    }
    await relay.start();
    await database.health.ping();
  });

  it('answers soon when it takes connections but says nothing', async () => {
    relay.freeze();
    const failures = await Promise.all(accesses.map(([, access]) => failure(access)));
    for (const { error, tookMs } of failures) {
      expect(error).toBeInstanceOf(OperationalError);
      expect(tookMs).toBeLessThan(SOON_MS);
    }
    const opening = await failure(open);
    expect(opening.error).toMatchObject({ code: 'database-unavailable' });
    expect(opening.tookMs).toBeLessThan(SOON_MS);
  });

  it('says so when it is away at the start', async () => {
    await relay.cut();
    expect((await failure(open)).error).toMatchObject({ code: 'database-unavailable' });
    await relay.start();
  });

  it('bridges a short interruption without the caller noticing', async () => {
    await relay.cut();
    const renewal = database.executionStore.renewLeases('worker-1', []);
    setTimeout(() => void relay.start(), 100);
    expect(await renewal).toEqual({ lost: [], cancelRequested: [] });
  });

  const endSessions = () =>
    bench.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rex-relayed'`,
    );

  it('outlives idle sessions that the server ends', async () => {
    await Promise.all([1, 2, 3].map(() => database.executionStore.findDue(10)));
    expect((await endSessions()).length).toBe(3);
    while (poolErrors.length < 3) await sleep(10);
    expect(await database.executionStore.findDue(10)).toEqual([]);
  });

  it('repeats statements whose session the server ends', async () => {
    // Rows that these statements need are held until the sessions are gone: all of them are surely under way.
    await bench.query('BEGIN');
    await bench.query(`INSERT INTO workers (id, host, pid) VALUES ('worker-1', 'here', 1)`);
    const renewals = Array.from({ length: 6 }, () => database.executionStore.renewLeases('worker-1', []));
    const waiting = 'SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid';
    while ((await bench.query(waiting)).length < 3) await sleep(10);
    const ended = await endSessions();
    await bench.query('COMMIT');
    expect(await Promise.all(renewals)).toEqual(Array(6).fill({ lost: [], cancelRequested: [] }));
    expect(ended.length).toBe(3);
  });

  it('gives up a statement that takes too long, and goes on with others', async () => {
    const { ownerId, workflowId } = await bench.seedWorkflow();
    await bench.query('BEGIN');
    await bench.query('SELECT 1 FROM workflows WHERE id = $1 FOR UPDATE', [workflowId]);
    const { error, tookMs } = await failure(() => database.workflowBin.put(ownerId, workflowId));
    await bench.query('ROLLBACK');
    expect(error).toMatchObject({ code: 'database-unavailable' });
    expect(tookMs).toBeLessThan(SOON_MS);
    await database.health.ping();
  });

  it('waits with a change of storage, and counts it once when only its answer was lost', async () => {
    const workflow = await bench.seedWorkflow();
    const executionId = newId();
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, lease_epoch)
       VALUES ($1, $2, $3, 1, 'manual', 'start', '{}', 'running', 1)`,
      [executionId, workflow.ownerId, workflow.workflowId],
    );
    const storage = database.storage.storageFor({ ...workflow, executionId, nodeId: 'count', leaseEpoch: 1 });
    await storage.increment('user', 'n', 1);

    // The change waits for the row while the line is cut; then it takes place, and nobody hears of it.
    await bench.query('BEGIN');
    await bench.query(`SELECT 1 FROM storage_entries WHERE key = 'n' FOR UPDATE`);
    const counting = storage.increment('user', 'n', 10);
    const waiting = 'SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid';
    while ((await bench.query(waiting)).length < 1) await sleep(10);
    await relay.cut();
    await bench.query('COMMIT');
    const value = async () =>
      (await bench.query<{ value: string }>('SELECT value FROM storage_entries'))[0]?.value;
    while ((await value()) !== '11') await sleep(10);
    await sleep(1_000);
    await relay.start();
    expect(await counting).toMatchObject({ value: 11, version: 2 });
    expect(await value()).toBe('11');
  });
});
