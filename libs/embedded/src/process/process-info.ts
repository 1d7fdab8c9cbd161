import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Tells whether a process runs. A zombie, which has ended and waits to be reaped, counts as gone. */
export function isAlive(pid: number): boolean {
  return isKnown(pid) && statFields(pid)?.[0] !== 'Z';
}

/** Tells whether the system knows the process, be it as a zombie. */
export function isKnown(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process started, in the system's own unit: equal for two looks at one process, different for another process
 * that got the same pid later. Undefined where the system doesn't tell.
 */
export function startMarkOf(pid: number): string | undefined {
  const fields = statFields(pid);
  if (fields) return fields[19];
  if (process.platform === 'win32' || process.platform === 'linux') return undefined;
  return ps(pid, 'lstart=');
}

/** The command line of a process; undefined when it is gone or the system doesn't tell. */
export function commandOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((word) => word !== '');
  } catch {
    if (process.platform === 'win32' || process.platform === 'linux') return undefined;
    return ps(pid, 'command=')?.split(' ');
  }
}

/** Waits until a process, child or not, is gone, looking every `intervalMs`. False when it still runs after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number, intervalMs = 20): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  return true;
}

/** Sends a signal; false when the process is gone or belongs to somebody else. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** The fields of /proc/PID/stat from the state on; the name before them may itself hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function ps(pid: number, format: string): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', format, '-p', String(pid)], { encoding: 'utf8', timeout: 5000 });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}
