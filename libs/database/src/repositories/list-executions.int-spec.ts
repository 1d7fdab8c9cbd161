import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { ExecutionsRepository } from './executions.repository';
import { firstIdAt } from './id-range';
import type { ExecutionFilter } from './list-executions';

/** What a row has beside its defaults. */
interface Row {
  status?: string;
  triggerType?: string;
  error?: object;
  retryOf?: string;
  createdAt?: string;
  workflowId?: string;
  ownerId?: string;
}

describe('lists of executions', () => {
  let bench: TestBench;
  let executions: ExecutionsRepository;
  let workflow: { ownerId: string; workflowId: string };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    executions = bench.database.executions;
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    workflow = await bench.seedWorkflow();
  });

  afterAll(() => bench.close());

  const insert = async (row: Row = {}): Promise<string> => {
    const { status = 'completed', triggerType = 'manual', error, retryOf = null, createdAt } = row;
    const id = createdAt ? firstIdAt(Date.parse(createdAt)).replace(/.{6}$/, newId().slice(-6)) : newId();
    const hasEnded = ['completed', 'failed', 'cancelled'].includes(status);
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, error, retry_of,
         created_at, finished_at)
       VALUES ($1, $2, $3, 1, $4, 'start', '{}', $5, $6, $7, coalesce($8::timestamptz, now()), CASE WHEN $9 THEN now() END)`,
      [
        ...[id, row.ownerId ?? workflow.ownerId, row.workflowId ?? workflow.workflowId, triggerType, status],
        ...[error ? JSON.stringify(error) : null, retryOf, createdAt ?? null, hasEnded],
      ],
    );
    return id;
  };
  const list = async (filter: ExecutionFilter, owner = workflow.ownerId) =>
    (await executions.list(owner, filter, { limit: 50 })).items.map((each) => each.id);

  it('tells how far each is and what it took', async () => {
    const [plain, asking] = [await insert({ status: 'running' }), await insert()];
    await bench.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
       VALUES ($1, 'a', 'code', 'completed', 1, 1), ($1, 'b', 'code', 'skipped', 1, 1), ($1, 'c', 'code', 'running', 1, 1),
         ($2, 'a', 'llm', 'completed', 1, 1)`,
      [plain, asking],
    );
    await bench.query(
      `INSERT INTO execution_substeps (execution_id, node_id, name, kind, label, status, provider, model, input_tokens, output_tokens,
         cached_tokens, reasoning_tokens, cost, started_at, finished_at)
       SELECT $1, 'a', 'call ' || n, 'model', 'm', 'completed', 'gemini', 'm', 10, 5, 0, 0, 0.25, now(), now()
       FROM generate_series(1, 2) AS n`,
      [asking],
    );
    await bench.query('UPDATE workflow_versions SET node_count = 4');
    const { items } = await executions.list(workflow.ownerId, {}, { limit: 10 });
    expect(items).toMatchObject([
      {
        ...{ id: asking, stepsDone: 1, stepsTotal: 4 },
        usage: { calls: 2, cost: 0.5, usage: { input: 20, output: 10 } },
      },
      { id: plain, stepsDone: 2, stepsTotal: 4, usage: null },
    ]);
  });

  it('picks by status, one or several, whatever index serves', async () => {
    const ids = new Map<string, string>();
    for (const status of ['pending', 'running', 'waiting', 'completed', 'cancelled'])
      ids.set(status, await insert({ status }));
    ids.set('failed', await insert({ status: 'failed', error: { code: 'boom', message: 'Boom' } }));
    for (const [status, id] of ids) expect(await list({ statuses: [status as 'failed'] })).toEqual([id]);
    expect(await list({ statuses: ['pending', 'waiting'] })).toEqual([
      ids.get('waiting'),
      ids.get('pending'),
    ]);
    expect(await list({ statuses: ['running', 'failed'] })).toEqual([ids.get('failed'), ids.get('running')]);
    expect(await list({})).toHaveLength(6);
  });

  it('picks by workflow and by trigger, and shows the name of the workflow', async () => {
    const { ownerId } = workflow;
    const other = await bench.seedWorkflow();
    await bench.query('UPDATE workflows SET owner_id = $1, name = $2 WHERE id = $3', [
      ...[ownerId, 'Other', other.workflowId],
    ]);
    const [here, there] = [
      await insert({ triggerType: 'webhook' }),
      await insert({ workflowId: other.workflowId }),
    ];
    expect(await list({ workflowId: workflow.workflowId })).toEqual([here]);
    expect(await list({ workflowId: other.workflowId, statuses: ['completed'] })).toEqual([there]);
    expect(await list({ triggerType: 'webhook' })).toEqual([here]);
    expect(await list({ triggerType: 'schedule' })).toEqual([]);
    const { items } = await executions.list(ownerId, {}, { limit: 2 });
    expect(items.map((each) => each.workflowName)).toEqual(['Other', 'Seeded']);
  });

  it('shows nobody what is another owner’s, whatever is asked', async () => {
    const stranger = await bench.seedWorkflow();
    const [first] = [await insert({ status: 'pending' })];
    await insert({ retryOf: first, status: 'failed', error: { code: 'boom', message: 'Boom' } });
    const filters: ExecutionFilter[] = [
      ...[{}, { workflowId: workflow.workflowId }, { retryOf: first }, { errorText: 'boom' }],
      ...[{ statuses: ['failed' as const] }, { statuses: ['pending' as const] }],
    ];
    for (const filter of filters) {
      expect(await list(filter)).not.toEqual([]);
      expect(await list(filter, stranger.ownerId)).toEqual([]);
      expect(await executions.count(stranger.ownerId, filter)).toBe(0);
    }
  });

  it('picks by time to the millisecond: from the first on, before the second', async () => {
    const times = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-01-01T00:10:00.000Z'];
    const ids: string[] = [];
    for (const createdAt of times) ids.push(await insert({ createdAt }));
    const between = (from?: string, to?: string) =>
      list({ createdFrom: from ? new Date(from) : undefined, createdBefore: to ? new Date(to) : undefined });
    expect(await between(times[1])).toEqual([ids[2], ids[1]]);
    expect(await between(undefined, times[1])).toEqual([ids[0]]);
    expect(await between(times[0], times[2])).toEqual([ids[1], ids[0]]);
    expect(await between(times[2], times[0])).toEqual([]);
    expect(await between('0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z')).toHaveLength(3);
  });

  it('finds by the time that the database noted, although the clock of the one who made the id was off', async () => {
    const id = await insert({ createdAt: '2026-01-01T00:00:30.000Z' });
    await bench.query(`UPDATE executions SET created_at = '2026-01-01T00:00:00Z' WHERE id = $1`, [id]);
    expect(await list({ createdBefore: new Date('2026-01-01T00:00:01Z') })).toEqual([id]);
  });

  it('picks repeats of an execution', async () => {
    const first = await insert();
    const again = await insert({ retryOf: first });
    await insert({ retryOf: again });
    expect(await list({ retryOf: first })).toEqual([again]);
  });

  it('finds text in the code or the message of an error, literally and in any case', async () => {
    const message = 'Größe "a\\n\\" of\nC:\\new 100%_\t\u0001\u0000\ud800 {"nodeId":"x"}';
    const error = { code: 'http-status', message, line: 7, nodeId: 'fetch', details: { code: 'hidden' } };
    const id = await insert({ status: 'failed', error });
    await insert({ status: 'failed', error: { code: 'other', message: 'Nothing' } });
    for (const text of [
      'HTTP-st',
      'GRÖSSE'.toLowerCase().replace('ss', 'ß'),
      'größe "A\\N\\"',
      'of\nc:\\NEW',
      '100%_\t',
      '"nodeId":"x"',
    ])
      expect([text, await list({ errorText: text })]).toEqual([text, [id]]);
    for (const text of ['100_%', 'fetch', 'hidden', 'line', 'status","message', 'of n', 'ofn', '.*', 'a\n"'])
      expect([text, await list({ errorText: text })]).toEqual([text, []]);
  });

  it('is empty for ids that are none', async () => {
    await insert();
    expect(await list({ workflowId: 'x' })).toEqual([]);
    expect(await list({ retryOf: 'x' })).toEqual([]);
    expect(await executions.list(workflow.ownerId, {}, { limit: 5, before: "'; --" })).toEqual({
      ...{ items: [], nextBefore: null },
    });
  });
});
