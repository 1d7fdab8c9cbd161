import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { EXECUTIONS_BY_DAY } from '../usage/execution-figures-statements';
import type { ExecutionFiguresRepository } from './execution-figures.repository';
import { firstIdAt } from './id-range';

const RANGE = { from: '2026-03-01', to: '2026-03-02' };

describe('figures of executions', () => {
  let bench: TestBench;
  let figures: ExecutionFiguresRepository;
  let mine: { ownerId: string; workflowId: string };
  let other: { ownerId: string; workflowId: string };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    figures = bench.database.executionFigures;
    [mine, other] = (await Promise.all([bench.seedWorkflow(), bench.seedWorkflow()])) as [
      typeof mine,
      typeof other,
    ];
    let count = 0;
    const insert = (at: string, status: string, ms: number | null, code: string | null, by = mine) =>
      bench.query(
        `INSERT INTO executions (id, owner_id, workflow_id, version, trigger_type, trigger_node_id, input, status, created_at, started_at, finished_at, error)
         VALUES ($1, $2, $3, 1, 'manual', 'start', '{}', $4, $5::timestamptz, $5::timestamptz, $5::timestamptz + $6::float8 * interval '1 ms', $7)`,
        [
          firstIdAt(Date.parse(at)).slice(0, -4) + String((count += 1)).padStart(4, '0'),
          ...[by.ownerId, by.workflowId, status, at, ms],
          code === null ? null : JSON.stringify({ code, message: 'It "broke" with "code":"other"' }),
        ],
      );
    for (let ms = 10; ms <= 200; ms += 10) await insert('2026-03-01T10:00:00Z', 'completed', ms, null);
    await insert('2026-03-01T23:59:59.999Z', 'failed', 500, 'request-timeout');
    await insert('2026-03-02T00:00:00Z', 'failed', 700, 'request-timeout');
    await insert('2026-03-02T01:00:00Z', 'failed', 1, 'script-error');
    await insert('2026-03-02T02:00:00Z', 'cancelled', 90_000, 'cancelled');
    await insert('2026-03-02T03:00:00Z', 'running', null, null);
    await insert('2026-02-28T23:59:59.999Z', 'completed', 1, null);
    await insert('2026-03-03T00:00:00Z', 'completed', 1, null);
    await insert('2026-03-01T10:00:00Z', 'failed', 1, 'of-another', other);
  });

  afterAll(() => bench.close());

  it('counts by day and of all, and times what completed or failed', async () => {
    const { days, total, since } = await figures.sum(mine.ownerId, RANGE);
    expect(days).toEqual([
      { day: '2026-03-01', executions: 21, completed: 20, failed: 1, cancelled: 0, p50: 110, p95: 200 },
      { day: '2026-03-02', executions: 4, completed: 0, failed: 2, cancelled: 1, p50: 1, p95: 700 },
    ]);
    expect(total).toEqual({ executions: 25, completed: 20, failed: 3, cancelled: 1, p50: 110, p95: 500 });
    expect(since).toBeNull();
  });

  it('tells the kinds of failures, the most frequent first, each with its newest execution', async () => {
    const { failures } = await figures.sum(mine.ownerId, RANGE);
    expect(failures.map(({ code, executions }) => [code, executions])).toEqual([
      ['request-timeout', 2],
      ['cancelled', 1],
      ['script-error', 1],
    ]);
    expect(failures[0]?.newest.startsWith(firstIdAt(Date.parse('2026-03-02T00:00:00Z')).slice(0, 13))).toBe(
      true,
    );
  });

  it('is of one workflow when asked, of nobody for what is no id, and never of another owner', async () => {
    const of = async (ownerId: string, workflowId?: string) =>
      (await figures.sum(ownerId, { ...RANGE, ...(workflowId ? { workflowId } : {}) })).total.executions;
    expect(await of(mine.ownerId, mine.workflowId)).toBe(25);
    expect(await of(mine.ownerId, other.workflowId)).toBe(0);
    expect(await of(mine.ownerId, 'no-id')).toBe(0);
    expect(await of(other.ownerId)).toBe(1);
  });

  it('reads by the index of the owner, not the whole table', async () => {
    await bench.query('SET enable_seqscan = off');
    const values = [mine.ownerId, firstIdAt(0), firstIdAt(Date.now()), null, 1000];
    const rows = await bench.query(
      `EXPLAIN ${EXECUTIONS_BY_DAY.text.replace(/\$(\d)/g, (_, n: string) => literal(values[Number(n) - 1]))}`,
    );
    expect(JSON.stringify(rows)).toMatch(/executions_by_owner/);
  });
});

const literal = (value: unknown) =>
  value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${String(value)}'`;
