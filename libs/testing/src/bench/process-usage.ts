import { readFileSync, readdirSync } from 'node:fs';

/** Processor time and peak memory of a group of processes. */
export interface Usage {
  /** User and system time since they started, in milliseconds. */
  cpuMs: number;
  /** Largest resident memory they had, added up, in MiB. Shared pages of PostgreSQL count in each. */
  peakMb: number;
}

/** Clock ticks per second of /proc (USER_HZ): 100 on every Linux that Node supports. */
const TICKS_PER_SECOND = 100;

/** Sums the usage of the given processes, from /proc. Processes that have ended count nothing. Linux only. */
export function usageOf(pids: number[]): Usage {
  let ticks = 0;
  let peakKb = 0;
  for (const pid of pids) {
    try {
      // The fields after the name in brackets: state is the first, utime and stime the 12th and 13th.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks += Number(fields[11]) + Number(fields[12]);
      peakKb += Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      continue;
    }
  }
  return { cpuMs: (ticks * 1000) / TICKS_PER_SECOND, peakMb: Math.round(peakKb / 1024) };
}

/** A process's children, and theirs. */
export function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      continue;
    }
  }
  const walk = (parent: number): number[] =>
    (children.get(parent) ?? []).flatMap((child) => [child, ...walk(child)]);
  return walk(pid);
}
