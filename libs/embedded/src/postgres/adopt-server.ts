import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, waitUntilGone } from '../process/process-info';
import { databaseUrl, probeServer } from './connect';
import { isServerOf, readPostmasterFile, removeStalePostmasterFile } from './postmaster-file';
import { stopServer } from './stop-server';

/**
 * Looks for a server of this cluster that outlived its launcher. One that answers with our password is taken over;
 * one that doesn't is stopped; the remains of a dead one are cleared. Undefined: none runs now.
 */
export async function adoptServer(options: {
  clusterDir: string;
  password: string;
  progress: (line: string) => void;
}): Promise<{ pid: number; port: number } | undefined> {
  const { clusterDir, progress } = options;
  removeStalePostmasterFile(clusterDir);
  const found = readPostmasterFile(clusterDir);
  if (!found || !isServerOf(found.pid, clusterDir)) return undefined;
  const deadline = performance.now() + 10_000;
  while (isAlive(found.pid) && performance.now() < deadline) {
    const { port, status } = readPostmasterFile(clusterDir) ?? found;
    if (status === 'stopping') break;
    const answer = port > 0 ? await probeServer(databaseUrl({ port, password: options.password })) : 'away';
    if (answer === 'yes') return { pid: found.pid, port };
    if (answer === 'refused') break;
    await sleep(100);
  }
  progress('Stopping a PostgreSQL that an earlier run left behind');
  if (readPostmasterFile(clusterDir)?.status === 'stopping') await waitUntilGone(found.pid, 20_000);
  await stopServer(found.pid);
  return undefined;
}
