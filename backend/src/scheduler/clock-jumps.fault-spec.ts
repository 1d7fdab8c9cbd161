import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiClient,
  createReadyDatabase,
  eventually,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import { jumpingClock } from './spec-support/jumping-clock';
import { scheduled } from './spec-support/schedule-bench';
import { readLedger } from './spec-support/slot-ledger';

const SECONDS = 24;
const JUMP_EVERY_MS = 6000;

describe('a backend whose clock jumps an hour ahead and an hour back', () => {
  let database: TestDatabase;
  let stack: Stack;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
  }, 120_000);

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  it('fires nothing early, nothing twice and leaves nothing out', async () => {
    const api = new ApiClient(stack.url);
    await api.register();
    for (let count = 0; count < 20; count += 1) await api.createWorkflow(scheduled({ cron: '* * * * * *' }));
    // In half an hour, which its clock will say it is.
    const soon = new Date(Date.now() + 1_800_000);
    const cron = `${soon.getUTCMinutes()} ${soon.getUTCHours()} * * *`;
    const later = await api.createWorkflow(scheduled({ cron, catchUp: 'all' }));
    const backend = await stack.addBackend({ ...jumpingClock(JUMP_EVERY_MS), LOG_LEVEL: 'debug' });
    // From here on there is no other one, and only the clock of the database is right.
    await stack.backend.stop();
    await database.query('DELETE FROM executions');
    await database.query('DELETE FROM schedule_slots');
    await sleep(SECONDS * 1000);
    await eventually(async () =>
      expect((await readLedger(database)).fired).toBeGreaterThan(20 * (SECONDS - 3)),
    );
    await database.query('UPDATE schedules SET paused_at = now(), next_due_at = NULL');
    const ledger = await readLedger(database);
    // The fault has fired: its log tells the time that its clock showed.
    const times = [...backend.output().matchAll(/"time":"([^"]+)"/g)].map((match) =>
      Date.parse(match[1] ?? ''),
    );
    const ahead = times.filter((each) => each > Date.now() + 3_000_000).length;
    const back = times.filter((each) => each < Date.now() - 3_000_000).length;
    console.info(`log lines an hour ahead ${ahead}, an hour back ${back}; ${JSON.stringify(ledger)}`);
    expect(Math.min(ahead, back)).toBeGreaterThan(3);
    expect(ledger).toMatchObject({ fired: ledger.slots, skipped: 0, missing: 0, early: 0 });
    expect(ledger).toMatchObject({ executions: ledger.slots, matched: ledger.slots });
    const [due] = await database.query(
      `SELECT next_slot_at AS at, (SELECT count(*)::int FROM schedule_slots q WHERE q.schedule_id = s.id) AS slots
       FROM schedules s WHERE workflow_id = $1`,
      [later],
    );
    expect(due).toEqual({ at: new Date(Math.floor(soon.getTime() / 60_000) * 60_000), slots: 0 });
  }, 240_000);
});
