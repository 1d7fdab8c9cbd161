import { UserError } from '@rex/platform';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isPassable } from './is-reachable';
import type { ServerUser } from './server-user';

/** Where a server keeps its things. */
export interface ServerPlace {
  /** The asked data folder, resolved. */
  dataDir: string;
  /** Folder that the server's user can reach; usually the data folder itself. */
  home: string;
  /** PostgreSQL's own data folder ("cluster"), inside `home`. */
  clusterDir: string;
}

/** Names of ours in a data folder; a folder with others in it isn't ours to change. */
const OURS = ['secrets.json', 'postgres.json', 'launcher.json', 'cluster', 'logs'];

/**
 * Decides where the database lives: in `dataDir`, or, when the server's user can't get there (root with a checkout in
 * /root), in a folder of `fallbackRoot` that is named after `dataDir`, so that every start finds it again.
 * @throws UserError when the data folder was moved away from a database that lives elsewhere.
 */
export function placeServer(
  asked: string,
  options: { user: ServerUser | undefined; fallbackRoot: string; progress: (line: string) => void },
): ServerPlace {
  const isNew = mkdirSync(asked, { recursive: true, mode: 0o700 }) !== undefined;
  const dataDir = realpathSync(asked);
  const entries = readdirSync(dataDir);
  const isOurs = isNew || entries.length === 0 || entries.some((name) => OURS.includes(name));
  // Root's server runs as another user, who has to pass through the folder but not to list it; secrets are files of mode 0600.
  if (isOurs && ownedByUs(dataDir)) chmodSync(dataDir, options.user ? 0o711 : 0o700);

  let home = dataDir;
  if (options.user && !isPassable(dataDir, options.user)) {
    home = path.join(options.fallbackRoot, folderNameOf(dataDir));
    mkdirSync(home, { recursive: true });
    // Whatever the umask: the server's user has to pass through.
    for (const each of [options.fallbackRoot, home]) chmodSync(each, 0o711);
    options.progress(
      `PostgreSQL can't run as root and its user can't enter ${dataDir}: the database is in ${home}`,
    );
  }
  const place = { dataDir, home, clusterDir: path.join(home, 'cluster') };
  const known = readServerNote(dataDir).clusterDir;
  if (
    known !== undefined &&
    known !== place.clusterDir &&
    existsSync(known) &&
    !existsSync(place.clusterDir)
  ) {
    throw new UserError(
      'database-elsewhere',
      `The database of ${dataDir} is in ${known}. Move it, then start again:\n  mkdir -p ${home} && mv ${known} ${place.clusterDir}`,
    );
  }
  return place;
}

/** What is remembered of the server between starts. */
export interface ServerNote {
  clusterDir?: string;
  port?: number;
}

/** Reads the note; an unreadable one is as good as none. */
export function readServerNote(dataDir: string): ServerNote {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')) as ServerNote;
  } catch {
    return {};
  }
}

/** Writes the note. */
export function writeServerNote(dataDir: string, note: ServerNote): void {
  writeFileSync(path.join(dataDir, 'postgres.json'), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
}

/** A path as one folder name; different paths never give the same name. */
export function folderNameOf(dataDir: string): string {
  return dataDir
    .replace(/^\//, '')
    .replace(/[^A-Za-z0-9.-]/g, (sign) => (sign === '/' ? '_' : `%${sign.charCodeAt(0).toString(16)}.`));
}

function ownedByUs(folder: string): boolean {
  return process.getuid === undefined || statSync(folder).uid === process.getuid();
}
