import { createTestFolder, type TestFolder } from './test-folder';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../process/process-info';
import { withClient } from './connect';
import { folderNameOf } from './place-server';
import { parseUser } from './server-user';
import { startPostgres, type RunningPostgres, type StartPostgresOptions } from './start-postgres';

const PASSWORD = 'a password with: @ / ? and spaces';
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const NEEDS_ROOT = isRoot ? '' : ' (skipped: tests do not run as root)';

describe('startPostgres', () => {
  let folder: TestFolder;
  let running: RunningPostgres[];
  beforeEach(() => {
    folder = createTestFolder();
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    folder.remove();
  });

  const start = async (options: Partial<StartPostgresOptions> = {}): Promise<RunningPostgres> => {
    const server = await startPostgres({
      dataDir: path.join(folder.path, 'data'),
      password: PASSWORD,
      ...options,
    });
    running.push(server);
    return server;
  };
  const query = (server: RunningPostgres, text: string) =>
    withClient(server.url, async (client) => (await client.query<Record<string, unknown>>(text)).rows);
  const setting = async (server: RunningPostgres, name: string) =>
    (await query(server, `show ${name}`))[0]?.[name];

  it('makes a database that is durable, speaks UTF-8 and listens on loopback only', async () => {
    const server = await start();
    expect(server.origin).toBe('created');
    for (const [name, value] of Object.entries({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      max_connections: '100',
    })) {
      expect([name, await setting(server, name)]).toEqual([name, value]);
    }
    expect(
      await query(
        server,
        "select datlocprovider p, datlocale l from pg_database where datname = 'template1'",
      ),
    ).toEqual([{ p: 'b', l: 'C.UTF-8' }]);
  });

  it('lets nobody in without the password', async () => {
    const server = await start();
    const url = new URL(server.url);
    for (const password of ['', 'wrong']) {
      url.password = password;
      await expect(withClient(url.href, (client) => client.query('select 1'))).rejects.toThrow(/password/);
    }
  });

  it('keeps data and port from one start to the next, and leaves no process behind', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(second.origin).toBe('started');
    expect(second.port).toBe(first.port);
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('takes over a server that an earlier run left, and stops it for good', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ origin: 'adopted', pid: first.pid, port: first.port });
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
  });

  it('stops a left server that another password opens, and refuses to go on', async () => {
    const first = await start();
    await expect(start({ password: 'another' })).rejects.toThrow(/another password/);
    expect(isAlive(first.pid)).toBe(false);
  });

  it('is not misled by a pid file whose id belongs to another process by now', async () => {
    const first = await start();
    await first.stop();
    const stale = `${process.pid}\n${first.clusterDir}\n1700000000\n${first.port}\n\n127.0.0.1\n\nready   \n`;
    writeFileSync(path.join(first.clusterDir, 'postmaster.pid'), stale);
    const second = await start();
    expect(second.origin).toBe('started');
    expect(isAlive(process.pid)).toBe(true);
  });

  it('starts anew where a first start was killed half-way', async () => {
    const data = path.join(folder.path, 'data');
    const half = path.join(data, 'cluster.new-4711');
    mkdirSync(half, { recursive: true });
    chmodSync(data, 0o711);
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    writeFileSync(`${half}.password`, 'left');
    const server = await start();
    expect(server.origin).toBe('created');
    expect(readdirSync(data).sort()).toEqual(['cluster', 'logs', 'postgres.json']);
  });

  asRoot(`runs as nobody where there is no user postgres${NEEDS_ROOT}`, async () => {
    const server = await start({ serverUsers: ['no-such-user', 'nobody'] });
    const nobody = parseUser(readFileSync('/etc/passwd', 'utf8'), 'nobody');
    expect(statSync(`/proc/${server.pid}`).uid).toBe(nobody?.uid);
    expect(statSync(server.clusterDir)).toMatchObject({ uid: nobody?.uid, gid: nobody?.gid });
  });

  asRoot(`stays with the user who owns the database${NEEDS_ROOT}`, async () => {
    const first = await start({ serverUsers: ['nobody'] });
    await first.stop();
    const second = await start({ serverUsers: ['daemon', 'nobody'] });
    expect(second.origin).toBe('started');
    expect(statSync(`/proc/${second.pid}`).uid).toBe(statSync(first.clusterDir).uid);
  });

  asRoot(
    `finds another home, the same each time, for a data folder that its user can't enter${NEEDS_ROOT}`,
    async () => {
      const closed = path.join(folder.path, 'root-only');
      mkdirSync(closed, { mode: 0o700 });
      const lines: string[] = [];
      const options = {
        dataDir: path.join(closed, '.data'),
        fallbackRoot: path.join(folder.path, 'var'),
        serverUsers: ['nobody'],
        progress: (line: string) => lines.push(line),
      };
      const first = await start(options);
      const home = path.join(options.fallbackRoot, folderNameOf(options.dataDir));
      expect(first.clusterDir).toBe(path.join(home, 'cluster'));
      expect(lines.join('\n')).toContain(home);
      await query(first, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await start(options);
      expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    },
  );

  asRoot(`runs for a plain user as that user, without a home of his own${NEEDS_ROOT}`, async () => {
    const nobody = parseUser(readFileSync('/etc/passwd', 'utf8'), 'nobody');
    folder.giveTo(nobody);
    const services = path.resolve(__dirname, '../../../../dist/testing/services.js');
    const child = spawn(process.execPath, [services], {
      ...nobody,
      env: { TMPDIR: folder.path },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const message = await new Promise<{ databaseUrl?: string; failure?: string }>((resolve) =>
      child.once('message', resolve),
    );
    expect(message.failure).toBeUndefined();
    const rows = await withClient(
      message.databaseUrl ?? '',
      async (client) => (await client.query('select 1 as one')).rows,
    );
    expect(rows).toEqual([{ one: 1 }]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    expect(await ended).toBe(0);
  });
});
