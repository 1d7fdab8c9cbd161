import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiClient,
  createReadyDatabase,
  eventually,
  startStack,
  type Program,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { scheduled } from './spec-support/schedule-bench';
import { readLedger } from './spec-support/slot-ledger';

const SCHEDULES = 200;
const KILL_EVERY_MS = 5000;
const KILLS = 12;

/** No worker: it is about what starts, not about what runs. */
describe(`three backends, one of them killed every ${KILL_EVERY_MS / 1000} s`, () => {
  let database: TestDatabase;
  let stack: Stack;
  /** Backends that answer. */
  const ready: Program[] = [];
  const restarts: Promise<void>[] = [];

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
    ready.push(stack.backend, await stack.addBackend(), await stack.addBackend());
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
    const begunAt = Date.now();
    for (let kills = 0; kills < KILLS; kills += 1) {
      // On a busy machine a backend takes longer than that to come back: one at least is always there.
      await eventually(() => expect(ready.length).toBeGreaterThan(1), 60_000);
      const [victim] = ready.splice(Math.floor(Math.random() * ready.length), 1);
      victim?.process.kill('SIGKILL');
      expect(await victim?.exited).toBe('SIGKILL');
      restarts.push(stack.addBackend().then((backend) => void ready.push(backend)));
      await sleep(KILL_EVERY_MS);
    }
    await Promise.all(restarts);
    const seconds = Math.floor((Date.now() - begunAt) / 1000);
    // They go on to the end; then everything is switched off at one moment.
    await sleep(3000);
    await database.query('UPDATE schedules SET paused_at = now(), next_due_at = NULL');
    const ledger = await readLedger(database);
    console.info(`${KILLS} backends killed in ${seconds} s; ${JSON.stringify(ledger)}`);
    expect(ledger.slots).toBeGreaterThanOrEqual(SCHEDULES * seconds);
    expect(ledger).toMatchObject({ fired: ledger.slots, skipped: 0, missing: 0, early: 0 });
    // Exactly once: as many executions as slots, each of another one.
    expect(ledger).toMatchObject({ executions: ledger.slots, matched: ledger.slots });
    // PROMISES P8, on a machine that also starts a backend every five seconds.
    expect(ledger.p99Ms).toBeLessThan(5000);
  }, 400_000);
});
