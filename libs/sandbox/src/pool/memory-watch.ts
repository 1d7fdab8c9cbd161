import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;

/**
 * Memory a process holds, in bytes; undefined where the system does not tell (only Linux does). Isolates can overrun their own
 * limit for a moment, by a gigabyte if they try; the parent looks from outside too.
 */
export function residentBytes(pid: number): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : undefined;
  } catch {
    return undefined;
  }
}
