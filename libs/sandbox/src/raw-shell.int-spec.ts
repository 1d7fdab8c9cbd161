import { readdirSync, readFileSync } from 'node:fs';
import { createTestDatabase, type TestDatabase } from '@rex/testing/stack';
import { findSpawnSettings, type SpawnSettings } from './pool/spawn-settings';
import { PLANTED_SECRET, plantSecrets } from './spec-support/plant-secrets';
import { ATTEMPTS } from './spec-support/raw-shell/all-attempts';
import { type Canaries, openCanaries } from './spec-support/raw-shell/canaries';
import { RawShell } from './spec-support/raw-shell/raw-shell';
import { ensureBuilt } from './spec-support/test-pool';

// An attacker who broke out of the isolate, or found a way around it: any program in Node's own realm of a sandbox process,
// with every module loaded and the C library to call. It must reach no secret, no file, no database, no network, no process.

let database: TestDatabase;
let canaries: Canaries;
let settings: SpawnSettings;
const shells: RawShell[] = [];

beforeAll(async () => {
  plantSecrets();
  settings = findSpawnSettings(ensureBuilt('sandbox-shell'));
  database = await createTestDatabase();
  canaries = await openCanaries(Number(new URL(database.url).port));
});

afterAll(async () => {
  await Promise.all(shells.map((each) => each.close()));
  canaries.close();
  await database.drop();
});

function openShell(change: (args: string[]) => Partial<SpawnSettings>): RawShell {
  const shell = new RawShell({ ...settings, ...change(settings.args) });
  shells.push(shell);
  return shell;
}

const withoutPermissions = (args: string[]) => args.filter((each) => !/^--(permission|allow-)/.test(each));

describe.each([
  ['in a process as the pool starts it', () => ({})],
  [
    "that only the kernel's lock holds, with the worker's own user and without Node's permissions",
    (args: string[]) => ({ args: withoutPermissions(args), firstUserId: undefined }),
  ],
] as [string, (args: string[]) => Partial<SpawnSettings>][])('a raw Node shell %s', (_, change) => {
  let shell: RawShell;
  let countBefore: number;
  let filesBefore: string[];
  beforeAll(() => {
    shell = openShell(change);
    countBefore = canaries.count();
    filesBefore = canaries.files();
  });

  it.each(ATTEMPTS.map((each) => [each.title, each] as const))(
    'does not reach %s',
    async (_title, attempt) => {
      const result = await shell.attempt(attempt, canaries.targets);
      expect(result).toEqual({ stopped: expect.any(String) as string });
      expect(JSON.stringify(result)).not.toContain(PLANTED_SECRET);
    },
  );

  it('is locked in every thread, and knows it', async () => {
    const pid = await shell.pid();
    expect(shell.lock).toEqual({ kind: 'locked' });
    const threads = readdirSync(`/proc/${pid}/task`);
    expect(threads.length).toBeGreaterThan(1);
    for (const thread of threads) {
      const status = readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8');
      expect(/^NoNewPrivs:\s+1$/m.test(status) && /^Seccomp:\s+2$/m.test(status)).toBe(true);
    }
  });

  it('was seen by no listener, wrote nothing and hurt nobody', () => {
    expect(canaries.count()).toBe(countBefore);
    expect(canaries.files()).toEqual(filesBefore);
    expect(canaries.worker.exitCode ?? canaries.worker.signalCode).toBeNull();
  });
});

describe('the control, a Node without any of these walls,', () => {
  let shell: RawShell;
  beforeAll(() => {
    shell = openShell((args) => ({ args: [...withoutPermissions(args), '--bare'], firstUserId: undefined }));
  });

  it.each(ATTEMPTS.filter((each) => each.hasControl !== false).map((each) => [each.title, each] as const))(
    'reaches %s',
    async (_title, attempt) => {
      const result = await shell.attempt(attempt, canaries.targets);
      expect(result).toEqual({ reached: expect.any(String) as string });
    },
  );

  it('was seen by the listeners and left files', () => {
    expect(canaries.count()).toBeGreaterThan(8);
    expect(canaries.files().length).toBeGreaterThan(3);
  });
});
