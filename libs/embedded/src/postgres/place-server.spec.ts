import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderNameOf, placeServer, writeServerNote } from './place-server';

describe('folderNameOf', () => {
  it('never gives two paths one name', () => {
    const paths = [
      '/root/a_b/.data',
      '/root/a/b/.data',
      '/root/a-b/.data',
      '/root/a%5f.b/.data',
      '/root/a b/.data',
    ];
    expect(new Set(paths.map(folderNameOf)).size).toBe(paths.length);
  });

  it('gives one plain folder name', () => {
    expect(folderNameOf('/root/rex/.data')).toBe('root_rex_.data');
    expect(folderNameOf('/home/jürgen/ rex/../.data')).toMatch(/^[A-Za-z0-9._%-]+$/);
  });
});

describe('placeServer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rex-place-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const place = (dataDir: string) =>
    placeServer(dataDir, {
      user: undefined,
      fallbackRoot: path.join(folder, 'var'),
      progress: () => undefined,
    });

  it('makes a data folder that only its owner can open', () => {
    const dataDir = path.join(folder, 'deep', '.data');
    expect(place(dataDir)).toMatchObject({ home: dataDir, clusterDir: path.join(dataDir, 'cluster') });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it("leaves the rights of a folder alone that holds other people's things", () => {
    const dataDir = path.join(folder, 'shared');
    mkdirSync(dataDir, { mode: 0o755 });
    writeFileSync(path.join(dataDir, 'holiday.jpg'), '');
    place(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o755);
  });

  it('says where the database is when the data folder was moved away from it', () => {
    const dataDir = path.join(folder, '.data');
    const elsewhere = path.join(folder, 'var', 'old', 'cluster');
    mkdirSync(elsewhere, { recursive: true });
    place(dataDir);
    writeServerNote(dataDir, { clusterDir: elsewhere, port: 5433 });
    expect(() => place(dataDir)).toThrow(`mv ${elsewhere} ${path.join(dataDir, 'cluster')}`);
    expect(existsSync(path.join(dataDir, 'cluster'))).toBe(false);
  });
});
