import {
  ApiClient,
  createReadyDatabase,
  eventually,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { Account, PASSWORD, type Session } from '../spec-support/account';

const ENDLESS = {
  name: 'Endless',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start' },
    { id: 'hook', type: 'webhook-trigger', name: 'Hook' },
    { id: 'loop', type: 'code', name: 'Loop', config: { code: 'while (true) {}' } },
  ],
  edges: [
    { source: 'start', target: 'loop' },
    { source: 'hook', target: 'loop' },
  ],
  settings: { maxConcurrency: 1 },
};

const STORING = {
  name: 'Storing',
  nodes: [
    { id: 'start', type: 'manual-trigger', name: 'Start' },
    ...['workflow', 'user'].map((scope) => ({
      id: `keep_${scope}`,
      type: 'storage',
      name: `Keep of ${scope}`,
      config: { action: 'put', key: 'answer', value: 42, scope },
    })),
  ],
  edges: ['workflow', 'user'].map((scope) => ({ source: 'start', target: `keep_${scope}` })),
};

describe('deleting an account', () => {
  let stack: Stack;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({
      databaseUrl: database.url,
      // What an account had is removed when no statement that began before can still be under way.
      environment: { CODE_TIMEOUT_MS: '120000', DATABASE_TIMEOUT_MS: '8000' },
    });
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  /** How many rows of each table name one of the ids, in whatever column. Tables without any are left out. */
  async function rowsNaming(ids: string[]): Promise<Record<string, number>> {
    const tables = await database.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const found: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await database.query(
        `SELECT count(*)::int AS rows FROM "${String(name)}" AS t WHERE t::text LIKE ANY ($1::text[])`,
        [ids.map((id) => `%${id}%`)],
      );
      if (row?.['rows'] !== 0) found[String(name)] = Number(row?.['rows']);
    }
    return found;
  }

  /** An account with something in every table. */
  async function aBusyAccount(): Promise<{
    account: Account;
    session: Session;
    ids: string[];
    running: string[];
  }> {
    const account = new Account(stack.url);
    const session = await account.register();
    const send = async <Answer>(method: string, path: string, body?: unknown) => {
      const answer = await account.as<Answer>(session, method, path, body);
      if (answer.status >= 400)
        throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const create = async (document: object) =>
      (await send<{ id: string }>('POST', '/workflows', document)).id;
    const [endless, storing] = [await create(ENDLESS), await create(STORING)];
    await send('POST', '/keys', { provider: 'http', name: 'Billing', key: 'sk-0123456789' });
    await send('POST', '/auth/tokens', { name: 'script', scopes: ['read'] });
    await account.login();
    const large = { text: 'x'.repeat(300_000) };
    const done = await send<{ status: string; id: string }>('POST', `/workflows/${storing}/execute?wait=30`, {
      input: large,
    });
    expect(done.status).toBe('completed');
    const running: string[] = [];
    for (let count = 0; count < 3; count += 1)
      running.push(
        (await send<{ executionId: string }>('POST', `/workflows/${endless}/execute`, {})).executionId,
      );
    const hook = await new ApiClient(stack.url).send(
      'POST',
      `/webhooks/${endless}`,
      {},
      { 'idempotency-key': 'one' },
    );
    expect(hook.status).toBe(202);
    const statuses = () =>
      database.query('SELECT status FROM executions WHERE id = ANY ($1::uuid[])', [running]);
    await eventually(async () => expect(await statuses()).toContainEqual({ status: 'running' }));
    return { account, session, ids: [session.user.id, endless, storing, done.id, ...running], running };
  }

  it('stops everything at once and leaves no row of its owner, and every row of the others', async () => {
    const [gone, kept] = [await aBusyAccount(), await aBusyAccount()];
    const before = await rowsNaming(gone.ids);
    const tables = ['api_keys', 'execution_steps', 'execution_values', 'executions', 'idempotency_keys'];
    const more = [
      'personal_tokens',
      'sessions',
      'storage_entries',
      'storage_usage',
      'users',
      'workflow_versions',
    ];
    expect(Object.keys(before)).toEqual(expect.arrayContaining([...tables, ...more, 'workflows']));
    const wrong = await gone.account.as(gone.session, 'DELETE', '/auth/me', { password: 'wrong password' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'password-wrong']);
    expect(await gone.account.me(gone.session)).toBe(200);

    const deleted = await gone.account.as(gone.session, 'DELETE', '/auth/me', { password: PASSWORD });
    expect([deleted.status, deleted.headers.getSetCookie()[0]]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect(await gone.account.me(gone.session)).toBe(401);
    expect((await gone.account.refresh(gone.session)).status).toBe(401);
    await expect(gone.account.login()).rejects.toThrow('401');
    const endless = gone.ids[1] ?? '';
    expect((await new ApiClient(stack.url).send('POST', `/webhooks/${endless}`, {})).status).toBe(404);
    // The e-mail is free, for an account that has nothing of the old one.
    const again = await new Account(stack.url, gone.account.email).register();
    expect(again.user.id).not.toBe(gone.session.user.id);
    expect((await gone.account.as<{ total: number }>(again, 'GET', '/workflows')).body.total).toBe(0);

    await eventually(async () => expect(await rowsNaming(gone.ids)).toEqual({}));
    expect(await rowsNaming(kept.ids)).toMatchObject(
      Object.fromEntries(Object.entries(before).filter(([table]) => tables.concat(more).includes(table))),
    );
    // The worker lives, and runs what comes next.
    const next = await kept.account.as<{ id: string }>(kept.session, 'POST', '/workflows', STORING);
    const run = `/workflows/${next.body.id}/execute?wait=30`;
    const { body } = await kept.account.as<{ status: string }>(kept.session, 'POST', run, { input: 1 });
    expect(body.status).toBe('completed');
    expect(stack.workers[0]?.process.exitCode).toBeNull();
  }, 120_000);

  it('takes a worker that lost its rows for one that lost its lease', async () => {
    const { session, ids, running } = await aBusyAccount();
    // As if the worker had not heard of the cancellation in time.
    await database.query('DELETE FROM executions WHERE owner_id = $1', [session.user.id]);
    expect((await rowsNaming(running))['executions']).toBeUndefined();
    await eventually(async () => {
      const other = new Account(stack.url);
      const theirs = await other.register();
      const workflow = await other.as<{ id: string }>(theirs, 'POST', '/workflows', STORING);
      const run = `/workflows/${workflow.body.id}/execute?wait=30`;
      expect((await other.as<{ status: string }>(theirs, 'POST', run, { input: 1 })).body.status).toBe(
        'completed',
      );
    });
    expect(stack.workers[0]?.process.exitCode).toBeNull();
    expect(ids).toContain(session.user.id);
  }, 120_000);

  it('is taken up again where a backend was killed', async () => {
    const account = new Account(stack.url);
    const session = await account.register();
    const created = await account.as<{ id: string }>(session, 'POST', '/workflows', STORING);
    await database.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, finished_at)
       SELECT gen_random_uuid(), $1, $2, 1, 'manual', 'start', '{}', 'completed', now() FROM generate_series(1, 20000)`,
      [session.user.id, created.body.id],
    );
    await database.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
       SELECT id, 'start', 'manual-trigger', 'completed', 1, 1 FROM executions WHERE owner_id = $1`,
      [session.user.id],
    );
    const left = async () => {
      const [row] = await database.query('SELECT count(*)::int AS rows FROM executions WHERE owner_id = $1', [
        session.user.id,
      ]);
      return Number(row?.['rows']);
    };
    expect((await account.as(session, 'DELETE', '/auth/me', { password: PASSWORD })).status).toBe(204);
    await eventually(async () => expect(await left()).toBeLessThan(20_000));
    stack.backend.process.kill('SIGKILL');
    await stack.backend.exited;
    expect(await left()).toBeGreaterThan(0);
    const restarted = await startStack({ databaseUrl: database.url, workers: 0 });
    try {
      await eventually(async () => expect(await rowsNaming([session.user.id])).toEqual({}), 60_000);
    } finally {
      await restarted.stop();
    }
  }, 120_000);
});
