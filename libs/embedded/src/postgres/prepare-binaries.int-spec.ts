import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { findBinaries } from './find-binaries';
import { prepareBinaries } from './prepare-binaries';
import { parseUser, type ServerUser } from './server-user';
import { createTestFolder, type TestFolder } from './test-folder';

const isRoot = process.getuid?.() === 0;

describe('prepareBinaries', () => {
  let folder: TestFolder;
  let native: string;
  let lines: string[];
  beforeEach(() => {
    folder = createTestFolder();
    lines = [];
    native = path.join(folder.path, 'package', 'native');
    cpSync(findBinaries().folder, native, { recursive: true, verbatimSymlinks: true });
  });
  afterEach(() => folder.remove());

  const prepare = (user?: ServerUser): string =>
    prepareBinaries(
      { folder: native, version: '1.2.3' },
      { user, home: folder.path, progress: (line) => lines.push(line) },
    );
  const firstLink = (from: string): string => {
    const [entry] = JSON.parse(readFileSync(path.join(from, 'pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[];
    return path.join(from, path.relative('native', entry?.target ?? ''));
  };
  const versionOf = (from: string): string =>
    execFileSync(path.join(from, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', env: {} });

  it('uses an installation as it is when nothing is missing', () => {
    expect(prepare()).toBe(native);
    expect(lines).toEqual([]);
  });

  it('makes the links and rights that an installation without scripts lacks', () => {
    rmSync(firstLink(native));
    for (const name of ['postgres', 'initdb']) chmodSync(path.join(native, 'bin', name), 0o644);
    expect(prepare()).toBe(native);
    expect(lstatSync(firstLink(native)).isSymbolicLink()).toBe(true);
    expect(versionOf(native)).toContain('18');
  });

  (isRoot ? it : it.skip)(
    `copies what its user can't read, once, and in working order${isRoot ? '' : ' (skipped: not root)'}`,
    () => {
      const nobody = parseUser(readFileSync('/etc/passwd', 'utf8'), 'nobody');
      chmodSync(path.dirname(native), 0o700);
      chmodSync(path.join(native, 'share/postgresql/postgres.bki'), 0o600);
      const copy = prepare(nobody);
      expect(copy).toBe(path.join(folder.path, 'postgresql-1.2.3'));
      expect(lines).toEqual([expect.stringContaining(copy)]);
      expect(existsSync(firstLink(copy))).toBe(true);
      expect(statSync(path.join(copy, 'share/postgresql/postgres.bki')).mode & 0o777).toBe(0o644);
      const run = execFileSync(path.join(copy, 'bin', 'postgres'), ['--version'], {
        ...nobody,
        encoding: 'utf8',
        env: {},
      });
      expect(run).toContain('18');
      expect(prepare(nobody)).toBe(copy);
      expect(lines).toHaveLength(1);
    },
  );
});
