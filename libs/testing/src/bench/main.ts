import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '@rex/embedded';
import { newSecret } from '@rex/platform';
import { ApiClient } from '../api-client';
import { startRedis } from '../services/start-redis';
import { startStack } from '../stack/start-stack';
import { githubTriage } from '../workflows/github-triage';
import { measure } from './measure';
import { writeResult } from './write-result';

const CLIENTS = [1, 10, 50];

/**
 * `npm run bench [-- --requests N] [--redis]`: what the five-step webhook workflow costs, on a REX of its own with a fresh
 * embedded PostgreSQL. Prints a table and writes JSON lines.
 */
async function main(): Promise<void> {
  const requests = Number(option('--requests') ?? 2000);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'rex-bench-'));
  const postgres = await startPostgres({ dataDir, password: newSecret(), progress: say });
  const redis = process.argv.includes('--redis') ? await requireRedis(dataDir) : undefined;
  try {
    const stack = await startStack({ databaseUrl: postgres.url, redisUrl: redis?.url });
    try {
      const api = new ApiClient(stack.url);
      await api.register();
      const workflowId = await api.createWorkflow(githubTriage());
      const target = { stack, postgres, workflowId, carrier: redis ? 'redis' : 'postgres' };
      say('warming up');
      await measure({ ...target, clients: 10, requests: 300 });
      for (const clients of CLIENTS) {
        writeResult(
          await measure({ ...target, clients, requests: clients === 1 ? Math.min(requests, 500) : requests }),
        );
      }
    } finally {
      await stack.stop();
    }
  } finally {
    await redis?.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function requireRedis(folder: string) {
  const redis = await startRedis(folder);
  if ('missing' in redis) throw new Error(`--redis needs a Redis: ${redis.missing}`);
  return redis;
}

function option(name: string): string | undefined {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
