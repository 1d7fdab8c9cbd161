import { newId } from '@rex/platform';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';

interface Page {
  items: { id: string; status: string; workflowName: string; triggerType: string; retryOf: string | null }[];
  nextCursor: string | null;
}
interface Bulk {
  matched: number;
  done: number;
  remaining: number;
  nextCursor: string | null;
  skipped: { executionId: string; code: string; message: string }[];
}

const document = (name: string, code: string, settings: object = {}) => ({
  name,
  nodes: [
    { id: 'start', type: 'manual-trigger' },
    { id: 'work', type: 'code', config: { code } },
  ],
  edges: [{ source: 'start', target: 'work' }],
  settings,
});

describe('lists of executions, and actions on many', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let stranger: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, environment: { SWEEP_SECONDS: '1' } });
    [api, stranger] = [new ApiClient(stack.url), new ApiClient(stack.url)];
    await api.register();
    await stranger.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const list = async (query: string) => (await api.send<Page>('GET', `/executions?${query}`)).body;
  const ids = async (query: string) => (await list(query)).items.map((each) => each.id);
  const start = async (workflowId: string, headers = {}) =>
    (
      await api.send<{ executionId: string; status: string }>(
        'POST',
        `/workflows/${workflowId}/execute`,
        {},
        headers,
      )
    ).body;
  const bulk = (action: string, body: unknown, client = api) =>
    client.send<Bulk>('POST', `/executions/bulk-${action}`, body);
  /** Executions that wait for each other, and so stay. */
  const startWaiting = async (count: number) => {
    const slow = document('slow', 'await new Promise((done) => setTimeout(done, 60_000))', {
      maxConcurrency: 1,
    });
    const workflowId = await api.createWorkflow(slow);
    const started: string[] = [];
    for (let index = 0; index < count; index += 1) started.push((await start(workflowId)).executionId);
    return { workflowId, started };
  };

  it('filters by all that an execution shows, together', async () => {
    const workflowId = await api.createWorkflow(
      document('mixed', 'if (input.fail) throw new Error("Out of 100% coffee"); return 1;'),
    );
    const good = await api.run(workflowId);
    const bad = await api.run(workflowId, { fail: true });
    const { body: repeated } = await api.send<{ id: string }>(
      'POST',
      `/executions/${bad.id}/retry?wait=20`,
      {},
    );
    const of = `workflowId=${workflowId}`;
    expect(await ids(of)).toEqual([repeated.id, bad.id, good.id]);
    expect(await ids(`${of}&status=completed`)).toEqual([good.id]);
    expect(await ids(`${of}&status=completed,failed`)).toHaveLength(3);
    expect(await ids(`${of}&status=failed&status=cancelled`)).toEqual([repeated.id, bad.id]);
    expect(await ids(`${of}&error=${encodeURIComponent('100% COFFEE')}`)).toEqual([repeated.id, bad.id]);
    expect(await ids(`${of}&error=script-threw&status=completed`)).toEqual([]);
    expect(await ids(`retryOf=${bad.id}`)).toEqual([repeated.id]);
    expect(await ids(`${of}&trigger=manual&limit=1`)).toEqual([repeated.id]);
    expect(await ids(`${of}&trigger=webhook`)).toEqual([]);
    const { body: detail } = await api.send<{ createdAt: string }>('GET', `/executions/${bad.id}`);
    const at = encodeURIComponent(detail.createdAt);
    expect(await ids(`${of}&createdAfter=${at}`)).toEqual([repeated.id, bad.id]);
    expect(await ids(`${of}&createdBefore=${at}`)).toEqual([good.id]);
    expect((await list(of)).items[0]).toMatchObject({
      workflowName: 'mixed',
      triggerType: 'manual',
      retryOf: bad.id,
    });
    const byWorkflow = await api.send<Page>('GET', `/workflows/${workflowId}/executions?status=completed`);
    expect(byWorkflow.body.items.map((each) => each.id)).toEqual([good.id]);

    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await list(`${of}&limit=1${cursor && `&cursor=${cursor}`}`);
      pages.push(...page.items.map((each) => each.id));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual([repeated.id, bad.id, good.id]);
  });

  it.each([
    ...[
      'cursor=x',
      `cursor=${newId()}`,
      'cursor=',
      'cursor=%00',
      'cursor=a&cursor=b',
      'status=',
      'status=done',
      'status=failed,',
    ],
    ...[
      'status[]=failed',
      'status=failed&status=done',
      'trigger=manual,webhook',
      'createdAfter=yesterday',
      'createdAfter=2026-01-01',
    ],
    ...[
      'createdBefore=9',
      'error=',
      `error=${'x'.repeat(201)}`,
      'retryOf=x',
      'workflowId=x',
      'limit=0',
      'limit=1e9',
      'owner=me',
    ],
    ...['error=%00'],
  ])('refuses ?%s with a code', async (query) => {
    const { status, body } = await api.send<JsonObject>('GET', `/executions?${query}`);
    expect([query, status]).toEqual([query, 400]);
    expect(body['code']).toMatch(/^(request-invalid|cursor-invalid|text-not-storable)$/);
  });

  it('knows no execution by garbage', async () => {
    for (const id of ['x', '%00', '%F0%9F', newId(), '..%2f..', 'x'.repeat(2000), "';--"])
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['POST', '/cancel'],
        ['POST', '/retry'],
        ['GET', '/steps/a'],
      ] as const) {
        const { status } = await api.send<JsonObject>(method, `/executions/${id}${path}`);
        expect([id, method, path, [400, 404, 414].includes(status)]).toEqual([id, method, path, true]);
      }
  });

  it('deletes what has ended with all that belongs to it, and nothing else', async () => {
    const workflowId = await api.createWorkflow(document('large', 'return { text: "x".repeat(300_000) }'));
    const key = { 'idempotency-key': 'once' };
    const { executionId: id } = await start(workflowId, key);
    await api.send('POST', `/workflows/${workflowId}/execute?wait=20`, {}, key);
    const { body: repeated } = await api.send<{ id: string }>('POST', `/executions/${id}/retry?wait=20`, {});
    expect((await stranger.send('DELETE', `/executions/${id}`)).status).toBe(404);
    expect((await api.send('DELETE', `/executions/${id}`)).status).toBe(204);
    for (const path of [`/executions/${id}`, `/executions/${id}/steps/work`])
      expect((await api.send('GET', path)).status).toBe(404);
    expect((await api.send('DELETE', `/executions/${id}`)).status).toBe(404);
    for (const table of ['execution_steps', 'execution_values'])
      expect(await database.query(`SELECT FROM ${table} WHERE execution_id = $1`, [id])).toEqual([]);
    expect(await api.execution(repeated.id)).toMatchObject({ status: 'completed', retryOf: id });
    expect((await api.send('POST', `/executions/${repeated.id}/retry?wait=20`, {})).status).toBe(200);

    // The key stands: what was accepted once does not run again.
    expect(await start(workflowId, key)).toEqual({ executionId: id, status: 'deleted' });
    const startedAt = Date.now();
    const waited = await api.send('POST', `/workflows/${workflowId}/execute?wait=20`, {}, key);
    expect(waited).toMatchObject({ status: 202, body: { executionId: id, status: 'deleted' } });
    // It does not wait for the twenty seconds.
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  it('answers the same key with the same execution, whatever the body is', async () => {
    const workflowId = await api.createWorkflow(document('once', 'return input.n'));
    const execute = (n: number) =>
      api.send<JsonObject>(
        'POST',
        `/workflows/${workflowId}/execute?wait=20`,
        { input: { n } },
        { 'idempotency-key': 'k' },
      );
    const [first, same, other] = await Promise.all([execute(1), execute(1), execute(1)]);
    const later = await execute(2);
    for (const answer of [same, other, later]) {
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(first.body);
    }
    expect(first.body['output']).toBe(1);
  });

  it('does not delete what still runs', async () => {
    const { workflowId, started } = await startWaiting(1);
    const answer = await api.send<JsonObject>('DELETE', `/executions/${started[0]}`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'execution-not-ended' } });
    await bulk('cancel', { filter: { workflowId } });
  });

  it('cancels, repeats and deletes many by a filter, counting first', async () => {
    const { workflowId, started } = await startWaiting(12);
    const filter = { workflowId };
    const dry = await bulk('cancel', { filter, dryRun: true });
    expect(dry).toMatchObject({
      status: 200,
      body: { matched: 12, done: 0, remaining: 12, skipped: [], nextCursor: null },
    });
    expect(await ids(`workflowId=${workflowId}&status=pending,running`)).toHaveLength(12);
    expect((await bulk('delete', { filter })).body).toMatchObject({ matched: 0, done: 0 });
    expect((await bulk('cancel', { filter })).body).toMatchObject({ matched: 12, done: 12, remaining: 0 });
    while ((await ids(`workflowId=${workflowId}&status=cancelled`)).length < 12)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await bulk('cancel', { filter })).body).toMatchObject({ matched: 0, done: 0 });

    const again = await bulk('retry', { filter: { workflowId, status: ['cancelled'] } });
    expect(again.body).toMatchObject({ matched: 12, done: 12 });
    const repeats = (await list(`workflowId=${workflowId}&limit=100&status=pending,running`)).items;
    expect(new Set(repeats.map((each) => each.retryOf))).toEqual(new Set(started));
    await bulk('cancel', { filter });

    const gone = await bulk('delete', { ids: [...started, newId(), newId()] });
    expect(gone.body).toMatchObject({ matched: 12, done: 12, remaining: 0 });
    expect(gone.body.skipped.map((each) => each.code)).toEqual(['not-found', 'not-found']);
    expect(await ids(`workflowId=${workflowId}&limit=100`)).toEqual(repeats.map((each) => each.id));
  });

  it('goes on behind the first thousand, and one that fails does not stop the others', async () => {
    const owner = new ApiClient(stack.url);
    const { body: me } = await owner.register().then(() => owner.send<{ id: string }>('GET', '/auth/me'));
    const workflowId = await owner.createWorkflow(document('many', 'return 1'));
    await database.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, error, finished_at)
       SELECT ('00000000-0001-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2, 1, 'manual',
         CASE WHEN n % 500 = 0 THEN 'gone' ELSE 'start' END, '{}', 'failed', '{"code":"boom","message":"x"}', now()
       FROM generate_series(1, 1200) AS n`,
      [me.id, workflowId],
    );
    const filter = { error: 'boom' };
    expect((await bulk('retry', { filter, dryRun: true }, owner)).body).toMatchObject({ matched: 1200 });
    // On a busy machine a request ends by its time before it has done a thousand.
    const answers: Bulk[] = [];
    for (let cursor: string | null | undefined; cursor !== null; cursor = answers.at(-1)?.nextCursor ?? null)
      answers.push((await bulk('retry', { filter, ...(cursor && { cursor }) }, owner)).body);
    expect(answers[0]).toMatchObject({ matched: 1200 });
    expect(answers.length).toBeGreaterThan(1);
    for (const [index, { matched, done, skipped, remaining }] of answers.entries()) {
      expect(done).toBeLessThanOrEqual(1000);
      expect(matched).toBe(done + skipped.length + remaining);
      expect(remaining).toBe(answers[index + 1]?.matched ?? 0);
    }
    const skipped = answers.flatMap((each) => each.skipped.map(({ code }) => code));
    expect(skipped).toEqual(['retry-node-unknown', 'retry-node-unknown']);
    const [row] = await database.query(
      'SELECT count(*)::int AS repeats, count(DISTINCT retry_of)::int AS repeated FROM executions WHERE retry_of IS NOT NULL AND owner_id = $1',
      [me.id],
    );
    expect(row).toEqual({ repeats: 1198, repeated: 1198 });
    expect((await bulk('delete', { all: true, dryRun: true }, stranger)).body.matched).toBe(0);
    const deleted = (await bulk('delete', { filter: { status: 'failed' } }, owner)).body;
    expect(deleted).toMatchObject({ matched: 1200, done: 1000, remaining: 200 });
    expect((await bulk('delete', { filter: { status: 'failed' } }, owner)).body).toMatchObject({
      done: 200,
      remaining: 0,
    });
  });

  it.each([
    ...[
      undefined,
      {},
      { filter: {} },
      { filter: { status: [] } },
      { filter: { owner: 'me' } },
      { ids: [] },
      { ids: ['x'] },
    ],
    ...[
      { all: 'true' },
      { all: true, ids: [newId()] },
      { filter: 'failed' },
      { filter: [{}] },
      { filter: { status: 'x' } },
    ],
    ...[
      { ids: Array.from({ length: 1001 }, () => newId()) },
      { all: true, cursor: 'x' },
      { all: true, dryRun: 1 },
      [],
      null,
    ],
    ...[
      '{"filter":{"__proto__":{"status":["failed"]}}}',
      { filter: { createdAfter: {} } },
      { filter: { status: [['failed']] } },
    ],
  ])('refuses %j', async (body) => {
    for (const action of ['cancel', 'retry', 'delete']) {
      const answer = await bulk(action, body);
      expect([action, answer.status, answer.body]).toEqual([action, 400, expect.anything()]);
    }
  });
});
