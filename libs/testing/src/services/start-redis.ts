import { spawn } from 'node:child_process';
import { freePort } from '@rex/embedded';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A throw-away Redis, or why there is none. */
export type TestRedis = { url: string; stop(): Promise<void> } | { missing: string };

/** Starts `redis-server` from PATH on a random loopback port, without persistence. */
export async function startRedis(folder: string): Promise<TestRedis> {
  const port = await freePort();
  const server = spawn(
    'redis-server',
    [
      ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      ...['--pidfile', path.join(folder, 'redis.pid'), '--logfile', path.join(folder, 'redis.log')],
    ],
    { stdio: 'ignore', detached: true },
  );
  let failure: string | undefined;
  const ended = new Promise<void>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failure = error.code === 'ENOENT' ? 'redis-server is not in PATH' : error.message;
      resolve();
    });
    server.once('exit', (code) => {
      failure = `redis-server ended with code ${code}`;
      resolve();
    });
  });
  const { Redis } = await import('ioredis');
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  const answer = await Promise.race([client.ping(), ended, sleep(10_000)]);
  client.disconnect();
  if (answer !== 'PONG') {
    server.kill('SIGKILL');
    return { missing: failure ?? 'redis-server did not answer within 10 s' };
  }
  server.unref();
  return {
    url,
    async stop() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}
