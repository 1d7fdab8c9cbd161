import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import type { ReservationAsk } from '../budgets/reserve-under-lock';
import type { Database } from '../open-database';
import { createTestBench, type TestBench } from '../testing/test-bench';

describe('LlmBudgetsRepository', () => {
  let bench: TestBench;
  let otherDatabase: Database;
  let ownerId: string;
  let workflowId: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    otherDatabase = await bench.open();
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    ({ ownerId, workflowId } = await bench.seedWorkflow());
  });

  const budgets = (database = bench.database) => database.llmBudgets;
  const tokens = (tokensPerDay: number) => ({ tokensPerDay, costPerDay: null });
  const ask = (change: Partial<ReservationAsk> = {}): ReservationAsk => ({
    ...{ id: newId(), ownerId, workflowId, inputTokens: 10, maxOutputTokens: 40 },
    ...{ inputCostPerToken: 0.01, outputCostPerToken: 0.02, expiresInMs: 60_000 },
    ...change,
  });
  const reserve = (change: Partial<ReservationAsk> = {}, database = bench.database) =>
    budgets(database).reserve(ask(change));
  /** A call that ended, so many days ago. */
  const use = (inputTokens: number, { cost = 0, daysAgo = 0, of = workflowId, owner = ownerId } = {}) =>
    bench.query(
      `INSERT INTO llm_usage_days AS u (owner_id, workflow_id, day, provider, model, calls, input_tokens, output_tokens,
         cached_tokens, reasoning_tokens, cost, unpriced_calls)
       VALUES ($1, $2, (now() AT TIME ZONE 'UTC')::date - $5::int, 'groq', 'm', 1, $3, 0, 0, 0, $4, 0)
       ON CONFLICT (owner_id, day, workflow_id, provider, model) DO UPDATE SET
         input_tokens = u.input_tokens + excluded.input_tokens, cost = u.cost + excluded.cost`,
      [owner, of, inputTokens, cost, daysAgo],
    );
  const held = () => bench.query('SELECT tokens::int, cost::float8 FROM llm_reservations ORDER BY id');
  const secondWorkflow = async () => {
    const second = await bench.seedWorkflow();
    await bench.query('UPDATE workflows SET owner_id = $2 WHERE id = $1', [second.workflowId, ownerId]);
    return second.workflowId;
  };

  it('has no limit, and sets nothing aside, where no budget applies', async () => {
    expect(await reserve()).toEqual({ kind: 'unlimited' });
    const other = await bench.seedWorkflow();
    await budgets().set(other.ownerId, null, tokens(0));
    await budgets().set(ownerId, await secondWorkflow(), tokens(0));
    expect(await reserve()).toEqual({ kind: 'unlimited' });
    expect(await held()).toEqual([]);
  });

  it('sets room aside until it is released, and caps answers at what is left', async () => {
    await budgets().set(ownerId, null, tokens(120));
    const first = await reserve();
    expect(first).toMatchObject({ kind: 'reserved', maxOutputTokens: 40 });
    expect(await held()).toEqual([{ tokens: 50, cost: 0.9 }]);
    await reserve();
    expect(await reserve()).toMatchObject({ kind: 'reserved', maxOutputTokens: 10 });
    expect(await reserve()).toEqual({ kind: 'busy' });
    await budgets().release(newId(), first.kind === 'reserved' ? first.id : '');
    expect(await reserve()).toEqual({ kind: 'busy' });
    await budgets().release(ownerId, first.kind === 'reserved' ? first.id : '');
    expect(await reserve()).toMatchObject({ kind: 'reserved', maxOutputTokens: 40 });
  });

  it('counts what was used today, of the workflow for its budget and of all for the account’s', async () => {
    const second = await secondWorkflow();
    const stranger = await bench.seedWorkflow();
    await budgets().set(ownerId, workflowId, tokens(100));
    await budgets().set(ownerId, null, { tokensPerDay: 1000, costPerDay: 5 });
    await use(5000, { cost: 50, daysAgo: 1 });
    await use(5000, { cost: 50, owner: stranger.ownerId, of: stranger.workflowId });
    await use(60);
    expect(await reserve()).toMatchObject({ kind: 'reserved', maxOutputTokens: 30 });
    await use(900, { of: second });
    const spent = { kind: 'spent', scope: 'account', unit: 'tokens', limit: 1000, used: 990, needed: 11 };
    await use(30);
    expect(await reserve({ workflowId: second })).toEqual(spent);
    expect(await reserve()).toMatchObject({ kind: 'spent', scope: 'workflow', used: 90 });
    await budgets().set(ownerId, null, { tokensPerDay: null, costPerDay: 5 });
    await use(0, { cost: 4.9, of: second });
    expect(await reserve({ workflowId: second })).toMatchObject({
      unit: 'cost',
      limit: 5,
      used: 4.9,
      needed: 0.12,
    });
    expect(await reserve({ workflowId: second, outputCostPerToken: null })).toMatchObject({
      kind: 'reserved',
    });
  });

  it('never sets more aside than there is, whoever asks beside whom', async () => {
    const second = await secondWorkflow();
    await budgets().set(ownerId, null, tokens(1000));
    await budgets().set(ownerId, workflowId, tokens(300));
    await use(100, { of: second });
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        reserve({ workflowId: index % 3 ? second : workflowId }, index % 2 ? bench.database : otherDatabase),
      ),
    );
    const [sums] = await bench.query(
      `SELECT sum(tokens)::int AS account, (sum(tokens) FILTER (WHERE workflow_id = $1))::int AS workflow FROM llm_reservations`,
      [workflowId],
    );
    expect(sums).toEqual({ account: 900, workflow: expect.any(Number) as number });
    expect(sums?.['workflow']).toBeLessThanOrEqual(300);
    expect(outcomes.filter(({ kind }) => kind === 'reserved')).toHaveLength(18);
    expect(outcomes.filter(({ kind }) => kind === 'busy')).toHaveLength(42);
  });

  it('does not count what has expired, and prunes it', async () => {
    await budgets().set(ownerId, null, tokens(50));
    await reserve();
    expect(await reserve()).toEqual({ kind: 'busy' });
    await bench.query('UPDATE llm_reservations SET expires_at = now()');
    expect(await reserve()).toMatchObject({ kind: 'reserved', maxOutputTokens: 40 });
    expect([await budgets().pruneReservations(10), await budgets().pruneReservations(10)]).toEqual([1, 0]);
    expect(await held()).toHaveLength(1);
  });

  it('counts what is set aside whatever the day: it may end on this one', async () => {
    await budgets().set(ownerId, null, tokens(60));
    await use(60, { daysAgo: 1 });
    await reserve();
    expect(await reserve()).toEqual({ kind: 'busy' });
  });

  it('tells what is used of each budget, and when the day ends', async () => {
    const second = await secondWorkflow();
    await budgets().set(ownerId, workflowId, { tokensPerDay: 100, costPerDay: 2.5 });
    await use(60, { cost: 0.25 });
    await use(7, { of: second });
    await reserve();
    const none = { tokensPerDay: null, costPerDay: null, unpricedCalls: 0 };
    const [account, workflow, ...more] = await budgets().status(ownerId);
    expect(account).toMatchObject({
      ...none,
      workflowId: null,
      usedTokens: 67,
      usedCost: 0.25,
      heldTokens: 40,
    });
    expect(workflow).toMatchObject({
      ...{ workflowId, workflowName: 'Seeded', tokensPerDay: 100, costPerDay: 2.5 },
      ...{ usedTokens: 60, usedCost: 0.25, heldTokens: 40, heldCost: 0.7 },
    });
    expect(more).toEqual([]);
    const nextDay = new Date();
    nextDay.setUTCHours(24, 0, 0, 0);
    expect(account?.dayEndsAt).toEqual(nextDay);
    expect(
      (await budgets().status(ownerId, second)).find((each) => each.workflowId === second),
    ).toMatchObject({
      ...none,
      usedTokens: 7,
    });
  });

  it('sets, changes and removes budgets of the owner’s own workflows alone', async () => {
    const stranger = await bench.seedWorkflow();
    expect(await budgets().set(ownerId, stranger.workflowId, tokens(1))).toBe(false);
    expect(await budgets().set(ownerId, 'nonsense', tokens(1))).toBe(false);
    expect(await budgets().set(ownerId, workflowId, tokens(1))).toBe(true);
    expect(await budgets().set(ownerId, workflowId, tokens(2))).toBe(true);
    await budgets().remove(stranger.ownerId, workflowId);
    expect(await budgets().status(ownerId)).toMatchObject([{}, { workflowId, tokensPerDay: 2 }]);
    await bench.query('UPDATE workflows SET deleted_at = now() WHERE id = $1', [workflowId]);
    expect(await budgets().status(ownerId)).toHaveLength(1);
    expect(await budgets().set(ownerId, workflowId, tokens(1))).toBe(false);
    await budgets().remove(ownerId, workflowId);
    expect(await bench.query('SELECT 1 FROM llm_budgets')).toEqual([]);
  });
});
