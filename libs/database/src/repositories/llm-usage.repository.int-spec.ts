import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

describe('LlmUsageRepository', () => {
  let bench: TestBench;
  let ownerId: string;
  let workflowId: string;
  const gone = '01900000-0000-7000-8000-000000000001';

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    ({ ownerId, workflowId } = await bench.seedWorkflow());
    const stranger = await bench.seedWorkflow();
    const rows: [string, string, string, string, number, number, number][] = [
      [ownerId, workflowId, '2026-02-28', 'small', 1, 10, 0.1],
      [ownerId, workflowId, '2026-03-01', 'small', 2, 20, 0.2],
      [ownerId, workflowId, '2026-03-01', 'large', 3, 300, 0.3],
      [ownerId, gone, '2026-03-02', 'small', 4, 4000, 0.4],
      [ownerId, workflowId, '2026-03-03', 'small', 5, 50, 0.5],
      [stranger.ownerId, stranger.workflowId, '2026-03-01', 'small', 9, 9000, 9],
    ];
    for (const [owner, workflow, day, model, calls, input, cost] of rows)
      await bench.query(
        `INSERT INTO llm_usage_days VALUES ($1, $2, $3, 'groq', $4, $5, $6, 1, 2, 3, $7, 1)`,
        [owner, workflow, day, model, calls, input, cost],
      );
  });
  afterAll(() => bench.close());

  const sum = (group: 'day' | 'workflow' | 'model', change: object = {}, owner = ownerId) =>
    bench.database.llmUsage.sum(owner, { from: '2026-03-01', to: '2026-03-02', ...change }, group);

  it('sums days in their order, both ends included, and all of them', async () => {
    const { items, total, itemsLeftOut } = await sum('day');
    expect(items).toEqual([
      {
        ...{ day: '2026-03-01', workflowId: null, workflowName: null, provider: null, model: null },
        ...{
          calls: 5,
          cost: 0.5,
          unpricedCalls: 2,
          usage: { input: 320, output: 2, cached: 4, reasoning: 6 },
        },
      },
      expect.objectContaining({ day: '2026-03-02', calls: 4 }),
    ]);
    expect(total).toEqual({
      ...{ calls: 9, cost: 0.9, unpricedCalls: 3 },
      usage: { input: 4320, output: 3, cached: 6, reasoning: 9 },
    });
    expect(itemsLeftOut).toBe(0);
  });

  it('sums workflows and models, the largest first; one that is gone has no name', async () => {
    expect((await sum('workflow')).items).toMatchObject([
      { workflowId: gone, workflowName: null, calls: 4, day: null },
      { workflowId, workflowName: 'Seeded', calls: 5 },
    ]);
    expect((await sum('model', { to: '2026-03-01' })).items).toMatchObject([
      { provider: 'groq', model: 'large', calls: 3 },
      { provider: 'groq', model: 'small', calls: 2 },
    ]);
  });

  it('sums one workflow, and nothing where there is nothing', async () => {
    expect((await sum('day', { workflowId })).total).toMatchObject({ calls: 5 });
    for (const nothing of [
      await sum('model', { workflowId: 'nonsense' }),
      await sum('model', { from: '2020-01-01', to: '2020-01-01' }),
      await sum('workflow', {}, gone),
    ])
      expect(nothing).toMatchObject({ items: [], total: { calls: 0, cost: 0, usage: { input: 0 } } });
  });

  it('leaves out what is too much, says so, and still sums all', async () => {
    await bench.query(
      `INSERT INTO llm_usage_days SELECT $1, gen_random_uuid(), '2025-01-01', 'groq', 'm', 1, n, 0, 0, 0, 0, 0
       FROM generate_series(1, 1003) AS n`,
      [ownerId],
    );
    const { items, total, itemsLeftOut } = await sum('workflow', { from: '2025-01-01', to: '2025-01-01' });
    expect([items.length, itemsLeftOut, total.calls]).toEqual([1000, 3, 1003]);
    expect(items[0]?.usage.input).toBe(1003);
  });
});
