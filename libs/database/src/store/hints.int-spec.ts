import { decodeHints, type ExecutionHint } from '@rex/engine';
import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { Client } from 'pg';
import { createTestBench, type TestBench } from '../testing/test-bench';

const CHANNEL = 'rex_hints_of_test';
const COMPLETED = { status: 'completed', outputJson: 'null', error: null } as const;

describe('hints of the store', () => {
  let bench: TestBench;
  let listener: Client;
  let payloads: string[];
  const hints = (): ExecutionHint[] => payloads.flatMap(decodeHints);

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase(), { notifyChannel: CHANNEL });
    listener = new Client({ connectionString: bench.url });
    await listener.connect();
    listener.on('notification', ({ payload }) => payloads.push(payload ?? ''));
    await listener.query(`LISTEN ${CHANNEL}`);
  });

  beforeEach(() => {
    payloads = [];
  });

  afterAll(async () => {
    await listener.end();
    await bench.close();
  });

  const claimed = async (count: number) => {
    const { ownerId, workflowId, version } = await bench.seedWorkflow();
    const requests = Array.from({ length: count }, () => {
      const trigger = {
        condition: 'exists' as const,
        triggerType: 'manual' as const,
        triggerNodeId: 'start',
        inputJson: '{}',
        dedupeKey: null,
        maxConcurrency: null,
        retry: null,
      };
      return { id: newId(), ownerId, workflowId, version, ...trigger };
    });
    await bench.database.executionStore.accept(requests);
    return bench.database.executionStore.claim(
      requests.map((each) => each.id),
      'worker-1',
    );
  };

  /** Whatever was told before this query's answer has arrived with it. */
  const settle = () => listener.query('SELECT 1');

  it('name every execution of a write, with its revision and whether it has ended', async () => {
    const [running, finished] = await claimed(2);
    if (!running || !finished) throw new Error('nothing claimed');
    const { revisions } = await bench.database.executionStore.record('worker-1', [
      { ...running, steps: [] },
      { ...finished, steps: [], finish: COMPLETED },
    ]);
    await settle();
    expect(payloads).toHaveLength(1);
    expect(new Map(hints().map((hint) => [hint.executionId, hint]))).toEqual(
      new Map([
        [
          running.executionId,
          { executionId: running.executionId, revision: revisions.get(running.executionId), finished: false },
        ],
        [
          finished.executionId,
          {
            executionId: finished.executionId,
            revision: revisions.get(finished.executionId),
            finished: true,
          },
        ],
      ]),
    );
  });

  it('do not name writes that were refused', async () => {
    const [execution] = await claimed(1);
    if (!execution) throw new Error('nothing claimed');
    await bench.database.executionStore.record('worker-2', [{ ...execution, steps: [], finish: COMPLETED }]);
    await settle();
    expect(payloads).toEqual([]);
  });

  it('fit into payloads of NOTIFY, however many executions a write has', async () => {
    const executions = await claimed(500);
    await bench.database.executionStore.record(
      'worker-1',
      executions.map((each) => ({ ...each, steps: [], finish: COMPLETED })),
    );
    await settle();
    expect(Math.max(...payloads.map((each) => Buffer.byteLength(each)))).toBeLessThan(7_500);
    expect(new Set(hints().map((hint) => hint.executionId))).toEqual(
      new Set(executions.map((each) => each.executionId)),
    );
    expect(hints()).toHaveLength(500);
  });

  it('tell of executions that were failed as poison', async () => {
    const [execution] = await claimed(1);
    await bench.query(`UPDATE executions SET lease_expires_at = now(), worker_losses = 2 WHERE id = $1`, [
      execution?.executionId,
    ]);
    await bench.database.executionStore.failPoisoned(3);
    await settle();
    expect(hints()).toEqual([{ executionId: execution?.executionId, revision: 2, finished: true }]);
  });

  it('are not told without a channel', async () => {
    const silent = await bench.open({ notifyChannel: undefined });
    const [execution] = await claimed(1);
    if (!execution) throw new Error('nothing claimed');
    await silent.executionStore.record('worker-1', [{ ...execution, steps: [], finish: COMPLETED }]);
    await settle();
    expect(payloads).toEqual([]);
  });
});
