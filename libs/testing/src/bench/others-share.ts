import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { descendantsOf, usageOf } from './process-usage';

/** Clock ticks of /proc are 10 ms each. */
const MS_PER_TICK = 10;
/** What a process took that has ended is not to be read any more: so all are looked at so often. */
const LOOK_EVERY_MS = 1000;
/** Over a shorter time the steps of the clock would count for more than what was done. */
const SHORTEST_MS = 1000;

/**
 * How much of all processors others took meanwhile: other programs, and, on shared machines, other machines. A figure that was taken
 * beside much else says little. Linux only.
 */
export class OthersShare {
  private readonly takenMs = new Map<number, number>();
  private ownMs = 0;
  private last = { atMs: performance.now(), allMs: takenByAllMs() };
  private said = 0;

  constructor() {
    this.look();
    setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** In per cent, since the last time this was asked; when that was just now, what was said then. */
  percent(): number {
    const tookMs = performance.now() - this.last.atMs;
    if (tookMs < SHORTEST_MS) return this.said;
    this.look();
    const now = { atMs: performance.now(), allMs: takenByAllMs() };
    const othersMs = Math.max(0, now.allMs - this.last.allMs - this.ownMs);
    this.said = Math.round((othersMs / (tookMs * availableParallelism())) * 100);
    this.last = now;
    this.ownMs = 0;
    return this.said;
  }

  /** Adds up what this process and all that it started took since the last look. */
  private look(): void {
    for (const pid of [process.pid, ...descendantsOf(process.pid)]) {
      const { cpuMs } = usageOf([pid]);
      this.ownMs += Math.max(0, cpuMs - (this.takenMs.get(pid) ?? 0));
      this.takenMs.set(pid, cpuMs);
    }
  }
}

/** Processor time since the machine started, whoever took it. */
function takenByAllMs(): number {
  const line = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? '';
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(' ').map(Number);
  return (user + nice + system + irq + softirq + steal) * MS_PER_TICK;
}
