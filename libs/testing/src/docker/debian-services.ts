import { chownSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Program } from '../stack/program';
import { freePort } from '@rex/embedded';
import { interpolate, serviceEnvironment, type ComposeService } from './compose-file';
import { runAs, type RunAs } from './run-as';
import { runToEnd, spawnProgram } from './spawn-program';

/** A server that stands for a service of the compose file. */
export interface StandIn {
  port: number;
  program: Program;
}

const READY_WITHIN_MS = 20_000;

/** Where Debian keeps programs that the clustered tests need; what is missing is left out. */
export const DEBIAN = {
  postgresBin: globSync('/usr/lib/postgresql/*/bin').sort().at(-1),
  redis: ['/usr/bin/redis-server'].find(existsSync),
  nginx: ['/usr/sbin/nginx'].find(existsSync),
};

/** Starts Debian's PostgreSQL with the user, password, database and initdb options of the service. */
export async function startPostgresService(
  service: ComposeService,
  variables: Record<string, string>,
  folder: string,
): Promise<StandIn> {
  const environment = serviceEnvironment(service, variables);
  const {
    POSTGRES_USER = '',
    POSTGRES_PASSWORD = '',
    POSTGRES_DB = '',
    POSTGRES_INITDB_ARGS = '',
  } = environment;
  const as = runAs(service.user ?? 'postgres');
  const bin = (name: string) => path.join(DEBIAN.postgresBin ?? '', name);
  const cluster = makeFolder(path.join(folder, 'cluster'), as);
  const passwordFile = path.join(cluster, '..', 'password');
  writeFileSync(passwordFile, POSTGRES_PASSWORD);
  const options = { cwd: cluster, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, ...as };
  await runToEnd(
    [
      ...[bin('initdb'), '--pgdata', cluster, '--username', POSTGRES_USER, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', ...POSTGRES_INITDB_ARGS.split(' ').filter(Boolean)],
    ],
    options,
  );
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const program = spawnProgram(
    [
      bin('postgres'),
      '-D',
      cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    options,
  );
  const connection = { host: '127.0.0.1', port, user: POSTGRES_USER, password: POSTGRES_PASSWORD };
  const client = await untilReady(program, async () => {
    const attempt = new Client({ ...connection, database: 'postgres' });
    attempt.on('error', () => undefined);
    await attempt.connect();
    return attempt;
  });
  await client.query(`CREATE DATABASE "${POSTGRES_DB}"`);
  await client.end();
  return { port, program };
}

/** Starts Debian's Redis by the service's own command, on another port. */
export async function startRedisService(
  service: ComposeService,
  variables: Record<string, string>,
  folder: string,
): Promise<StandIn> {
  const environment = serviceEnvironment(service, variables);
  const as = runAs(service.user ?? 'redis');
  const data = makeFolder(path.join(folder, 'redis'), as);
  const port = await freePort();
  const command = (service.command ?? []).map((word) => interpolate(word, variables));
  const last = command.pop();
  const program = spawnProgram(
    [...command, `${last} --port ${port} --bind 127.0.0.1 --pidfile ${path.join(folder, 'redis.pid')}`],
    { cwd: data, env: { PATH: '/usr/bin:/bin', ...environment }, ...as },
  );
  await untilReady(program, async () => {
    const client = new Redis({
      port,
      password: environment['REDISCLI_AUTH'],
      lazyConnect: true,
      retryStrategy: () => null,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
    } finally {
      client.disconnect();
    }
  });
  return { port, program };
}

/** Asks again until there is an answer. @throws Error with the program's output when it ended or took too long. */
export async function untilReady<Answer>(program: Program, ask: () => Promise<Answer>): Promise<Answer> {
  const givesUpAt = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const hasEnded = program.process.exitCode !== null || program.process.signalCode !== null;
      if (hasEnded || Date.now() > givesUpAt) {
        throw new Error(`not ready: ${String(error)}\n${program.output()}`, { cause: error });
      }
      await sleep(50);
    }
  }
}

function makeFolder(folder: string, { uid, gid }: RunAs): string {
  mkdirSync(folder, { mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}
