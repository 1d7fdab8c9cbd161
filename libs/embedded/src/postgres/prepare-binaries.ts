import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './find-binaries';
import { isReachable } from './is-reachable';
import type { ServerUser } from './server-user';

/**
 * Makes PostgreSQL's programs ready to run as `user` and returns the folder that holds bin, lib and share.
 * That is where npm put them if at all possible; else a copy inside `home`, made once per version: when the user
 * can't get there, or something is missing that can't be mended in place.
 */
export function prepareBinaries(
  binaries: Binaries,
  options: { user: ServerUser | undefined; home: string; progress: (line: string) => void },
): string {
  if (isComplete(binaries.folder) || attempt(() => mend(binaries.folder))) {
    if (PROBES.every((probe) => isReachable(path.join(binaries.folder, probe), options.user)))
      return binaries.folder;
  }
  const copy = path.join(options.home, `postgresql-${binaries.version}`);
  if (existsSync(copy)) return copy;
  options.progress(`Copying PostgreSQL to ${copy}, where its user can read it`);
  const half = `${copy}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
  mend(half);
  openToAll(half);
  renameSync(half, copy);
  return copy;
}

/** Files that stand for all others when rights are checked. */
const PROBES = [`bin/${program('initdb')}`, `bin/${program('postgres')}`, 'share/postgresql/postgres.bki'];

/** The file name of a program on this platform. */
export function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** npm's tarballs hold no symbolic links; the package's install script makes them, unless scripts were switched off. */
function missingLinks(folder: string): { link: string; target: string }[] {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const inside = (name: string) => path.join(folder, path.relative('native', name));
  return entries
    .map(({ source, target }) => ({
      link: inside(target),
      target: path.relative(path.dirname(inside(target)), inside(source)),
    }))
    .filter(({ link }) => !existsSync(link));
}

function isComplete(folder: string): boolean {
  return (
    missingLinks(folder).length === 0 &&
    programsOf(folder).every((file) => (statSync(file).mode & 0o111) !== 0)
  );
}

function mend(folder: string): void {
  for (const { link, target } of missingLinks(folder)) symlinkSync(target, link);
  for (const file of programsOf(folder)) if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
}

function programsOf(folder: string): string[] {
  return readdirSync(path.join(folder, 'bin')).map((name) => path.join(folder, 'bin', name));
}

/** A strict umask at installation leaves files that only their owner can read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(file, 0o755);
    else if (entry.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
