// The real services of integration tests: a throw-away PostgreSQL and, where `redis-server` is found, a Redis. Started by
// the test run with an IPC channel; the first message names the URLs. Everything goes when the channel closes, however
// the test run ended.
import { startPostgres } from '@rex/embedded';
import { newSecret } from '@rex/platform';
import { rm } from 'node:fs/promises';
import { startRedis } from './start-redis';
import { makeTemporaryFolder, removeLeftovers } from './temporary-folders';

/** The first and only message to the test run. */
export type ServicesMessage =
  { databaseUrl: string; redisUrl?: string; redisMissing?: string } | { failure: string };

async function main(): Promise<void> {
  // Grows as things start, and runs backwards at the end.
  const cleanups: (() => Promise<void>)[] = [];
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    for (const cleanup of cleanups.reverse()) await cleanup().catch(() => undefined);
    process.exit(0);
  };
  process.on('disconnect', () => void end());
  // Ctrl-C reaches the whole process group: the tests end first, which closes the channel.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => void end());

  removeLeftovers();
  const folder = makeTemporaryFolder();
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const startedPostgres = startPostgres({
    dataDir: folder,
    password: newSecret(16),
    // Nothing here outlives the run, so it need not survive a power cut.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      // Databases live for seconds: tidying them up is work for nothing. Tests that need statistics gather them.
      autovacuum: 'off',
      max_connections: '300',
    },
  });
  const startedRedis = startRedis(folder);
  // Noted before they are up: what started must stop even when the other one failed, or the run ended meanwhile.
  cleanups.push(async () => (await startedPostgres).stop());
  cleanups.push(async () => {
    const redis = await startedRedis;
    if ('stop' in redis) await redis.stop();
  });
  const [postgres, redis] = await Promise.all([startedPostgres, startedRedis]);
  tell(
    'url' in redis
      ? { databaseUrl: postgres.url, redisUrl: redis.url }
      : { databaseUrl: postgres.url, redisMissing: redis.missing },
  );
}

function tell(message: ServicesMessage): void {
  if (process.connected) process.send?.(message);
}

main().catch((error: unknown) => {
  tell({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exitCode = 1;
  process.disconnect();
});
