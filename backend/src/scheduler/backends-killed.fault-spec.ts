import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiClient,
  createTestDatabase,
  startStack,
  type Program,
  type Stack,
  type TestDatabase,
} from '@rex/testing';
import { scheduled } from './spec-support/schedule-bench';
import { readLedger } from './spec-support/slot-ledger';

const SCHEDULES = 200;
const SECONDS = 60;
const KILL_EVERY_MS = 5000;

/** No worker: it is about what starts, not about what runs. */
describe(`three backends, one of them killed every ${KILL_EVERY_MS / 1000} s`, () => {
  let database: TestDatabase;
  let stack: Stack;
  const backends: Program[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
    backends.push(stack.backend, await stack.addBackend(), await stack.addBackend());
  }, 240_000);

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  it(`fire every slot of ${SCHEDULES} schedules of every second exactly once`, async () => {
    const api = new ApiClient(stack.url);
    await api.register();
    for (let count = 0; count < SCHEDULES; count += 1) {
      await api.createWorkflow(scheduled({ cron: '* * * * * *' }));
    }
    const endsAt = Date.now() + SECONDS * 1000;
    let kills = 0;
    while (Date.now() < endsAt) {
      const place = Math.floor(Math.random() * backends.length);
      const victim = backends[place];
      victim?.process.kill('SIGKILL');
      expect(await victim?.exited).toBe('SIGKILL');
      kills += 1;
      const again = stack.addBackend();
      await sleep(KILL_EVERY_MS);
      backends[place] = await again;
    }
    // The others go on to the end; then everything is switched off at one moment.
    await sleep(3000);
    await database.query('UPDATE schedules SET paused_at = now(), next_due_at = NULL');
    const ledger = await readLedger(database);
    console.info(`${kills} backends killed; ${JSON.stringify(ledger)}`);
    expect(kills).toBeGreaterThan(8);
    expect(ledger.slots).toBeGreaterThan(SCHEDULES * SECONDS);
    expect(ledger).toMatchObject({ fired: ledger.slots, skipped: 0, missing: 0, early: 0 });
    // Exactly once: as many executions as slots, each of another one.
    expect(ledger).toMatchObject({ executions: ledger.slots, matched: ledger.slots });
    // PROMISES P8, on a machine that also starts a backend every five seconds.
    expect(ledger.p99Ms).toBeLessThan(5000);
  }, 400_000);
});
