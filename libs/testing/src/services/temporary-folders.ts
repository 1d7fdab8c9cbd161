import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'rex-test-';

/** Makes a folder for one run; its name holds this process's id, so that a later run can tell when nobody needs it. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // PostgreSQL runs as another user when tests run as root, and has to get in.
  chmodSync(folder, 0o711);
  return folder;
}

/** Stops and removes what runs left that were killed before they could clean up. */
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    for (const pidFile of ['cluster/postmaster.pid', 'redis.pid']) {
      stopLeftover(path.join(folder, pidFile), folder);
    }
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, who will remove it.
    }
  }
}

function stopLeftover(pidFile: string, folder: string): void {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    // It works in the folder: otherwise the id belongs to an unrelated process by now.
    if (pid > 0 && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
