import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from './backoff';
import { ChildProgram, type ProgramEnd, type ProgramOptions } from './child-program';
import type { ProcessMark } from './launcher-file';

/** How to run one program, apart from what differs between its runs. */
export type SupervisedProgram = Omit<ProgramOptions, 'isRestart' | 'isQuiet'>;

/** Runs programs side by side; once they were ready, one that ends is started again. */
export class Supervisor {
  private readonly programs = new Map<string, ChildProgram>();
  private readonly wait = new AbortController();
  private readonly restarting = new Set<string>();
  private isReady = false;

  constructor(
    private readonly print: (line: string) => void,
    private readonly onChange: (running: ProcessMark[]) => void,
  ) {}

  /** Starts a program. The promise settles only if it ends before `ready` was called: with its last words. */
  start(options: SupervisedProgram): Promise<{ name: string; end: ProgramEnd; lastWords: string }> {
    return new Promise((resolve) => {
      void this.keepRunning(options, resolve);
    });
  }

  /** From now on a program that ends is started again. */
  ready(): void {
    this.isReady = true;
  }

  /** Lets every program finish its work; kills those that still run after `graceMs`. Names the killed ones. */
  async stop(graceMs: number): Promise<string[]> {
    this.wait.abort();
    const programs = [...this.programs.values()];
    const ended = await Promise.all(programs.map((program) => program.stop(graceMs)));
    return programs.filter((_, index) => !ended[index]).map((program) => program.name);
  }

  /** Lets every program finish and runs it anew. */
  async restart(graceMs: number): Promise<void> {
    const programs = [...this.programs.values()];
    for (const { name } of programs) this.restarting.add(name);
    await Promise.all(programs.map((program) => program.stop(graceMs)));
  }

  /** Ends all at once. */
  kill(): void {
    this.wait.abort();
    for (const program of this.programs.values()) program.kill();
  }

  private async keepRunning(
    options: SupervisedProgram,
    onEarlyEnd: (early: { name: string; end: ProgramEnd; lastWords: string }) => void,
  ): Promise<void> {
    const backoff = new Backoff();
    const { signal } = this.wait;
    for (let isRestart = false; !signal.aborted; isRestart = true) {
      const startedAt = performance.now();
      const program = new ChildProgram({ ...options, isRestart, isQuiet: () => !this.isReady });
      this.programs.set(options.name, program);
      this.tell();
      const end = await program.ended;
      this.programs.delete(options.name);
      this.tell();
      if (signal.aborted) return;
      if (!this.isReady) return onEarlyEnd({ name: options.name, end, lastWords: program.lastWords });
      if (this.restarting.delete(options.name)) continue;
      const waitMs = backoff.after(performance.now() - startedAt);
      this.print(
        `${options.name} ended unexpectedly (${describeEnd(end)}); starting it again in ${waitMs / 1000} s`,
      );
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private tell(): void {
    this.onChange([...this.programs.values()].flatMap((program) => program.mark ?? []));
  }
}

/** A program's end in words. */
export function describeEnd({ code, signal }: ProgramEnd): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}
