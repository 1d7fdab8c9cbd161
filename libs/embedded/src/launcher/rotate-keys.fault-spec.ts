import { openDatabase, runMigrations } from '@rex/database';
import { createSecretCipher, newId } from '@rex/platform';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LauncherFile } from './launcher-file';
import { placeData } from './place-data';
import { rotateKeys } from './rotate-keys';
import { loadSecrets, type Secrets } from './secrets';

const COUNT = 250;

describe('rotating the encryption key of a data folder', () => {
  let folder: string;
  let dataDir: string;
  let lines: string[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rex-rotate-'));
    // The user whom root hands PostgreSQL to has to pass through.
    chmodSync(folder, 0o755);
    dataDir = path.join(folder, 'data');
    lines = [];
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const secretsFile = () => path.join(dataDir, 'secrets.json');
  const secrets = () => JSON.parse(readFileSync(secretsFile(), 'utf8')) as Secrets;
  const rotate = (
    options: { environment?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
    signal = new AbortController().signal,
  ) =>
    rotateKeys({
      root: process.cwd(),
      environment: { REX_DATA_DIR: dataDir, ...options.environment },
      fallbackRoot: path.join(folder, 'var'),
      print: (line) => {
        lines.push(line);
        options.onLine?.(line);
      },
      signal,
    });

  async function withDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
    const options = { fallbackRoot: path.join(folder, 'var'), progress: () => undefined };
    const { database } = placeData(dataDir, { DATABASE_URL: undefined }, options);
    try {
      return await work((await database?.start())?.url ?? '');
    } finally {
      await database?.stop();
    }
  }

  /** Keys as an earlier run of REX left them; the secret of each is its name. */
  const fill = () =>
    withDatabase(async (url) => {
      await runMigrations(url);
      const cipher = await createSecretCipher(secrets().encryptionKey);
      const database = await openDatabase({ url, applicationName: 'rex-test' });
      const ownerId = newId();
      await database.users.create({ id: ownerId, email: 'a@example.org', passwordHash: 'h', name: null });
      for (let index = 0; index < COUNT; index += 1) {
        const key = { id: newId(), provider: 'http', name: `secret ${index}`, lastFour: null };
        const row = { ...key, ...cipher.encrypt({ ...key, ownerId }, key.name) };
        await database.apiKeys.create(ownerId, row, { maxKeys: COUNT });
      }
      await database.close();
      return ownerId;
    });

  /** How many keys open, and with how many encryption keys they were encrypted. */
  const look = (ownerId: string, encryptionKey: string, former: string[] = []) =>
    withDatabase(async (url) => {
      const cipher = await createSecretCipher(encryptionKey, former);
      const database = await openDatabase({ url, applicationName: 'rex-test' });
      const versions = new Set<number>();
      let readable = 0;
      for (const { id, name } of await database.apiKeys.list(ownerId)) {
        const row = await database.apiKeys.findEncrypted(ownerId, id);
        if (row) versions.add(row.keyVersion);
        if (row && cipher.decrypt(row, row) === name) readable += 1;
      }
      await database.close();
      return { readable, versions: versions.size };
    });

  it('makes a new key, keeps the former one until it is needed no more, and can be interrupted', async () => {
    const ownerId = await fill();
    const before = secrets();
    const abort = new AbortController();
    const onLine = (line: string) => {
      if (!line.includes(`100 of ${COUNT}`)) return;
      // Both are on the disk while some stored keys need one and some the other.
      expect(secrets().formerEncryptionKeys).toEqual([before.encryptionKey]);
      abort.abort();
    };
    await expect(rotate({ onLine }, abort.signal)).rejects.toThrow(/abort/i);
    const between = secrets();
    expect(between).toEqual({
      ...before,
      encryptionKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      formerEncryptionKeys: [before.encryptionKey],
    });
    expect(between.encryptionKey).not.toBe(before.encryptionKey);
    expect(statSync(secretsFile()).mode & 0o777).toBe(0o600);
    expect(loadSecrets(dataDir)).toEqual(between);
    expect(await look(ownerId, between.encryptionKey, between.formerEncryptionKeys)).toEqual({
      readable: COUNT,
      versions: 2,
    });

    expect(await rotate()).toBe(true);
    expect(secrets()).toEqual({ ...before, encryptionKey: between.encryptionKey });
    expect(await look(ownerId, between.encryptionKey)).toEqual({ readable: COUNT, versions: 1 });

    expect(await rotate()).toBe(true);
    expect(secrets().encryptionKey).not.toBe(between.encryptionKey);
    expect(await look(ownerId, secrets().encryptionKey)).toEqual({ readable: COUNT, versions: 1 });
    for (const secret of [before.encryptionKey, between.encryptionKey, secrets().encryptionKey])
      expect(lines.join('\n')).not.toContain(secret);
  }, 120_000);

  it('goes over to a key that the operator brings, and leaves his secrets to him', async () => {
    const ownerId = await fill();
    const before = secrets();
    const own = 'o'.repeat(40);
    expect(await rotate({ environment: { ENCRYPTION_KEY: own } })).toBe(true);
    expect(secrets()).toEqual(before);
    expect(await look(ownerId, own)).toEqual({ readable: COUNT, versions: 1 });
  }, 120_000);

  it('refuses while REX runs on the folder, and changes nothing', async () => {
    await withDatabase(async () => undefined);
    const before = secrets();
    const { file } = await LauncherFile.take(dataDir);
    await expect(rotate()).rejects.toMatchObject({
      code: 'rex-running',
      message: expect.stringContaining('Stop it') as string,
    });
    file.release();
    expect(secrets()).toEqual(before);
  }, 120_000);

  it('has nothing to do where REX has not run, and asks for the keys of a database elsewhere', async () => {
    expect(await rotate()).toBe(true);
    expect(lines.join()).toContain('nothing to rotate');
    const environment = { DATABASE_URL: 'postgres://127.0.0.1:1/rex' };
    await expect(rotate({ environment })).rejects.toMatchObject({ code: 'rotation-needs-settings' });
  });
});
