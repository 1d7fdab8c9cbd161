import { existsSync, realpathSync, statSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** How a sandbox process is started. */
export interface SpawnSettings {
  args: string[];
  /** The first of the user ids under which processes run; undefined: they run as this process does. */
  firstUserId: number | undefined;
}

/** Packages the child loads; isolated-vm finds its native part by node-gyp-build. */
const PACKAGES = ['isolated-vm', 'node-gyp-build', 'acorn'];

/** By these the child calls the kernel to lock itself. The second holds the machine code, and exists for most systems. */
const LOCK_PACKAGES = ['koffi', `@koromix/koffi-${process.platform}-${process.arch}`];

/**
 * User ids that belong to nobody: the range systemd sets aside for passing users. Each process gets another one, so that
 * one which escaped its isolate could not even signal the next. `nobody` would be shared with other programs.
 */
const USER_IDS = { first: 61_184, count: 4_096 };

/** Finds out what a child at `childPath` needs: what it may read, and as whom it can run. Reads files; call it once. */
export function findSpawnSettings(childPath: string): SpawnSettings {
  const program = realpathSync(childPath);
  const readable = readablePaths(childPath, program);
  const args = [
    // isolated-vm asks for it.
    '--no-node-snapshot',
    // Children of small isolates need no pool of helper threads for garbage collection.
    '--v8-pool-size=1',
    // For child/text-collector.ts.
    '--expose-gc',
    // Only the isolates' contexts may make code from text, which isolated-vm allows for them.
    '--disallow-code-generation-from-strings',
    // Nobody reads them, and what would print them is gone by then (child/harden-realm.ts).
    '--no-warnings',
    // Without more: no writing, no child processes, no workers, no inspector, and reading of the files below only.
    '--permission',
    '--allow-addons',
    ...readable.map((each) => `--allow-fs-read=${each}`),
    program,
  ];
  const isRoot = process.getuid?.() === 0;
  const canDrop =
    isRoot && [process.execPath, ...readable].every((each) => !existsSync(each) || canAnyoneRead(each));
  return { args, firstUserId: canDrop ? USER_IDS.first : undefined };
}

/** The user id of the n-th process of this one. */
export function userIdOf(firstUserId: number, processNumber: number): number {
  return firstUserId + ((process.pid * 64 + processNumber) % USER_IDS.count);
}

function readablePaths(childPath: string, program: string): string[] {
  const require = createRequire(program);
  const folders = [
    ...PACKAGES.map((name) => path.dirname(require.resolve(`${name}/package.json`))),
    ...LOCK_PACKAGES.flatMap((name) => findPackage(name, program) ?? []),
  ];
  const isolateProgram = path.join(path.dirname(program), 'isolate.js');
  const paths = [
    path.resolve(childPath),
    program,
    isolateProgram,
    // Node looks for the nearest package.json to tell the kind of module.
    ...ancestors(program).map((folder) => path.join(folder, 'package.json')),
    ...folders.flatMap((folder) => [path.join(folder, path.sep), path.join(realpathSync(folder), path.sep)]),
    // node-gyp-build tells musl from glibc by it.
    '/etc/alpine-release',
  ];
  return [...new Set(paths)];
}

/** Undefined for one that this system does not have. */
function findPackage(name: string, program: string): string | undefined {
  try {
    const manifest = findPackageJSON(name, pathToFileURL(program));
    return manifest === undefined ? undefined : path.dirname(manifest);
  } catch {
    return undefined;
  }
}

function ancestors(file: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (existsSync(path.join(folder, 'package.json')) || folder === path.dirname(folder)) return folders;
  }
}

/** True when every folder on the way may be entered by anyone and the file or folder itself be read. */
function canAnyoneRead(file: string): boolean {
  const ENTER = 0o001;
  const READ = 0o004;
  const stats = statSync(file);
  if ((stats.mode & READ) === 0 || (stats.isDirectory() && (stats.mode & ENTER) === 0)) return false;
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & ENTER) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}
