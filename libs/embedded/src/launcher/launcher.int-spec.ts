import { createTestDatabase } from '@rex/testing/stack';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';
import { parseUser } from '../postgres/server-user';
import { freePort } from '../process/free-port';
import { LauncherHome, stillAlive, until } from './stand-ins/run-launcher';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

interface BackendNote {
  pid: number;
  DATABASE_URL: string;
  JWT_SECRET: string;
  ENCRYPTION_KEY: string;
}

describe('the launcher', () => {
  let home: LauncherHome;
  beforeEach(() => {
    home = new LauncherHome();
  });
  afterEach(() => home.clear());

  it('starts everything, prints one URL and no secret, and ends everything in order on SIGTERM', async () => {
    const run = await home.run();
    await run.ready();
    const ids = home.processIds();
    expect(stillAlive(ids)).toEqual(['backend', 'worker', 'helper', 'postgres']);

    const { DATABASE_URL, JWT_SECRET, ENCRYPTION_KEY } = home.noteOf<BackendNote>('backend.json');
    expect(home.linesOf('migrate.log')).toEqual([DATABASE_URL]);
    expect(
      await query(DATABASE_URL, 'select current_database() d, rolsuper s from pg_roles where rolname = user'),
    ).toEqual([{ d: 'rex', s: false }]);
    for (const secret of [JWT_SECRET, ENCRYPTION_KEY, new URL(DATABASE_URL).password]) {
      expect(secret.length).toBeGreaterThanOrEqual(32);
      expect(run.output).not.toContain(secret);
    }
    expect(statSync(path.join(home.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(home.dataDir, 'cluster')).mode & 0o777).toBe(0o700);
    expect(statSync(home.dataDir).mode & 0o066).toBe(0);

    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(stillAlive(ids)).toEqual([]);
    expect(home.linesOf('backend.end')).toEqual(['SIGTERM']);
    expect(home.linesOf('worker.end')).toEqual(['SIGTERM, database up']);
    expect(existsSync(path.join(home.dataDir, 'launcher.json'))).toBe(false);
  });

  it('refuses a second start on the same data, names the URL of the first and leaves it alone', async () => {
    const first = await home.run();
    await first.ready();
    const ids = home.processIds();
    const second = await home.run();
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(/http:\S+/.exec(first.output)?.[0]);
    expect(second.output).toContain('already runs');
    expect(first.hasEnded).toBe(false);
    expect(home.processIds()).toEqual(ids);
    expect(stillAlive(ids)).toHaveLength(4);
  });

  it('goes on with the same data after kill -9 of the launcher', async () => {
    const first = await home.run();
    await first.ready();
    const ids = home.processIds();
    const { DATABASE_URL } = home.noteOf<BackendNote>('backend.json');
    await query(DATABASE_URL, 'create table kept as select 42 as answer');
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await home.run();
    await second.ready();
    expect(stillAlive(ids)).toEqual(['postgres']);
    expect(home.linesOf('backend.end')).toEqual(['orphaned']);
    expect(home.processIds().postgres).toBe(ids.postgres);
    expect(second.output).toContain('PostgreSQL still ran');
    expect(await query(DATABASE_URL, 'select answer from kept')).toEqual([{ answer: 42 }]);

    const newIds = home.processIds();
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(stillAlive(newIds)).toEqual([]);
  });

  it('goes on with the same data after kill -9 of everything', async () => {
    const first = await home.run();
    await first.ready();
    const ids = home.processIds();
    const { DATABASE_URL } = home.noteOf<BackendNote>('backend.json');
    await query(DATABASE_URL, 'create table kept as select 42 as answer');
    for (const pid of [first.child.pid ?? 0, ...Object.values(ids)]) process.kill(pid, 'SIGKILL');
    await first.ended;

    const second = await home.run();
    await second.ready();
    expect(
      await query(home.noteOf<BackendNote>('backend.json').DATABASE_URL, 'select answer from kept'),
    ).toEqual([{ answer: 42 }]);
    expect(home.noteOf<BackendNote>('backend.json').DATABASE_URL).toBe(DATABASE_URL);
  });

  it('starts a program and the database again when they are killed', async () => {
    const run = await home.run();
    await run.ready();
    const before = home.processIds();
    process.kill(before.worker, 'SIGKILL');
    await run.prints(/worker ended unexpectedly \(signal SIGKILL\)/);
    expect(await until(() => home.processIds().worker !== before.worker)).toBe(true);
    expect(stillAlive({ helper: before.helper })).toEqual([]);

    process.kill(before.postgres, 'SIGKILL');
    await run.prints(/PostgreSQL ended unexpectedly/);
    expect(
      await until(
        () =>
          existsSync(path.join(home.dataDir, 'cluster/postmaster.pid')) &&
          home.processIds().postgres !== before.postgres,
      ),
    ).toBe(true);
    const { DATABASE_URL } = home.noteOf<BackendNote>('backend.json');
    expect(
      await until(() =>
        readFileSync(path.join(home.dataDir, 'cluster/postmaster.pid'), 'utf8').includes('ready'),
      ),
    ).toBe(true);
    expect(await query(DATABASE_URL, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('runs programs anew on request, without calling it a failure', async () => {
    const run = await home.run();
    await run.ready();
    const before = home.processIds();
    run.child.kill('SIGUSR2');
    expect(
      await until(
        () => home.processIds().backend !== before.backend && home.processIds().worker !== before.worker,
      ),
    ).toBe(true);
    expect(stillAlive(before)).toEqual(['postgres']);
    expect(run.output).not.toContain('unexpectedly');
    expect(await until(() => run.output.includes('backend warning: loud line: its reason'))).toBe(true);
    expect(run.output).not.toContain('quiet line');
  });

  it('uses the PostgreSQL that DATABASE_URL names as it is, and makes only secrets', async () => {
    const database = await createTestDatabase();
    const run = await home.run({ environment: { DATABASE_URL: database.url, JWT_SECRET: 'j'.repeat(40) } });
    await run.ready();
    const note = home.noteOf<BackendNote>('backend.json');
    expect(note).toMatchObject({ DATABASE_URL: database.url, JWT_SECRET: 'j'.repeat(40) });
    expect(note.ENCRYPTION_KEY.length).toBeGreaterThanOrEqual(32);
    expect(existsSync(path.join(home.dataDir, 'cluster'))).toBe(false);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    await database.drop();
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('runs for a plain user as himself (needs tests to run as root)', async () => {
    const nobody = parseUser(readFileSync('/etc/passwd', 'utf8'), 'nobody');
    const run = await home.run({ user: nobody });
    await run.ready();
    const ids = home.processIds();
    for (const pid of Object.values(ids)) expect(statSync(`/proc/${pid}`).uid).toBe(nobody?.uid);
    expect(statSync(home.dataDir).mode & 0o777).toBe(0o700);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(stillAlive(ids)).toEqual([]);
  });

  asRoot(
    'runs for root on a data folder that the user of its database cannot enter (needs tests to run as root)',
    async () => {
      const closed = path.join(home.folder, 'root-only');
      mkdirSync(closed, { mode: 0o700 });
      const inClosed = new LauncherHome({ dataDir: path.join(closed, '.data') });
      const options = { serverUsers: ['nobody'], fallbackRoot: path.join(home.folder, 'var') };
      try {
        const first = await inClosed.run(options);
        await first.ready();
        expect(first.output).toContain(`the database is in ${options.fallbackRoot}`);
        const { DATABASE_URL } = inClosed.noteOf<BackendNote>('backend.json');
        await query(DATABASE_URL, 'create table kept as select 42 as answer');
        first.child.kill('SIGKILL');
        await first.ended;
        const second = await inClosed.run(options);
        await second.ready();
        expect(await query(DATABASE_URL, 'select answer from kept')).toEqual([{ answer: 42 }]);
      } finally {
        await inClosed.clear();
      }
    },
  );

  it.each([
    ['migrate-fails', /table x is in the way/],
    ['backend-fails', /backend ended while starting \(exit code 7\)[^]*no such module: left-pad/],
  ])(
    'shows the last words of a program that dies while starting, and leaves nothing running (%s)',
    async (STAND_IN, words) => {
      const run = await home.run({ environment: { STAND_IN } });
      expect(await run.ended).toBe(1);
      expect(run.output).toMatch(words);
      expect(existsSync(path.join(home.dataDir, 'cluster/postmaster.pid'))).toBe(false);
    },
  );

  it('ends in order when it is told to while it starts', async () => {
    const run = await home.run();
    await run.prints(/PostgreSQL/);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(existsSync(path.join(home.dataDir, 'cluster/postmaster.pid'))).toBe(false);
    expect(existsSync(path.join(home.dataDir, 'launcher.json'))).toBe(false);
  });

  it('ends a program that does not finish in its grace time, and at once on a second signal', async () => {
    const run = await home.run({ environment: { STAND_IN: 'worker-hangs', SHUTDOWN_SECONDS: '60' } });
    await run.ready();
    const ids = home.processIds();
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(run.hasEnded).toBe(false);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
    expect(stillAlive(ids)).toEqual([]);
  });
});

describe('a taken port', () => {
  let home: LauncherHome;
  let holder: Server;
  let port: number;
  beforeEach(async () => {
    home = new LauncherHome();
    port = await freePort();
    holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => holder.close(resolve));
    await home.clear();
  });

  it.each(['PORT', 'WORKER_HEALTH_PORT'])(
    'is named with the way out before anything is started (%s)',
    async (name) => {
      const run = await home.run({ environment: { [name]: String(port) } });
      expect(await run.ended).toBe(1);
      expect(run.output).toContain(`Port ${port} (${name}) is taken`);
      expect(run.output).toContain(`${name}=${port + 100} npm start`);
      if (process.platform === 'linux') expect(run.output).toContain(`process ${process.pid}`);
      expect(existsSync(path.join(home.dataDir, 'cluster'))).toBe(false);
    },
  );
});
