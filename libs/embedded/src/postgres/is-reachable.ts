import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { ServerUser } from './server-user';

/**
 * Tells whether a user may open a file or folder: it may pass every folder above and read the thing itself.
 * Without a user: whether this process may. Looks at modes only, since root can't ask in another's name.
 */
export function isReachable(target: string, user: ServerUser | undefined): boolean {
  try {
    if (!user) {
      accessSync(target, constants.R_OK);
      return true;
    }
    for (const folder of foldersAbove(target)) if (!allows(folder, user, SEARCH)) return false;
    return allows(target, user, READ);
  } catch {
    return false;
  }
}

/** Tells whether a user may pass through a folder and all folders above it. */
export function isPassable(folder: string, user: ServerUser | undefined): boolean {
  try {
    if (!user) {
      accessSync(folder, constants.X_OK);
      return true;
    }
    return [folder, ...foldersAbove(folder)].every((each) => allows(each, user, SEARCH));
  } catch {
    return false;
  }
}

const READ = 4;
const SEARCH = 1;

function allows(target: string, user: ServerUser, bit: number): boolean {
  const { mode, uid, gid } = statSync(target);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bit) === bit;
}

function foldersAbove(target: string): string[] {
  const folders: string[] = [];
  for (let each = path.dirname(path.resolve(target)); ; each = path.dirname(each)) {
    folders.push(each);
    if (each === path.dirname(each)) return folders;
  }
}
