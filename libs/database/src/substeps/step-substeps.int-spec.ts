import type { Spent, Substep } from '@rex/engine';
import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import type { Database } from '../open-database';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { SubstepPlace } from './substep-row';

const SPENT: Spent = {
  provider: 'groq',
  model: 'llama-3.1-8b-instant',
  usage: { input: 120, output: 30, cached: 20, reasoning: 5 },
  cost: 0.0000084,
};

/** A call of a model that was answered. */
function aSubstep(name: string, change: Partial<Substep> = {}): Substep {
  return {
    name,
    kind: 'model',
    label: SPENT.model,
    status: 'completed',
    inputJson: '{"prompt":"Hi"}',
    outputJson: '{"text":"Hello"}',
    error: null,
    startedAt: new Date('2026-03-01T10:00:00.000Z'),
    finishedAt: new Date('2026-03-01T10:00:01.250Z'),
    spent: SPENT,
    ...change,
  };
}

const running = { status: 'running', outputJson: null, finishedAt: null } as const;

describe('StepSubsteps', () => {
  let bench: TestBench;
  let otherDatabase: Database;
  let place: SubstepPlace & { workflowId: string };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    otherDatabase = await bench.open();
  });
  afterAll(() => bench.close());

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    const { ownerId, workflowId } = await bench.seedWorkflow();
    const executionId = newId();
    await bench.query(
      `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, lease_epoch)
       VALUES ($1, $2, $3, 1, 'manual', 'start', '{}', 'running', 1)`,
      [executionId, ownerId, workflowId],
    );
    place = { executionId, ownerId, workflowId, nodeId: 'ask', leaseEpoch: 1 };
  });

  const store = (change: Partial<SubstepPlace> = {}, database = bench.database) =>
    database.substeps.substepsFor({ ...place, ...change }, change.leaseEpoch ?? place.leaseEpoch);
  const usageDays = () =>
    bench.query(
      `SELECT owner_id, workflow_id, day = (now() AT TIME ZONE 'UTC')::date AS "isToday", provider, model, calls::int, input_tokens::int,
         output_tokens::int, cached_tokens::int, reasoning_tokens::int, cost::text, unpriced_calls::int
       FROM llm_usage_days ORDER BY provider, model`,
    );
  const count = async (table: string) => {
    const [row] = await bench.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return row?.count;
  };
  const totals = (calls: number, cost: string, change: object = {}) => ({
    ...{ owner_id: place.ownerId, workflow_id: place.workflowId, isToday: true },
    ...{ provider: SPENT.provider, model: SPENT.model, calls },
    ...{ input_tokens: 120 * calls, output_tokens: 30 * calls },
    ...{ cached_tokens: 20 * calls, reasoning_tokens: 5 * calls },
    ...{ cost, unpriced_calls: 0 },
    ...change,
  });

  it('gives back what was recorded, in the order in which it began, to this step alone', async () => {
    const error = { code: 'http-status', message: 'It said "no"\u0000', details: { status: 500 } };
    const first = aSubstep('model 1', { inputJson: '{"lone":"\\ud83d","zero":"\\u0000"}' });
    const tool: Substep = {
      ...aSubstep('tool 1', { kind: 'tool', label: 'lookup', status: 'failed', outputJson: null, error }),
      ...{ spent: null, startedAt: new Date('2026-03-01T10:00:02.000Z') },
    };
    const slow = aSubstep('tool 0', { ...running, kind: 'tool', spent: null, inputJson: null });
    await store().record(tool);
    await store().record(first);
    await store({ nodeId: 'other' }).record(aSubstep('model 1'));
    await store().record(slow);
    expect(await store().load()).toEqual([first, slow, tool]);
    expect(await store({ nodeId: 'none' }).load()).toEqual([]);
    expect(await store({ ownerId: newId() }).load()).toEqual([]);
  });

  it('replaces what runs, and leaves what has ended as it is', async () => {
    await store().record(aSubstep('model 1', { ...running, spent: null }));
    const ended = aSubstep('model 1', { status: 'failed', error: { code: 'a', message: 'b' } });
    await store().record(ended);
    await store().record(aSubstep('model 1', { outputJson: '"later"' }));
    await store().record(aSubstep('model 1', { ...running, spent: null }));
    expect(await store().load()).toEqual([ended]);
    expect(await usageDays()).toEqual([totals(1, '0.0000084')]);
  });

  it('counts each call once, however often it is recorded and by however many', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const substeps = names.flatMap((name) => Array.from({ length: 8 }, () => aSubstep(name)));
    await Promise.all(
      substeps.map((substep, index) => store({}, index % 2 ? bench.database : otherDatabase).record(substep)),
    );
    expect(await usageDays()).toEqual([totals(4, '0.0000336')]);
    expect(await count('execution_substeps')).toBe(4);
  });

  it('counts nothing of what has not ended, and of tools', async () => {
    await store().record(aSubstep('model 1', { ...running }));
    await store().record(aSubstep('tool 1', { kind: 'tool', spent: null }));
    expect(await usageDays()).toEqual([]);
    expect((await store().load()).map((each) => each.spent)).toEqual([null, null]);
    await store().record(aSubstep('model 1'));
    expect(await usageDays()).toEqual([totals(1, '0.0000084')]);
  });

  it('adds exactly what the substeps say, by provider and model, and counts calls whose price is not known', async () => {
    const costs = [0.1, 0.2, 0.0000001, 3.3e-12, null, 1234.56];
    for (const [index, cost] of costs.entries())
      await store().record(aSubstep(`model ${index}`, { spent: { ...SPENT, cost } }));
    await store().record(aSubstep('other', { spent: { ...SPENT, model: 'own\u0000 model', cost: null } }));
    expect(await usageDays()).toEqual([
      totals(6, '1234.8600001000033', { unpriced_calls: 1 }),
      totals(1, '0', { model: 'own  model', unpriced_calls: 1 }),
    ]);
    const [sum] = await bench.query(
      `SELECT (SELECT sum(cost) FROM execution_substeps) = (SELECT sum(cost) FROM llm_usage_days) AS "sameCost",
         (SELECT sum(input_tokens) FROM execution_substeps) = (SELECT sum(input_tokens) FROM llm_usage_days) AS "sameTokens"`,
    );
    expect(sum).toEqual({ sameCost: true, sameTokens: true });
  });

  it.each([
    ['somebody else has taken', 'lease_epoch = 2'],
    ['has ended', "status = 'completed', finished_at = now()"],
    ['was given back', "status = 'pending'"],
  ])('writes and counts nothing for an execution that %s', async (_what, change) => {
    await store().record(aSubstep('model 1', { ...running }));
    await bench.query(`UPDATE executions SET ${change} WHERE id = $1`, [place.executionId]);
    const refusal = { name: 'LeaseLostError', executionId: place.executionId };
    await expect(store().record(aSubstep('model 1'))).rejects.toMatchObject(refusal);
    await expect(store().record(aSubstep('model 2'))).rejects.toMatchObject(refusal);
    expect(await store().load()).toMatchObject([{ name: 'model 1', status: 'running' }]);
    expect(await usageDays()).toEqual([]);
  });

  it('writes nothing for a step that claims to be another user’s', async () => {
    const { ownerId } = await bench.seedWorkflow();
    await expect(store({ ownerId }).record(aSubstep('model 1'))).rejects.toMatchObject({
      name: 'LeaseLostError',
    });
    expect([await count('execution_substeps'), await count('llm_usage_days')]).toEqual([0, 0]);
  });

  it('frees what was set aside for a call with its record, of the owner alone', async () => {
    const { ownerId } = await bench.seedWorkflow();
    const [mine, others] = [newId(), newId()];
    await bench.query(
      `INSERT INTO llm_reservations (id, owner_id, workflow_id, tokens, cost, expires_at)
       SELECT id, owner, $3, 10, 0, now() + interval '1 minute' FROM unnest($1::uuid[], $2::uuid[]) AS r (id, owner)`,
      [[mine, others], [place.ownerId, ownerId], place.workflowId],
    );
    await store().record(aSubstep('model 1', { spent: { ...SPENT, reservationId: others } }));
    expect(await count('llm_reservations')).toBe(2);
    await store().record(aSubstep('model 2', { spent: { ...SPENT, reservationId: mine } }));
    expect(await bench.query('SELECT id FROM llm_reservations')).toEqual([{ id: others }]);
  });

  it('keeps usage when execution and workflow go, and drops it with the user', async () => {
    await store().record(aSubstep('model 1'));
    await bench.query('DELETE FROM executions WHERE id = $1', [place.executionId]);
    expect(await count('execution_substeps')).toBe(0);
    await bench.query('DELETE FROM workflows WHERE id = $1', [place.workflowId]);
    expect(await usageDays()).toEqual([totals(1, '0.0000084')]);
    await bench.query('DELETE FROM users WHERE id = $1', [place.ownerId]);
    expect(await usageDays()).toEqual([]);
  });

  describe('as people read them', () => {
    const list = (change: Partial<SubstepPlace> = {}) => {
      const { ownerId, executionId, nodeId } = { ...place, ...change };
      return bench.database.substeps.list(ownerId, executionId, nodeId);
    };
    const seedStep = () =>
      bench.query(
        `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
         VALUES ($1, 'ask', 'llm', 'running', 1, 1)`,
        [place.executionId],
      );

    it('are listed for their owner, in order', async () => {
      const later = new Date('2026-03-01T10:00:09.000Z');
      await store().record(aSubstep('b', { startedAt: later, kind: 'tool', spent: null }));
      await store().record(aSubstep('a'));
      expect(await list()).toEqual([
        { ...aSubstep('a'), omitted: [] },
        { ...aSubstep('b', { startedAt: later, kind: 'tool', spent: null }), omitted: [] },
      ]);
      expect(await list({ ownerId: newId() })).toBeUndefined();
    });

    it('are none for a step without any, and unknown for a step that is none', async () => {
      expect(await list()).toBeUndefined();
      await seedStep();
      expect(await list()).toEqual([]);
      expect(await list({ ownerId: newId() })).toBeUndefined();
      expect(await list({ executionId: 'nonsense' })).toBeUndefined();
    });

    it('leave out what is large, and what comes when the list is long enough', async () => {
      const json = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
      await store().record(aSubstep('a', { inputJson: json(65_536), outputJson: json(65_537) }));
      for (let at = 0; at < 70; at += 1)
        await store().record(aSubstep(`b ${at}`, { outputJson: json(65_536), inputJson: null }));
      const [first, ...more] = (await list()) ?? [];
      expect(first).toMatchObject({ inputJson: json(65_536), outputJson: null, omitted: ['output'] });
      expect(more.filter(({ omitted }) => omitted.length === 0)).toHaveLength(63);
      expect(more.at(-1)).toMatchObject({
        name: 'b 69',
        inputJson: null,
        outputJson: null,
        omitted: ['output'],
      });
    });
  });

  it('tells what a step and its execution took, and nothing where no model was asked', async () => {
    await bench.query(
      `INSERT INTO execution_steps (execution_id, node_id, node_type, status, attempt, revision)
       SELECT $1, node, 'llm', 'running', 1, 1 FROM unnest('{ask,tell}'::text[]) AS node`,
      [place.executionId],
    );
    const find = () => bench.database.executions.findDetail(place.ownerId, place.executionId);
    const usages = async () => (await find())?.steps.map(({ nodeId, usage }) => [nodeId, usage]);
    await store().record(aSubstep('tool 1', { kind: 'tool', spent: null }));
    expect([(await find())?.usage, await usages()]).toEqual([
      null,
      [
        ['ask', null],
        ['tell', null],
      ],
    ]);
    await store().record(aSubstep('a'));
    await store().record(aSubstep('b', { status: 'failed', spent: { ...SPENT, cost: null } }));
    await store({ nodeId: 'tell' }).record(aSubstep('a'));
    const took = (calls: number, cost: number, unpricedCalls: number) => ({
      ...{ calls, cost, unpricedCalls },
      usage: { input: 120 * calls, output: 30 * calls, cached: 20 * calls, reasoning: 5 * calls },
    });
    const all = took(3, 0.0000168, 1);
    expect((await find())?.usage).toEqual(all);
    expect(await usages()).toEqual([
      ['ask', took(2, 0.0000084, 1)],
      ['tell', took(1, 0.0000084, 0)],
    ]);
    const { progress } = bench.database;
    expect((await progress.findSnapshot(place.ownerId, place.executionId))?.usage).toEqual(all);
    const request = { executionId: place.executionId, afterRevision: 0, upToRevision: 1 };
    const [changes] = await progress.findStepChanges([request]);
    expect(changes?.map(({ usage }) => usage?.calls)).toEqual([2, 1]);
  });
});
