import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isStillRunning, LauncherFile, markProcess } from './launcher-file';

describe('LauncherFile', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rex-launcher-file-'));
    file = path.join(folder, 'launcher.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const anotherLauncher = (changes: object) =>
    writeFileSync(file, JSON.stringify({ name: 'launcher', startedAt: '', children: [], ...changes }));

  it('keeps a second launcher out and names the URL of the first', async () => {
    anotherLauncher({ ...markProcess('launcher', process.ppid), url: 'http://127.0.0.1:4000' });
    await expect(LauncherFile.take(folder)).rejects.toThrow(/already runs .* http:\/\/127.0.0.1:4000/);
    expect(existsSync(file)).toBe(true);
  });

  it('is not kept out by a process that only has the pid of a launcher that is gone', async () => {
    anotherLauncher({ pid: process.ppid, startMark: '1' });
    const { file: taken } = await LauncherFile.take(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    taken.release();
    expect(existsSync(file)).toBe(false);
  });

  it('names the programs that a killed launcher left running, and keeps them on record', async () => {
    const alive = markProcess('worker', process.ppid);
    anotherLauncher({ pid: 2 ** 22 + 1, children: [alive, { name: 'backend', pid: 2 ** 22 + 2 }] });
    const { leftBehind } = await LauncherFile.take(folder);
    expect(leftBehind).toEqual([alive]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ children: [alive] });
  });

  it('takes a damaged file for none', async () => {
    writeFileSync(file, '{"pid": 1');
    await LauncherFile.take(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('notes URL and programs in a file that only the owner can read', async () => {
    const { file: taken } = await LauncherFile.take(folder);
    taken.update({ url: 'http://127.0.0.1:4100' });
    taken.update({ children: [{ name: 'backend', pid: 7 }] });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      url: 'http://127.0.0.1:4100',
      children: [{ pid: 7 }],
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('isStillRunning', () => {
  it('knows this process, and tells it from another with its pid', () => {
    const mark = markProcess('test', process.pid);
    expect(isStillRunning(mark)).toBe(true);
    expect(isStillRunning({ ...mark, startMark: 'earlier' })).toBe(false);
  });
});
