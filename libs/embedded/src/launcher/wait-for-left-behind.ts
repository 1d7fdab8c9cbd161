import { setTimeout as sleep } from 'node:timers/promises';
import { signal } from '../process/process-info';
import { isStillRunning, type ProcessMark } from './launcher-file';

/**
 * Waits for the programs of a launcher that was killed: they notice by themselves and finish. One that doesn't in time is
 * killed, which loses nothing: its executions go on from their last recorded step.
 */
export async function waitForLeftBehind(
  leftBehind: readonly ProcessMark[],
  options: { graceMs: number; print: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  if (leftBehind.length === 0) return;
  options.print(`Waiting for ${namesOf(leftBehind)} of an earlier run to finish`);
  if (await areGone(leftBehind, options.graceMs, options.signal)) {
    // Helpers of theirs, such as sandboxes, must not outlive them.
    for (const { pid } of leftBehind) signal(-pid, 'SIGKILL');
    return;
  }
  if (options.signal.aborted) return;
  const remaining = leftBehind.filter(isStillRunning);
  options.print(`Ending ${namesOf(remaining)}, which did not finish in ${options.graceMs / 1000} s`);
  for (const { pid } of remaining) if (!signal(-pid, 'SIGKILL')) signal(pid, 'SIGKILL');
  await areGone(remaining, 5_000, options.signal);
}

async function areGone(
  marks: readonly ProcessMark[],
  timeoutMs: number,
  abort: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (marks.some(isStillRunning)) {
    if (abort.aborted || performance.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

function namesOf(marks: readonly ProcessMark[]): string {
  return marks.map(({ name, pid }) => `${name} (process ${pid})`).join(' and ');
}
