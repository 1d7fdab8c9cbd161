import { UserError } from '@rex/platform';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startMarkOf } from '../process/process-info';

/** A process that can be told from a later one with the same pid. */
export interface ProcessMark {
  name: string;
  pid: number;
  startMark?: string;
}

/** `launcher.json`: who runs REX on this data folder now. */
export interface LauncherRecord extends ProcessMark {
  startedAt: string;
  url?: string;
  children: ProcessMark[];
}

/** Marks a process that runs now. */
export function markProcess(name: string, pid: number): ProcessMark {
  return { name, pid, startMark: startMarkOf(pid) };
}

/** Tells whether the very process that was marked still runs. */
export function isStillRunning(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (mark.startMark === undefined || mark.startMark === startMarkOf(mark.pid));
}

/** Holds the data folder for this launcher, so that a second one keeps out. */
export class LauncherFile {
  private readonly file: string;
  private record: LauncherRecord;

  private constructor(dataDir: string) {
    this.file = path.join(dataDir, 'launcher.json');
    this.record = {
      ...markProcess('launcher', process.pid),
      startedAt: new Date().toISOString(),
      children: [],
    };
  }

  /**
   * Takes the folder, and names the processes that a killed launcher left behind.
   * @throws UserError when another launcher runs on it.
   */
  static async take(dataDir: string): Promise<{ file: LauncherFile; leftBehind: ProcessMark[] }> {
    const file = new LauncherFile(dataDir);
    const before = file.read();
    if (before && isStillRunning(before)) throw alreadyRunning(before, dataDir);
    const leftBehind = (before?.children ?? []).filter(isStillRunning);
    // What was left behind stays on record until it is gone, in case this start is killed too.
    file.record.children = leftBehind;
    rmSync(file.file, { force: true });
    if (!file.create()) throw alreadyRunning(file.read(), dataDir);
    // Two that started in the same moment may both have removed the old file: the later one wins.
    if (before) await sleep(100);
    const now = file.read();
    if (now && now.pid !== process.pid) throw alreadyRunning(now, dataDir);
    return { file, leftBehind };
  }

  /** Notes the processes that run for this launcher, and the URL once it is known. */
  update(changes: Partial<Pick<LauncherRecord, 'url' | 'children'>>): void {
    this.record = { ...this.record, ...changes };
    this.write(`${this.file}.${process.pid}`);
    renameSync(`${this.file}.${process.pid}`, this.file);
  }

  release(): void {
    if (this.read()?.pid === process.pid) rmSync(this.file, { force: true });
  }

  private create(): boolean {
    const own = `${this.file}.${process.pid}`;
    this.write(own);
    try {
      linkSync(own, this.file);
      return true;
    } catch {
      return false;
    } finally {
      rmSync(own, { force: true });
    }
  }

  private write(file: string): void {
    writeFileSync(file, `${JSON.stringify(this.record, null, 2)}\n`, { mode: 0o600 });
  }

  private read(): LauncherRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as LauncherRecord;
    } catch {
      return undefined;
    }
  }
}

function alreadyRunning(record: LauncherRecord | undefined, dataDir: string): UserError {
  const where = record?.url ? `at ${record.url}` : 'and is still starting';
  return new UserError(
    'already-running',
    `REX already runs on ${dataDir} ${where} (process ${record?.pid ?? 'unknown'}). For a second one choose other ports and another data folder:\n` +
      '  PORT=4100 WORKER_HEALTH_PORT=4101 REX_DATA_DIR=.data2 npm start',
  );
}
