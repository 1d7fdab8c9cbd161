import { UserError } from '@rex/platform';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { BoundedLog } from '../logs/bounded-log';
import { freePort } from '../process/free-port';
import { isAlive, waitUntilGone } from '../process/process-info';
import { adoptServer } from './adopt-server';
import { databaseUrl, probeServer } from './connect';
import { createCluster } from './create-cluster';
import { findBinaries } from './find-binaries';
import { launchServer } from './launch-server';
import { placeServer, readServerNote, writeServerNote } from './place-server';
import { prepareBinaries } from './prepare-binaries';
import { findServerUser, type ServerUser } from './server-user';
import { stopServer } from './stop-server';

/** How to start the embedded PostgreSQL. */
export interface StartPostgresOptions {
  /** Folder that gets the database, its log and a note of its port; made when missing. */
  dataDir: string;
  /** Password of the superuser; the database is made with it at the first start. */
  password: string;
  /** Wanted port; otherwise the one of the last start when free, else any free one. Loopback only. */
  port?: number;
  /** Settings of postgresql.conf beyond the usual ones. */
  settings?: Record<string, string>;
  /** Gets a sentence about each thing that takes time or is unusual. */
  progress?: (line: string) => void;
  /** When started by root: users to hand the server to, the first that exists. */
  serverUsers?: readonly string[];
  /** When started by root: where databases go whose data folder the server's user can't enter. */
  fallbackRoot?: string;
}

/** A running server. */
export interface RunningPostgres {
  /** URL of the maintenance database as superuser. */
  url: string;
  port: number;
  pid: number;
  clusterDir: string;
  /** What happened at the start: a new database, an existing one, or a server that an earlier run left running. */
  origin: 'created' | 'started' | 'adopted';
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Cuts all sessions, stops the server and waits for its end. */
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that came from npm, as any user, or takes over one that an earlier run left. */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const progress = options.progress ?? (() => undefined);
  let user = findServerUser(options.serverUsers);
  const place = placeServer(options.dataDir, {
    user,
    fallbackRoot: options.fallbackRoot ?? '/var/lib/rex',
    progress,
  });
  const { clusterDir, dataDir } = place;
  const isNew = !existsSync(clusterDir);
  if (!isNew) user = ownerOf(clusterDir, user);
  const { password } = options;

  const adopted = isNew ? undefined : await adoptServer({ clusterDir, password, progress });
  const log = new BoundedLog(path.join(dataDir, 'logs', 'postgres.log'), { keep: adopted !== undefined });
  if (adopted) {
    writeServerNote(dataDir, { clusterDir, port: adopted.port });
    const exited = waitUntilGone(adopted.pid, Infinity, 500).then(() => log.close());
    return running({ ...adopted, password, clusterDir, exited, origin: 'adopted' });
  }

  const binaries = prepareBinaries(findBinaries(), { user, home: place.home, progress });
  if (isNew) {
    progress('Making a new PostgreSQL database');
    await createCluster({ binaries, clusterDir, user, password });
  }
  const port = await freePort(options.port, readServerNote(dataDir).port);
  const server = await launchServer({
    binaries,
    clusterDir,
    port,
    user,
    log,
    settings: options.settings,
    progress,
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve(log.close())));
  const result = running({
    pid: server.pid ?? 0,
    port,
    password,
    clusterDir,
    exited,
    origin: isNew ? 'created' : 'started',
  });
  if ((await probeServer(result.url)) === 'refused') {
    await result.stop();
    throw new UserError(
      'database-password-wrong',
      `The database in ${clusterDir} has another password than the one kept for it.`,
    );
  }
  writeServerNote(dataDir, { clusterDir, port });
  return result;
}

function running(server: Omit<RunningPostgres, 'url' | 'stop'> & { password: string }): RunningPostgres {
  const { password, ...rest } = server;
  return {
    ...rest,
    url: databaseUrl({ port: server.port, password }),
    async stop() {
      if (isAlive(server.pid)) await stopServer(server.pid);
      await server.exited;
    },
  };
}

/** An existing database stays with the user who owns its files, even if root would choose another today. */
function ownerOf(clusterDir: string, chosen: ServerUser | undefined): ServerUser | undefined {
  const { uid, gid } = statSync(clusterDir);
  if (chosen) return uid === 0 ? chosen : { uid, gid };
  if (process.getuid === undefined || uid === process.getuid()) return undefined;
  throw new UserError(
    'database-foreign',
    `The database in ${clusterDir} belongs to user ${uid}. Start REX as root or as that user, or give the files away: chown -R`,
  );
}
