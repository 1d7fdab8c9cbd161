import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type RunningPostgres } from '@rex/embedded';
import { newSecret } from '@rex/platform';
import { Client } from 'pg';
import { ApiClient } from '../../api-client';
import { startStack, type Stack } from '../../stack/start-stack';
import { percentile } from '../fire-requests';
import { descendantsOf, usageOf } from '../process-usage';
import { MACHINE, writeResult } from '../write-result';
import { readTicks } from './read-ticks';
import { duePerMinute, seedSchedules } from './seed-schedules';

const SCHEDULES = 100_000;
const SECONDS = 60;

/** So many are due at one moment at last: as at midnight. */
const BURST = 10_000;

/**
 * `npm run bench -- --schedules`: what one backend spends on looking for due schedules among 100,000, of which 1,000 are due in a
 * minute, then on 10,000 that are due at once. There is no worker: it is about starting, not about running.
 */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'rex-bench-'));
  const postgres = await startPostgres({ dataDir, password: newSecret(), progress: say });
  const database = new Client({ connectionString: postgres.url });
  await database.connect();
  let output = '';
  try {
    const stack = await startStack({
      databaseUrl: postgres.url,
      workers: 0,
      environment: { LOG_LEVEL: 'debug' },
      onOutput: (text) => (output += text),
    });
    try {
      await new ApiClient(stack.url).register();
      say(`making ${SCHEDULES} schedules`);
      await seedSchedules(database, SCHEDULES);
      await sleep(5000);
      say(`measuring for ${SECONDS} s`);
      output = '';
      const before = cpuOf(stack, postgres);
      await sleep(SECONDS * 1000);
      const after = cpuOf(stack, postgres);
      const steady = readTicks(output);
      const burst = await fireBurst(database);
      writeResult({
        ...{ at: new Date().toISOString(), machine: MACHINE },
        ...{ schedules: SCHEDULES, duePerMinute: duePerMinute(SCHEDULES), seconds: SECONDS },
        ...summary(steady),
        cpuMsPerMinute: {
          backend: ((after.backend - before.backend) * 60) / SECONDS,
          database: ((after.database - before.database) * 60) / SECONDS,
        },
        burst,
      } as { at: string });
    } finally {
      await stack.stop();
    }
  } finally {
    await database.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function summary(ticks: { due: number; tookMs: number }[]) {
  const times = ticks.map((each) => each.tookMs).sort((a, b) => a - b);
  const fired = ticks.reduce((sum, each) => sum + each.due, 0);
  return {
    ticks: ticks.length,
    fired,
    tickMs: { p50: percentile(times, 0.5), p99: percentile(times, 0.99), max: times.at(-1) ?? 0 },
    msPerSchedule: Math.round((times.reduce((sum, each) => sum + each, 0) / fired) * 100) / 100,
  };
}

/** Makes many due at once; how long until the last has started. */
async function fireBurst(database: Client) {
  await database.query(
    `UPDATE schedules SET next_slot_at = v.at, next_due_at = v.at, activated_at = v.at - interval '6000 seconds'
     FROM (SELECT id, date_trunc('seconds', now()) + interval '1 second' AS at FROM schedules
       WHERE next_due_at > now() + interval '1 minute' LIMIT ${BURST}) AS v
     WHERE schedules.id = v.id`,
  );
  for (;;) {
    await sleep(500);
    const { rows } = await database.query<{ count: number; max: number; left: number }>(
      `SELECT count(*)::int, round(extract(epoch FROM max(fired_at - scheduled_for)) * 1000)::int AS max,
         (SELECT count(*)::int FROM schedules WHERE next_due_at <= now()) AS left
       FROM schedule_slots WHERE scheduled_for = (SELECT scheduled_for FROM schedule_slots GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)`,
    );
    const [row] = rows;
    if (row && row.count >= BURST) return { schedules: row.count, lastStartedAfterMs: row.max };
  }
}

function cpuOf({ backend }: Stack, { pid }: RunningPostgres) {
  return { backend: usageOf([backend.pid]).cpuMs, database: usageOf([pid, ...descendantsOf(pid)]).cpuMs };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
