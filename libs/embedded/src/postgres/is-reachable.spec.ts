import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isPassable, isReachable } from './is-reachable';

describe('isReachable', () => {
  const stranger = { uid: 54321, gid: 54321 };
  let folder: string;
  let inner: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rex-reach-'));
    inner = path.join(folder, 'inner');
    file = path.join(inner, 'file');
    mkdirSync(inner);
    writeFileSync(file, '');
    for (const each of [folder, inner]) chmodSync(each, 0o711);
    chmodSync(file, 0o644);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('allows a file behind folders that one may pass but not list', () => {
    expect(isReachable(file, stranger)).toBe(true);
    expect(isPassable(inner, stranger)).toBe(true);
  });

  it('refuses a file below a closed folder, however open itself', () => {
    chmodSync(folder, 0o700);
    expect(isReachable(file, stranger)).toBe(false);
    expect(isPassable(inner, stranger)).toBe(false);
  });

  it('refuses a file that only others may read', () => {
    chmodSync(file, 0o600);
    expect(isReachable(file, stranger)).toBe(false);
  });

  it('refuses what does not exist', () => {
    expect(isReachable(path.join(inner, 'nothing'), stranger)).toBe(false);
    expect(isReachable(path.join(inner, 'nothing'), undefined)).toBe(false);
  });

  (process.getuid?.() === 0 ? it : it.skip)(
    'goes by the rights of owner and group first, as the system does (needs root)',
    () => {
      chownSync(file, stranger.uid, 0);
      chmodSync(file, 0o044);
      expect(isReachable(file, stranger)).toBe(false);
      chownSync(file, 0, stranger.gid);
      chmodSync(file, 0o040);
      expect(isReachable(file, stranger)).toBe(true);
    },
  );
});
