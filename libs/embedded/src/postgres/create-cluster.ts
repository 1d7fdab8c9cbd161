import { UnexpectedError } from '@rex/platform';
import { execFile } from 'node:child_process';
import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { program } from './prepare-binaries';
import type { ServerUser } from './server-user';

/** The name of the server's superuser. REX's own processes use a lesser role. */
export const SUPERUSER = 'postgres';

/**
 * Makes an empty database cluster. It is made beside its place and renamed at the end: whoever finds `clusterDir` finds
 * a whole one, and what a killed attempt left is thrown away.
 * @throws UnexpectedError with initdb's own words.
 */
export async function createCluster(options: {
  binaries: string;
  clusterDir: string;
  user: ServerUser | undefined;
  password: string;
}): Promise<void> {
  const { clusterDir, user } = options;
  removeHalves(clusterDir);
  // A killed launcher's initdb may still be at work, so each attempt has names of its own.
  const half = `${clusterDir}${HALF}${process.pid}`;
  const passwordFile = `${half}.password`;
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600, flag: 'wx' });
  if (user) for (const each of [half, passwordFile]) chownSync(each, user.uid, user.gid);
  try {
    await promisify(execFile)(
      path.join(options.binaries, 'bin', program('initdb')),
      [
        ...['-D', half, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
      ],
      { ...user, cwd: half, env: { LC_ALL: 'C', TZ: 'UTC' }, timeout: 120_000 },
    );
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new UnexpectedError(
      'initdb-failed',
      `PostgreSQL could not make its data folder ${clusterDir}: ${stderr?.trim() || String(cause)}`,
      { cause },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, clusterDir);
  syncFolder(path.dirname(clusterDir));
}

const HALF = '.new-';

/** Throws away what killed attempts left; what can't be removed yet, because it still grows, goes another time. */
function removeHalves(clusterDir: string): void {
  const folder = path.dirname(clusterDir);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${path.basename(clusterDir)}${HALF}`)) continue;
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

/** Makes the rename survive a power cut; systems that can't sync a folder don't need it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    return;
  }
}
