import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BoundedLog } from './bounded-log';
import { LogFollower } from './log-follower';

describe('BoundedLog', () => {
  let folder: string;
  let file: string;
  let log: BoundedLog | undefined;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rex-log-'));
    file = path.join(folder, 'logs', 'worker.log');
  });
  afterEach(() => {
    log?.close();
    log = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  it('puts aside what an earlier run wrote', () => {
    log = new BoundedLog(file);
    writeSync(log.descriptor, 'first run\n');
    log.close();
    log = new BoundedLog(file);
    expect(readFileSync(file, 'utf8')).toBe('');
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('first run\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('goes on in the same file when asked to', () => {
    log = new BoundedLog(file);
    writeSync(log.descriptor, 'first run\n');
    log.close();
    log = new BoundedLog(file, { keep: true });
    writeSync(log.descriptor, 'second run\n');
    expect(log.tail()).toBe('first run\nsecond run\n');
  });

  it('starts the file anew at its limit, and writers go on at its beginning', () => {
    log = new BoundedLog(file, { maxBytes: 100 });
    writeSync(log.descriptor, `${'x'.repeat(100)}\n`);
    log.bound();
    expect(statSync(file).size).toBe(0);
    expect(statSync(`${file}.1`).size).toBe(101);
    writeSync(log.descriptor, 'after\n');
    expect(readFileSync(file, 'utf8')).toBe('after\n');
  });

  it('gives no more than the asked end of the file', () => {
    log = new BoundedLog(file);
    writeSync(log.descriptor, '0123456789');
    expect(log.tail(4)).toBe('6789');
  });
});

describe('LogFollower', () => {
  it('hands on each whole line once, from where it began, also after the file was emptied', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rex-follow-'));
    const file = path.join(folder, 'a.log');
    const lines: string[] = [];
    writeFileSync(file, 'before\n');
    const follower = new LogFollower(file, (line) => lines.push(line));
    try {
      writeFileSync(file, 'one\ntw', { flag: 'a' });
      follower.read();
      expect(lines).toEqual(['one']);
      writeFileSync(file, 'o\n', { flag: 'a' });
      follower.read();
      follower.read();
      expect(lines).toEqual(['one', 'two']);
      writeFileSync(file, 'new\n');
      follower.read();
      expect(lines).toEqual(['one', 'two', 'new']);
    } finally {
      follower.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
