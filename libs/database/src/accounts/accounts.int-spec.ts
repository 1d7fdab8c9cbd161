import { hashToken, newId, newToken } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import type { Database } from '../open-database';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { NewPersonalToken } from './personal-tokens.repository';
import { MAX_SESSIONS } from './session-statements';

describe('accounts in the database', () => {
  let bench: TestBench;
  let database: Database;
  let ownerId: string;
  let workflowId: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    database = bench.database;
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    ({ ownerId, workflowId } = await bench.seedWorkflow());
  });

  afterAll(() => bench.close());

  const aSession = (change: { passwordHash?: string; days?: number } = {}) => ({
    ...{ id: newId(), tokenHash: hashToken(newToken()), passwordHash: 'hash', userAgent: 'test', days: 30 },
    ...change,
  });
  const next = () => ({ tokenHash: hashToken(newToken()), userAgent: 'test', days: 30 });
  const count = async (table: string) =>
    (await bench.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`))[0]?.rows;

  it('opens no session on a password that was changed meanwhile, or for nobody', async () => {
    expect(await database.sessions.open(ownerId, aSession({ passwordHash: 'older' }))).toBe(false);
    expect(await database.sessions.open(newId(), aSession())).toBe(false);
    expect([await count('sessions'), await count('session_tokens')]).toEqual([0, 0]);
    expect(await database.sessions.open(ownerId, aSession())).toBe(true);
  });

  it('rotates a token once, however many show it at once, and ends the session for what was rotated before', async () => {
    const session = aSession();
    await database.sessions.open(ownerId, session);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => database.sessions.refresh(session.tokenHash, next())),
    );
    const kinds = outcomes.map((outcome) => outcome.kind).toSorted();
    expect(kinds).toEqual([...Array.from({ length: 9 }, () => 'raced'), 'rotated']);
    expect(await count('session_tokens')).toBe(2);
    expect(await database.sessions.findUser(ownerId, session.id)).toMatchObject({ id: ownerId });
    await bench.query(`UPDATE session_tokens SET rotated_at = rotated_at - interval '11 seconds'`);
    expect(await database.sessions.refresh(session.tokenHash, next())).toEqual({ kind: 'ended' });
    expect([await count('sessions'), await count('session_tokens')]).toEqual([0, 0]);
    expect(await database.sessions.findUser(ownerId, session.id)).toBeUndefined();
  });

  it('answers a rotation and the end of its session at the same moment without an error', async () => {
    for (let round = 0; round < 20; round += 1) {
      const first = aSession();
      await database.sessions.open(ownerId, first);
      const second = next();
      await database.sessions.refresh(first.tokenHash, second);
      const third = next();
      await Promise.all([
        database.sessions.refresh(second.tokenHash, third),
        database.sessions.end(ownerId, first.id),
        database.sessions.refresh(first.tokenHash, next()),
        database.sessions.endByToken(second.tokenHash),
      ]);
      expect(await database.sessions.refresh(third.tokenHash, next())).toEqual({ kind: 'ended' });
    }
  });

  it('keeps so many sessions of a user, those used last', async () => {
    const oldest = aSession();
    await database.sessions.open(ownerId, oldest);
    await bench.query(
      `INSERT INTO sessions (id, owner_id, user_agent, expires_at)
       SELECT gen_random_uuid(), $1, 'test', now() + interval '1 day' FROM generate_series(2, ${MAX_SESSIONS})`,
      [ownerId],
    );
    expect(await database.sessions.open(ownerId, aSession())).toBe(true);
    expect(await database.sessions.list(ownerId)).toHaveLength(MAX_SESSIONS);
    expect(await database.sessions.findUser(ownerId, oldest.id)).toBeUndefined();
  });

  it('prunes what nobody can use: expired sessions, and tokens rotated longer ago than cookies live', async () => {
    const [kept, expired] = [aSession(), aSession()];
    await database.sessions.open(ownerId, kept);
    await database.sessions.open(ownerId, expired);
    await database.sessions.refresh(kept.tokenHash, next());
    await bench.query('UPDATE sessions SET expires_at = now() WHERE id = $1', [expired.id]);
    await bench.query(
      `UPDATE session_tokens SET rotated_at = now() - interval '31 days' WHERE rotated_at IS NOT NULL`,
    );
    expect([await database.sessions.pruneSessions(10), await database.sessions.pruneTokens(10, 30)]).toEqual([
      1, 1,
    ]);
    expect([await count('sessions'), await count('session_tokens')]).toEqual([1, 1]);
  });

  it('notes the use of a personal token once a minute', async () => {
    const token: NewPersonalToken = {
      ...{
        id: newId(),
        name: 'script',
        scopes: ['read'],
        tokenHash: hashToken('token'),
        lastFour: 'oken',
        days: 1,
      },
    };
    await database.personalTokens.create(ownerId, token, { maxTokens: 1 });
    expect(await database.personalTokens.findUser(token.tokenHash)).toMatchObject({ isUseNoted: false });
    await database.personalTokens.noteUsed(ownerId, token.id);
    const used = async () => (await database.personalTokens.list(ownerId))[0]?.lastUsedAt;
    const first = await used();
    await database.personalTokens.noteUsed(ownerId, token.id);
    expect([await used(), first]).toEqual([first, expect.any(Date)]);
    expect(await database.personalTokens.findUser(token.tokenHash)).toMatchObject({ isUseNoted: true });
  });

  it('marks an account once, with the password that was checked', async () => {
    expect(await database.deletedAccounts.mark(ownerId, 'older')).toBe(false);
    const marks = await Promise.all([1, 2, 3].map(() => database.deletedAccounts.mark(ownerId, 'hash')));
    expect(marks.filter(Boolean)).toHaveLength(1);
    expect(await database.users.findById(ownerId)).toBeUndefined();
    expect(await database.users.findPasswordHash(ownerId)).toBeUndefined();
    expect(await database.users.rename(ownerId, 'Eve')).toBeUndefined();
    expect(await database.deletedAccounts.find(0)).toEqual([{ id: ownerId, isSettled: true }]);
    expect(await database.deletedAccounts.find(60_000)).toEqual([{ id: ownerId, isSettled: false }]);
  });

  it('removes an account from several processes at once, and nothing of others', async () => {
    const other = await bench.seedWorkflow();
    const fill = async (owner: string, workflow: string, rows: number) => {
      await bench.query(
        `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, finished_at)
         SELECT gen_random_uuid(), $1, $2, 1, 'manual', 'start', '{}', 'completed', now() FROM generate_series(1, $3)`,
        [owner, workflow, rows],
      );
      await bench.query(
        `INSERT INTO storage_entries (owner_id, workflow_id, key, value) SELECT $1, $2, 'key ' || n, '1' FROM generate_series(1, $3) n`,
        [owner, workflow, rows],
      );
    };
    await fill(ownerId, workflowId, 1000);
    await fill(other.ownerId, other.workflowId, 10);
    await database.deletedAccounts.mark(ownerId, 'hash');
    expect(await database.deletedAccounts.remove(ownerId)).toBe(false);
    const remove = async ({ deletedAccounts }: Database) => {
      while (await deletedAccounts.hasExecutions(ownerId))
        await deletedAccounts.deleteExecutions(ownerId, 50, 10);
      while ((await deletedAccounts.deleteOwned(ownerId, 200)) > 0);
      return deletedAccounts.remove(ownerId);
    };
    const removed = await Promise.all([database, await bench.open(), await bench.open()].map(remove));
    expect(removed.filter(Boolean).length).toBeLessThanOrEqual(1);
    await remove(database);
    for (const table of ['users', 'workflows', 'workflow_versions']) expect(await count(table)).toBe(1);
    for (const table of ['executions', 'storage_entries']) expect(await count(table)).toBe(10);
  });

  it('leaves a running execution to its worker until it is overdue or lost', async () => {
    const [asked, overdue, lost, running] = [newId(), newId(), newId(), newId()];
    for (const id of [asked, overdue, lost, running])
      await bench.query(
        `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, lease_owner,
           lease_expires_at)
         VALUES ($1, $2, $3, 1, 'manual', 'start', '{}', 'running', 'worker', now() + interval '1 minute')`,
        [id, ownerId, workflowId],
      );
    await bench.query('UPDATE executions SET lease_expires_at = now() WHERE id = $1', [lost]);
    await bench.query('UPDATE executions SET cancel_requested_at = now() WHERE id = $1', [asked]);
    await bench.query(
      `UPDATE executions SET cancel_requested_at = now() - interval '11 seconds' WHERE id = $1`,
      [overdue],
    );
    expect(await database.deletedAccounts.findUncancelled(ownerId, 10)).toEqual([lost, running].toSorted());
    expect(await database.deletedAccounts.deleteExecutions(ownerId, 10, 10)).toBe(2);
    const left = await bench.query<{ id: string }>('SELECT id FROM executions ORDER BY id');
    expect(left.map((row) => row.id)).toEqual([asked, running].toSorted());
  });
});
