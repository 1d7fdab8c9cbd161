import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandOf, isAlive, isKnown } from '../process/process-info';

/** What a running server says of itself in `postmaster.pid`. */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** starting, ready, stopping, standby; empty while it is being written. */
  status: string;
}

/** Reads the file of a cluster; undefined when there is none or it is half written. */
export function readPostmasterFile(clusterDir: string): PostmasterFile | undefined {
  try {
    return parsePostmasterFile(readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Parses the file's lines: pid, data folder, start time, port, socket folder, address, shared memory, status. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, status: lines[7] ?? '' };
}

/** Tells whether a living process is the server of this cluster, and not another that got its pid later. */
export function isServerOf(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandOf(pid);
  // Where commands can't be read, PostgreSQL's own check of its lock file has the last word.
  if (command === undefined) return process.platform === 'win32';
  return path.basename(command[0] ?? '').startsWith('postgres') && command.join(' ').includes(clusterDir);
}

/**
 * Removes the file of a server that is gone if its pid is still known, as an unrelated process or as a zombie that nobody
 * reaps: PostgreSQL would refuse to start. It finds helper processes of the old server all the same, by their shared memory.
 */
export function removeStalePostmasterFile(clusterDir: string): void {
  const file = readPostmasterFile(clusterDir);
  if (file && isKnown(file.pid) && !isServerOf(file.pid, clusterDir))
    rmSync(path.join(clusterDir, 'postmaster.pid'));
}
