import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

describe('HealthRepository', () => {
  let bench: TestBench;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  afterAll(() => bench.close());

  it('counts workers that renewed their leases lately', async () => {
    const { executionStore, health } = bench.database;
    expect(await health.liveWorkers(30)).toBe(0);
    await executionStore.renewLeases('worker-1', []);
    await executionStore.renewLeases('worker-2', []);
    await executionStore.renewLeases('worker-2', []);
    expect(await health.liveWorkers(30)).toBe(2);
    await bench.query(
      `UPDATE workers SET heartbeat_at = now() - interval '40 seconds' WHERE id = 'worker-1'`,
    );
    expect(await health.liveWorkers(30)).toBe(1);
  });
});
