import { UnexpectedError } from '@rex/platform';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoundedLog } from '../logs/bounded-log';
import { readPostmasterFile } from './postmaster-file';
import { program } from './prepare-binaries';
import { serverArguments } from './server-settings';
import type { ServerUser } from './server-user';

/** What is needed to start the server program. */
export interface LaunchOptions {
  binaries: string;
  clusterDir: string;
  port: number;
  user: ServerUser | undefined;
  log: BoundedLog;
  settings?: Record<string, string>;
  progress: (line: string) => void;
}

/**
 * Starts the server and waits until it takes connections, as long as its recovery needs.
 * @throws UnexpectedError with the end of its log when it ends instead.
 */
export async function launchServer(options: LaunchOptions): Promise<ChildProcess> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const server = spawnServer(options);
    if (await isReady(server, options)) return server;
    const words = options.log.tail(2000).trim();
    // After kill -9 of the server alone its helper processes take a moment to notice; the data folder is theirs until then.
    if (/shared memory block .* still in use/.test(words) && performance.now() < deadline) {
      await sleep(500);
      continue;
    }
    throw new UnexpectedError(
      'postgres-failed',
      `PostgreSQL ended while starting. Its last words, from ${options.log.file}:\n${words}`,
    );
  }
}

function spawnServer({ binaries, clusterDir, port, user, log, settings }: LaunchOptions): ChildProcess {
  return spawn(
    path.join(binaries, 'bin', program('postgres')),
    serverArguments({ clusterDir, port, settings }),
    {
      ...user,
      cwd: clusterDir,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.descriptor, log.descriptor],
      // Its own process group: Ctrl-C in a terminal goes to the launcher, which lets the others drain before the database stops.
      detached: true,
      windowsHide: true,
    },
  );
}

async function isReady(server: ChildProcess, { clusterDir, progress }: LaunchOptions): Promise<boolean> {
  const failure = new Promise<Error>((resolve) => server.once('error', resolve));
  const startedAt = performance.now();
  let toldAt = startedAt;
  while (server.exitCode === null && server.signalCode === null) {
    const file = readPostmasterFile(clusterDir);
    if (file?.pid === server.pid && file?.status === 'ready') return true;
    if (performance.now() - toldAt > 5000) {
      toldAt = performance.now();
      progress(`PostgreSQL is still getting ready (${((toldAt - startedAt) / 1000).toFixed(0)} s)`);
    }
    const error = await Promise.race([failure, sleep(15)]);
    if (error) throw error;
  }
  return false;
}
