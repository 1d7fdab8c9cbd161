import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { DeliveriesRepository } from './deliveries.repository';
import type { NewRefusal } from './delivery-row';
import { LIST_DELIVERIES } from './delivery-statements';
import { LAST_ID } from './id-range';

describe('DeliveriesRepository', () => {
  let bench: TestBench;
  let deliveries: DeliveriesRepository;
  let ownerId: string;
  let workflowId: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    deliveries = bench.database.deliveries;
  });

  beforeEach(async () => {
    ({ ownerId, workflowId } = await bench.seedWorkflow());
  });

  afterAll(() => bench.close());

  const aRefusal = (change: Partial<NewRefusal> = {}): NewRefusal => ({
    id: newId(),
    workflowId,
    outcome: 'refused',
    code: 'webhook-unauthorized',
    reason: 'The request has no header x-token.',
    method: 'POST',
    path: '/api/webhooks/1',
    status: 401,
    sourceAddress: '203.0.113.7',
    userAgent: 'curl/8',
    bodyBytes: 2,
    executionId: null,
    kept: null,
    ...change,
  });
  const accept = async (
    triggerType: 'webhook' | 'manual' = 'webhook',
    input: unknown = { method: 'PUT', path: '/a"b' },
  ) => {
    const id = newId();
    await bench.database.executionStore.accept([
      {
        ...{ id, ownerId, workflowId, version: 1, condition: 'exists', triggerType, triggerNodeId: 'hook' },
        ...{ inputJson: JSON.stringify(input), maxConcurrency: null, dedupeKey: null, retry: null },
      },
    ]);
    return id;
  };
  const pages = async (limit: number, outcome?: 'accepted' | 'refused' | 'duplicate') => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await deliveries.list(ownerId, workflowId, { limit, cursor, outcome });
      ids.push(...page.items.map((each) => each.id));
      if (page.nextCursor === null) return ids;
      cursor = page.nextCursor;
    }
  };

  it('lists accepted and other calls together, newest first, page by page', async () => {
    const expected: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      expected.unshift(await accept());
      const [refused, duplicate] = [aRefusal(), aRefusal({ outcome: 'duplicate', code: 'duplicate' })];
      await deliveries.addRefusals([refused, duplicate]);
      expected.unshift(refused.id);
      expected.unshift(duplicate.id);
      await accept('manual');
    }
    expect(await pages(2)).toEqual(expected);
    expect(await pages(100)).toEqual(expected);
    expect((await pages(3, 'accepted')).length).toBe(4);
    expect((await pages(3, 'refused')).length).toBe(4);
    expect((await pages(3, 'duplicate')).length).toBe(4);
    const { items } = await deliveries.list(ownerId, workflowId, { outcome: 'accepted', limit: 1 });
    expect(items[0]).toMatchObject({ method: 'PUT', path: '/a"b', executionStatus: 'pending', code: null });
  });

  it('gives back what a call sent, as it was kept', async () => {
    const kept = { queryJson: '{"a":"1"}', headersJson: '{"b":"2"}', body: Buffer.from([0, 255, 10]) };
    const refusal = aRefusal({ kept, path: '/\0\ud800', userAgent: '\0' });
    await deliveries.addRefusals([refusal, aRefusal({ kept: { ...kept, body: Buffer.alloc(0) } })]);
    expect(await deliveries.find(ownerId, workflowId, refusal.id)).toMatchObject({
      ...{ outcome: 'refused', status: 401, sourceAddress: '203.0.113.7', kept, inputJson: null },
      ...{ path: '/\ufffd\ufffd', userAgent: '\ufffd' },
    });
    const large = await accept('webhook', { method: 'POST', path: '/', body: 'x'.repeat(300_000) });
    const found = await deliveries.find(ownerId, workflowId, large);
    expect(found).toMatchObject({ outcome: 'accepted', method: 'POST', executionId: large, kept: null });
    expect(found?.inputJson?.length).toBeGreaterThan(300_000);
  });

  it("knows another owner's and another workflow's call as little as one that never was", async () => {
    const refusal = aRefusal();
    await deliveries.addRefusals([refusal]);
    const executionId = await accept();
    const other = await bench.seedWorkflow();
    for (const id of [refusal.id, executionId, newId(), 'x', '']) {
      expect(await deliveries.find(other.ownerId, workflowId, id)).toBeUndefined();
      expect(await deliveries.find(other.ownerId, other.workflowId, id)).toBeUndefined();
    }
    expect((await deliveries.list(other.ownerId, workflowId, { limit: 10 })).items).toEqual([]);
    expect((await deliveries.list(ownerId, workflowId, { limit: 10, cursor: 'x' })).items).toEqual([]);
  });

  it('stores nothing for workflows that there are not', async () => {
    await deliveries.addRefusals([
      aRefusal({ workflowId: newId() }),
      aRefusal({ workflowId: "' OR true --" }),
    ]);
    expect(
      await bench.query('SELECT 1 FROM webhook_refusals WHERE workflow_id <> ALL (SELECT id FROM workflows)'),
    ).toEqual([]);
    expect(await pages(10)).toEqual([]);
  });

  it('keeps the 200 newest of a workflow', async () => {
    const rows = Array.from({ length: 230 }, () => aRefusal());
    await deliveries.addRefusals(rows.slice(0, 120));
    await deliveries.addRefusals(rows.slice(120));
    expect(await pages(100)).toEqual(
      rows
        .slice(30)
        .map((each) => each.id)
        .reverse(),
    );
  });

  it('prunes what is older than 30 days, so many at a time', async () => {
    const rows = Array.from({ length: 5 }, () => aRefusal());
    await deliveries.addRefusals(rows);
    const age = (days: number, ids: string[]) =>
      bench.query(
        `UPDATE webhook_refusals SET created_at = now() - make_interval(days => $1) WHERE id = ANY ($2)`,
        [days, ids],
      );
    await age(
      31,
      rows.slice(0, 3).map((each) => each.id),
    );
    await age(
      29,
      rows.slice(3).map((each) => each.id),
    );
    expect([
      await deliveries.pruneDeliveries(2),
      await deliveries.pruneDeliveries(2),
      await deliveries.pruneDeliveries(2),
    ]).toEqual([2, 1, 0]);
    expect(await pages(10)).toHaveLength(2);
  });

  it('lists by the indexes on workflow and id', async () => {
    await bench.query(
      `INSERT INTO webhook_refusals (id, owner_id, workflow_id, outcome, code, reason, method, path, status, source_address, body_bytes)
       SELECT gen_random_uuid(), $1, w.id, 'refused', 'c', 'r', 'POST', '/', 401, 'a', 0
       FROM workflows w, generate_series(1, 2000)`,
      [ownerId],
    );
    await bench.query('ANALYZE');
    await bench.query(`PREPARE list_deliveries_plan AS ${LIST_DELIVERIES.text}`);
    await bench.query('SET plan_cache_mode = force_generic_plan');
    const rows = await bench.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN EXECUTE list_deliveries_plan ('${ownerId}', '${workflowId}', '${LAST_ID}', NULL, 21)`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('webhook_refusals_pkey');
    expect(plan).not.toContain('Seq Scan on webhook_refusals');
  });
});
